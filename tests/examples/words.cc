#include "tests/examples/words.h"

#include <regex>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace handover::examples {
namespace {

namespace v1 = registry::v1;

absl::Status Want(std::string_view got, std::string_view want) {
  return absl::InvalidArgumentError(absl::StrCat("\"", std::string(got), "\", want ", std::string(want)));
}

// The value of a prefix such as "CATEGORY_" that is written "pow-other".
template <typename Enum>
absl::StatusOr<Enum> ValueOf(std::string_view word, const char* prefix, bool (*parse)(const std::string&, Enum*)) {
  const std::string name = absl::StrReplaceAll(absl::AsciiStrToUpper(std::string(word)), {{"-", "_"}});
  Enum value;
  if (parse(prefix + name, &value)) return value;
  return Want(word, absl::StrCat("what stands after ", prefix, " in the protos"));
}

v1::Precision PrecisionOf(const std::string& words) {
  if (words.empty()) return v1::PRECISION_EXACT;
  if (words == "at least") return v1::PRECISION_AT_LEAST;
  if (words == "at most") return v1::PRECISION_AT_MOST;
  return v1::PRECISION_APPROXIMATE;
}

}  // namespace

std::string WordOf(v1::Category category) {
  constexpr std::string_view kPrefix = "CATEGORY_";
  const std::string name = v1::Category_Name(category).substr(kPrefix.size());
  return absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", "-"}});
}

absl::StatusOr<v1::Category> CategoryOf(std::string_view word) {
  return ValueOf<v1::Category>(word, "CATEGORY_", v1::Category_Parse);
}

absl::StatusOr<v1::CountingBasis> BasisOf(std::string_view word) {
  return ValueOf<v1::CountingBasis>(word, "COUNTING_BASIS_", v1::CountingBasis_Parse);
}

absl::StatusOr<v1::ExplanationCode> CodeOf(std::string_view word) {
  return ValueOf<v1::ExplanationCode>(word, "EXPLANATION_CODE_", v1::ExplanationCode_Parse);
}

absl::StatusOr<v1::HandoverStatus> HandoverStatusOf(std::string_view word) {
  return ValueOf<v1::HandoverStatus>(word, "HANDOVER_STATUS_", v1::HandoverStatus_Parse);
}

v1::CountingBasis UsualBasisOf(v1::Category category) {
  const bool is_deceased = category == v1::CATEGORY_DECEASED_MILITARY || category == v1::CATEGORY_DECEASED_CIVILIAN ||
                           category == v1::CATEGORY_DECEASED_UNKNOWN;
  return is_deceased ? v1::COUNTING_BASIS_REMAINS_CASE : v1::COUNTING_BASIS_LIVING_PERSON;
}

absl::StatusOr<Counted> CountedOf(std::string_view text) {
  static const std::regex kCounted(
      "(?:(at least|at most|about) )?(?:([0-9,]+)|(an undisclosed number))(?: ([a-z0-9-]+))?(?: by ([a-z-]+))?");
  std::smatch words;
  const std::string whole(text);
  if (!std::regex_match(whole, words, kCounted)) {
    return Want(text, "[at least|at most|about] NUMBER | an undisclosed number, then [CATEGORY] [by BASIS]");
  }
  Counted counted;
  if (words[4].matched) {
    const auto category = CategoryOf(words[4].str());
    if (!category.ok()) return category.status();
    counted.category = *category;
  }
  v1::Quantity& quantity = counted.quantity;
  quantity.set_counting_basis(UsualBasisOf(counted.category));
  if (words[5].matched) {
    const auto basis = BasisOf(words[5].str());
    if (!basis.ok()) return basis.status();
    quantity.set_counting_basis(*basis);
  }
  quantity.set_precision(v1::PRECISION_UNDISCLOSED);
  if (words[3].matched) return counted;
  const auto number = NumberOf(words[2].str());
  if (!number.ok()) return number.status();
  quantity.set_count(*number);
  quantity.set_precision(PrecisionOf(words[1]));
  return counted;
}

absl::StatusOr<OwedDuty> DutyOf(std::string_view text, v1::CountingBasis basis) {
  static const std::regex kDuty("(obligation|cap)(?: of (.+))?|(category rule|best effort|no obligation)");
  std::smatch words;
  const std::string whole(text);
  if (!std::regex_match(whole, words, kDuty)) {
    return Want(text, "obligation|cap [of QUANTITY], category rule, best effort or no obligation");
  }
  OwedDuty duty;
  if (words[3].matched) {
    duty.kind = words[3] == "category rule" ? v1::TERM_KIND_CATEGORY_RULE
                : words[3] == "best effort" ? v1::TERM_KIND_BEST_EFFORT
                                            : v1::TERM_KIND_NO_OBLIGATION;
    return duty;
  }
  duty.kind = words[1] == "cap" ? v1::TERM_KIND_CAP : v1::TERM_KIND_OBLIGATION;
  if (!words[2].matched) return duty;
  const auto counted = CountedOf(words[2].str());
  if (!counted.ok()) return counted.status();
  duty.committed = counted->quantity;
  duty.committed->set_counting_basis(basis);
  return duty;
}

absl::StatusOr<int64_t> NumberOf(std::string_view text) {
  int64_t number = 0;
  if (absl::SimpleAtoi(absl::StrReplaceAll(std::string(text), {{",", ""}, {"+", ""}}), &number)) return number;
  return Want(text, "a whole number");
}

absl::StatusOr<absl::Time> MomentOf(std::string_view text) {
  std::string whole(text);
  if (whole.size() == 10) whole += " 23:59:59";
  if (whole.size() == 16) whole += ":00";
  absl::Time moment;
  if (absl::ParseTime("%Y-%m-%d %H:%M:%S", whole, &moment, nullptr)) return moment;
  return Want(text, "a moment such as 2025-06-16 or 2025-06-16 12:00");
}

}  // namespace handover::examples
