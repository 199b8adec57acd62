#include "clients/handoverctl/report/amount.h"

#include <utility>

#include "clients/handoverctl/number_text.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Interval;

Amount Of(std::string text, const Interval& interval) {
  Amount amount{.text = std::move(text), .least = {}, .most = {}};
  if (interval.has_least()) amount.least = interval.least();
  if (interval.has_most()) amount.most = interval.most();
  return amount;
}

}  // namespace

Amount CountAmount(const Interval& count) { return Of(IntervalText(count), count); }

Amount DifferenceAmount(const Interval& difference) { return Of(DifferenceText(difference), difference); }

Amount SignedAmount(int64_t count) { return {.text = SignedText(count), .least = count, .most = count}; }

Amount QuantityAmount(const registry::v1::Quantity& quantity) {
  Amount amount = WordsAmount(QuantityText(quantity));
  const bool is_from = quantity.precision() == registry::v1::PRECISION_AT_LEAST;
  const bool is_up_to = quantity.precision() == registry::v1::PRECISION_AT_MOST;
  const bool is_exact = quantity.precision() == registry::v1::PRECISION_EXACT;
  if (is_exact || is_from) amount.least = quantity.count();
  if (is_exact || is_up_to) amount.most = quantity.count();
  return amount;
}

Amount WordsAmount(std::string words) { return {.text = std::move(words), .least = {}, .most = {}}; }

}  // namespace handover::ctl
