#ifndef HANDOVER_TESTS_RECOUNT_SNAPSHOT_H_
#define HANDOVER_TESTS_RECOUNT_SNAPSHOT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/recount/recount.h"
#include "tests/recount/statement.h"

// Sections 2 to 5 of docs/reckoning.md: what is known of one agreement as of a moment.
namespace handover::recount {

// A handover that was conducted: all the records that stand for it, and what stands of what was declared about it.
struct Event {
  std::string first_name;                        // The name of the first of its records.
  const registry::v1::Record* newest = nullptr;  // One of the ledger's records.
  std::vector<const registry::v1::Record*> findings;
  std::vector<Statement> statements;

  const registry::v1::Handover& handover() const { return newest->handover(); }
  // The position on a subject of this event; none if nobody holds one.
  std::optional<Statement> PositionOf(registry::v1::Category category, std::string_view party,
                                      registry::v1::Role role) const;
};

enum class MatchState { kAwaitingCounterpart, kOneSided, kNotComparable, kDifferent, kMatched, kIndeterminate };

// An event and a category in which at least one of the sides has a position.
struct Cell {
  const Event* event = nullptr;  // One of the snapshot's.
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;
  std::optional<Statement> sender;
  std::optional<Statement> receiver;
  absl::Time grace_end;
  MatchState state = MatchState::kIndeterminate;

  // The two sides' difference; both have positions.
  Interval difference() const { return Difference(sender->count(), receiver->count()); }
  // Whether both sides have positions on `basis`.
  bool HasBothOn(registry::v1::CountingBasis basis) const;
};

// A running total that stands.
struct Total {
  const registry::v1::Record* term = nullptr;  // One of the ledger's records.
  std::string as_of_date;
  Statement statement;
};

// All of it. The pointers are into the ledger that it was taken of and into itself.
struct Snapshot {
  Snapshot() = default;
  Snapshot(Snapshot&&) = default;

  std::string agreement;
  absl::Time time;
  std::vector<const registry::v1::Record*> records;  // Of this agreement, in the order of the ledger.
  std::vector<const registry::v1::Record*> terms;    // Likewise.
  std::vector<Event> events;                         // Conducted ones, likewise by their first records.
  std::vector<Cell> cells;
  std::vector<Total> totals;

  // Whether no known record takes the place of the one named `name`.
  bool Stands(std::string_view name) const;
  // The first term of the direction and the category; null if there is none.
  const registry::v1::Record* FirstTermOf(const registry::v1::Handover& handover,
                                          registry::v1::Category category) const;
};

Snapshot TakeSnapshot(const std::vector<registry::v1::Record>& ledger, std::string_view agreement, Moment moment);

// Whether a handover goes in the direction of `term`.
bool HasDirectionOf(const registry::v1::Handover& handover, const registry::v1::Term& term);

// Whether `cell` is one of `term`'s flow.
bool IsInFlow(const Cell& cell, const registry::v1::Term& term);

// When the day of an ISO 8601 date is over in UTC.
absl::Time EndOfDay(std::string_view date);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_SNAPSHOT_H_
