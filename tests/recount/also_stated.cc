#include "tests/recount/also_stated.h"

#include <algorithm>

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;

constexpr size_t kShownMax = 20;

// Whether the party of a position of `mismatch` makes `statement`, in the role of that position.
bool IsOfAPosition(const Statement& statement, const v1::Mismatch& mismatch) {
  return std::ranges::any_of(mismatch.positions(), [&statement](const v1::Position& position) {
    return position.party() == statement.party() && position.role() == statement.role;
  });
}

bool IsOfASide(const Statement& statement, const registry::v1::Handover& handover) {
  switch (statement.role) {
    case registry::v1::ROLE_SENDER:
      return statement.party() == handover.from_party();
    case registry::v1::ROLE_RECEIVER:
      return statement.party() == handover.to_party();
    default:
      return false;
  }
}

// What stands on the subjects of a mismatch at a handover, the positions included.
std::vector<Statement> StatedOfEvent(const Snapshot& snapshot, const v1::Mismatch& mismatch) {
  const bool is_of_both_sides = mismatch.kind() != v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT &&
                                mismatch.kind() != v1::MISMATCH_KIND_OBSERVER_DIFFERENCE;
  std::vector<Statement> stated;
  for (const Event& event : snapshot.events) {
    if (event.newest->name() != mismatch.handover()) continue;
    for (const Statement& statement : event.statements) {
      if (statement.record->declaration().category() != mismatch.category()) continue;
      const bool is_on_subject =
          is_of_both_sides ? IsOfASide(statement, event.handover()) : IsOfAPosition(statement, mismatch);
      if (is_on_subject) stated.push_back(statement);
    }
  }
  return stated;
}

// Likewise of a mismatch of running totals. A sum of declarations bears no date, and is on no subject.
std::vector<Statement> StatedOfTotals(const Snapshot& snapshot, const v1::Mismatch& mismatch) {
  std::vector<Statement> stated;
  for (const Total& total : snapshot.totals) {
    const bool is_on_subject =
        total.term->name() == mismatch.term() &&
        std::ranges::any_of(mismatch.positions(), [&total](const v1::Position& position) {
          return position.party() == total.statement.party() && position.date() == total.as_of_date;
        });
    if (is_on_subject) stated.push_back(total.statement);
  }
  return stated;
}

std::vector<Statement> StatedOnSubjects(const Snapshot& snapshot, const v1::Mismatch& mismatch) {
  switch (mismatch.kind()) {
    case v1::MISMATCH_KIND_COUNT:
    case v1::MISMATCH_KIND_BASIS:
    case v1::MISMATCH_KIND_ONE_SIDED:
    case v1::MISMATCH_KIND_CATEGORY_SCOPE:
    case v1::MISMATCH_KIND_EVENT_DATE:
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return StatedOfEvent(snapshot, mismatch);
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return mismatch.handover().empty() ? StatedOfTotals(snapshot, mismatch) : StatedOfEvent(snapshot, mismatch);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      return StatedOfTotals(snapshot, mismatch);
    default:
      return {};
  }
}

}  // namespace

void AddAlsoStated(const Snapshot& snapshot, v1::Mismatch& mismatch) {
  std::vector<Statement> others = StatedOnSubjects(snapshot, mismatch);
  std::erase_if(others, [&mismatch](const Statement& statement) {
    return std::ranges::find(mismatch.positions(), statement.record->name(), &v1::Position::record) !=
           mismatch.positions().end();
  });
  std::ranges::sort(others, {}, [](const Statement& statement) { return statement.record->revision(); });
  if (others.size() > kShownMax) others.resize(kShownMax);
  for (const Statement& other : others) *mismatch.add_also_stated() = ToMessage(other);
}

}  // namespace handover::recount
