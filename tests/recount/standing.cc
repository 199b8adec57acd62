#include "tests/recount/standing.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "ledger/record_name.h"

namespace handover::recount {
namespace {

// "deceased-military" of CATEGORY_DECEASED_MILITARY.
std::string CategoryId(registry::v1::Category category) {
  constexpr size_t kPrefixBytes = std::string_view("CATEGORY_").size();
  std::string id = registry::v1::Category_Name(category).substr(kPrefixBytes);
  absl::AsciiStrToLower(&id);
  std::ranges::replace(id, '_', '-');
  return id;
}

std::string NameOf(const Snapshot& snapshot, std::string_view id) {
  return snapshot.agreement + "/mismatches/" + std::string(id);
}

}  // namespace

std::vector<Standing> StandingMismatches(const Snapshot& snapshot) {
  std::vector<Standing> all;
  for (auto* find : {&CellMismatches, &RunningTotalMismatches, &TermMismatches}) {
    std::ranges::move(find(snapshot), std::back_inserter(all));
  }
  return all;
}

Standing MismatchNamed(const Snapshot& snapshot, std::string_view id, reconciliation::v1::MismatchKind kind) {
  Standing standing;
  standing.message.set_name(NameOf(snapshot, id));
  standing.message.set_kind(kind);
  return standing;
}

Standing MismatchOfTerm(const Snapshot& snapshot, std::string_view id, reconciliation::v1::MismatchKind kind,
                        const registry::v1::Record& term) {
  Standing standing = MismatchNamed(snapshot, id, kind);
  standing.message.set_term(term.name());
  standing.message.set_category(term.term().category());
  return standing;
}

std::string CountMismatchName(const Snapshot& snapshot, const Cell& cell) {
  return NameOf(snapshot, "count." + SubjectId(*cell.event, cell.category));
}

std::string SubjectId(const Event& event, registry::v1::Category category) {
  return std::string(ledger::IdOf(event.first_name)) + "." + CategoryId(category);
}

void SetPositions(const Statement& first, const Statement& second, reconciliation::v1::Mismatch& mismatch) {
  *mismatch.add_positions() = ToMessage(first);
  *mismatch.add_positions() = ToMessage(second);
  *mismatch.mutable_difference() = ToMessage(Difference(first.count(), second.count()));
}

}  // namespace handover::recount
