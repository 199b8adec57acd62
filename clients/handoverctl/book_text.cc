#include "clients/handoverctl/book_text.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"

namespace handover::ctl {
namespace {

using google::protobuf::util::MessageDifferencer;
using reconciliation::v1::Completion;
using reconciliation::v1::Figure;
using reconciliation::v1::Mismatch;

// Whether a mismatch has the position of one side alone.
bool IsOfSilence(const Mismatch& mismatch) {
  return mismatch.kind() == reconciliation::v1::MISMATCH_KIND_ONE_SIDED ||
         mismatch.kind() == reconciliation::v1::MISMATCH_KIND_CATEGORY_SCOPE;
}

// What one side's book holds. The sum of no declarations is reckoned as 0, but a side that has said nothing has not
// said zero.
std::string BookText(registry::v1::Role role, const Figure& figure, const Completion& completion,
                     const Mismatches& mismatches) {
  const std::string sum = IntervalText(figure.count());
  const auto& counts = completion.match_counts();
  const bool has_both = DeclaredCount(counts) != counts.one_sided() + counts.awaiting_counterpart();
  const bool stands_alone = std::ranges::any_of(mismatches, [role](const Mismatch* mismatch) {
    return IsOfSilence(*mismatch) && !mismatch->positions().empty() && mismatch->positions(0).role() == role;
  });
  if (!IsZero(figure.count()) || has_both || stands_alone) return sum;
  // While a handover awaits its other side, the answer does not say which of the two has declared.
  return counts.awaiting_counterpart() == 0 ? "nothing declared" : "nothing declared, or 0";
}

bool HasFindingsNotAccepted(const Completion& completion) {
  return completion.has_findings_not_accepted() && !IsZero(completion.findings_not_accepted());
}

}  // namespace

int32_t DeclaredCount(const reconciliation::v1::MatchCounts& counts) {
  return counts.matched() + counts.different() + counts.awaiting_counterpart() + counts.one_sided() +
         counts.indeterminate() + counts.not_comparable();
}

bool HasFindings(const Completion& completion) {
  if (!completion.has_qualifying()) return false;
  return HasFindingsNotAccepted(completion) ||
         !MessageDifferencer::Equals(completion.qualifying().count(), completion.corroborated().count());
}

std::vector<Fact> BookFacts(const Completion& completion, const Mismatches& mismatches, const PartyNames& names) {
  const auto& counts = completion.match_counts();
  if (DeclaredCount(counts) == 0) return {};
  const bool compared = counts.matched() + counts.different() > 0;
  std::vector<Fact> facts;
  facts.push_back({absl::StrCat("declared by ", names.Of(completion.from_party()), ", as sender"),
                   BookText(registry::v1::ROLE_SENDER, completion.declared_by_sender(), completion, mismatches)});
  facts.push_back({absl::StrCat("declared by ", names.Of(completion.to_party()), ", as receiver"),
                   BookText(registry::v1::ROLE_RECEIVER, completion.declared_by_receiver(), completion, mismatches)});
  facts.push_back({"corroborated by both, handover by handover", IntervalText(completion.corroborated().count())});
  if (HasFindings(completion)) {
    facts.push_back({"qualifying: corroborated less accepted findings", IntervalText(completion.qualifying().count())});
  }
  if (HasFindingsNotAccepted(completion)) {
    facts.push_back({"findings not accepted, which lower nothing", IntervalText(completion.findings_not_accepted())});
  }
  facts.push_back({"net of the differences, sender minus receiver",
                   compared ? DifferenceText(completion.net_difference()) : "nothing to compare"});
  facts.push_back({"gross of the differences, each without its sign",
                   compared ? IntervalText(completion.gross_difference()) : "nothing to compare"});
  return facts;
}

}  // namespace handover::ctl
