#ifndef HANDOVER_TESTS_EXAMPLES_WORDS_H_
#define HANDOVER_TESTS_EXAMPLES_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "handover/registry/v1/agreement.pb.h"
#include "handover/registry/v1/explanation.pb.h"
#include "handover/registry/v1/handover.pb.h"

// What the words of an example mean. Each function fails with INVALID_ARGUMENT, saying what is wanted.
namespace handover::examples {

// "pow-other" of CATEGORY_POW_OTHER.
std::string WordOf(registry::v1::Category category);
absl::StatusOr<registry::v1::Category> CategoryOf(std::string_view word);
absl::StatusOr<registry::v1::CountingBasis> BasisOf(std::string_view word);
absl::StatusOr<registry::v1::ExplanationCode> CodeOf(std::string_view word);
absl::StatusOr<registry::v1::HandoverStatus> HandoverStatusOf(std::string_view word);

// On which basis people of `category` are counted where nothing is said.
registry::v1::CountingBasis UsualBasisOf(registry::v1::Category category);

// How many of whom.
struct Counted {
  registry::v1::Quantity quantity;
  registry::v1::Category category = registry::v1::CATEGORY_DECEASED_MILITARY;
};

// "1,248", "at least 1,001 pow-other", "20 by container", "an undisclosed number".
absl::StatusOr<Counted> CountedOf(std::string_view text);

// What is owed.
struct OwedDuty {
  registry::v1::TermKind kind = registry::v1::TERM_KIND_UNSPECIFIED;
  std::optional<registry::v1::Quantity> committed;
};

// "obligation of 6,000", "cap of at most 1,200", "category rule", "no obligation".
absl::StatusOr<OwedDuty> DutyOf(std::string_view text, registry::v1::CountingBasis basis);

// "+3", "-1,000".
absl::StatusOr<int64_t> NumberOf(std::string_view text);

// "2025-06-16", which is the last second of that day, "2025-06-16 12:00" or "2025-06-16 12:00:01", in UTC.
absl::StatusOr<absl::Time> MomentOf(std::string_view text);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_WORDS_H_
