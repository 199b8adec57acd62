#include "clients/handoverctl/number_text.h"

#include "absl/strings/str_cat.h"

namespace handover::ctl {

using reconciliation::v1::Interval;

std::string CountText(int64_t count) {
  const std::string digits = absl::StrCat(count);
  const size_t first_digit = count < 0 ? 1 : 0;
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > first_digit && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string SignedText(int64_t count) { return absl::StrCat(count > 0 ? "+" : "", CountText(count)); }

std::string QuantityText(const registry::v1::Quantity& quantity) {
  const std::string count = CountText(quantity.count());
  switch (quantity.precision()) {
    case registry::v1::PRECISION_EXACT:
      return count;
    case registry::v1::PRECISION_AT_LEAST:
      return "at least " + count;
    case registry::v1::PRECISION_AT_MOST:
      return "at most " + count;
    case registry::v1::PRECISION_APPROXIMATE:
      return "about " + count;
    case registry::v1::PRECISION_UNDISCLOSED:
      return "not disclosed";
    default:
      return count + " (precision not known)";
  }
}

std::string IntervalText(const Interval& interval) {
  if (interval.has_least() && interval.has_most()) {
    if (interval.least() == interval.most()) return CountText(interval.least());
    return absl::StrCat(CountText(interval.least()), " to ", CountText(interval.most()));
  }
  if (interval.has_most()) return "at most " + CountText(interval.most());
  if (interval.least() == 0) return "0 or more";
  return "at least " + CountText(interval.least());
}

std::string DifferenceText(const Interval& difference) {
  if (difference.has_least() && difference.has_most()) {
    if (difference.least() == difference.most()) return SignedText(difference.least());
    return absl::StrCat(SignedText(difference.least()), " to ", SignedText(difference.most()));
  }
  if (difference.has_least()) return SignedText(difference.least()) + " or more";
  if (difference.has_most()) return SignedText(difference.most()) + " or less";
  return "not known";
}

bool IsZero(const Interval& interval) {
  return interval.has_least() && interval.has_most() && interval.least() == 0 && interval.most() == 0;
}

}  // namespace handover::ctl
