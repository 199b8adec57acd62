#include "tests/recount/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ledger/record_name.h"
#include "tests/recount/books.h"
#include "tests/recount/snapshot.h"

namespace handover::recount {
namespace {

using reconciliation::v1::TimelinePoint;
using registry::v1::Record;

// Grace periods and deadlines play no part in a timeline, so that any time will do.
Snapshot SnapshotFor(const std::vector<Record>& ledger, std::string_view term, int64_t revision) {
  return TakeSnapshot(ledger, ledger::AgreementOf(term), {.revision = revision, .time = absl::UnixEpoch()});
}

const Record& TermNamed(const Snapshot& snapshot, std::string_view name) {
  return **std::ranges::find(snapshot.terms, name, &Record::name);
}

bool IsOnBasis(const std::optional<Statement>& position, const registry::v1::Term& term) {
  return position && position->quantity().counting_basis() == term.counting_basis();
}

// The figures of a point up to which there are the cells `flow`.
TimelinePoint PointOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  TimelinePoint point;
  for (const Cell& cell : flow) {
    point.set_handovers(point.handovers() + 1);
    if (cell.receiver && !IsOnBasis(cell.sender, term)) point.set_sender_silent(point.sender_silent() + 1);
    if (cell.sender && !IsOnBasis(cell.receiver, term)) point.set_receiver_silent(point.receiver_silent() + 1);
  }
  Books books = BooksOf(flow, term);
  *point.mutable_declared_by_sender() = ToMessage(books.sender);
  *point.mutable_declared_by_receiver() = ToMessage(books.receiver);
  if (point.sender_silent() > 0) books.sender.most.reset();
  if (point.receiver_silent() > 0) books.receiver.most.reset();
  *point.mutable_gap() = ToMessage(Difference(books.sender, books.receiver));
  return point;
}

// The positions of the running totals of `term`, by date and party.
std::map<std::string, std::map<std::string, Statement>> TotalsOf(const Snapshot& snapshot, const Record& term) {
  std::map<std::string, std::map<std::string, std::vector<Statement>>> statements;
  for (const Total& total : snapshot.totals) {
    if (total.term == &term) statements[total.as_of_date][total.statement.party()].push_back(total.statement);
  }
  std::map<std::string, std::map<std::string, Statement>> positions;
  for (const auto& [date, by_party] : statements) {
    for (const auto& [party, stated] : by_party) {
      const std::vector<Statement> ranked = Ranked(stated);
      if (!ranked.empty()) positions[date].emplace(party, ranked.front());
    }
  }
  return positions;
}

// All the figures as of `revision`, of every day.
TimelinePoint WholeAt(const std::vector<Record>& ledger, std::string_view term, int64_t revision) {
  const Snapshot snapshot = SnapshotFor(ledger, term, revision);
  const registry::v1::Term& body = TermNamed(snapshot, term).term();
  return PointOf(FlowOf(snapshot, body), body);
}

bool AreSame(const TimelinePoint& a, const TimelinePoint& b) { return a.SerializeAsString() == b.SerializeAsString(); }

}  // namespace

std::vector<TimelinePoint> TimelineByEventDate(const std::vector<Record>& ledger, std::string_view term,
                                               int64_t revision) {
  const Snapshot snapshot = SnapshotFor(ledger, term, revision);
  const Record& record = TermNamed(snapshot, term);
  const std::vector<Cell> flow = FlowOf(snapshot, record.term());
  const auto totals = TotalsOf(snapshot, record);
  std::set<std::string> dates;
  for (const Cell& cell : flow) dates.insert(cell.event->handover().event_date());
  for (const auto& [date, by_party] : totals) dates.insert(date);
  std::vector<TimelinePoint> points;
  for (const std::string& date : dates) {
    std::vector<Cell> up_to_date = flow;
    std::erase_if(up_to_date, [&date](const Cell& cell) { return cell.event->handover().event_date() > date; });
    TimelinePoint& point = points.emplace_back(PointOf(up_to_date, record.term()));
    point.set_event_date(date);
    const auto of_date = totals.find(date);
    if (of_date == totals.end()) continue;
    for (const auto& [party, total] : of_date->second) *point.add_running_totals() = ToMessage(total);
  }
  return points;
}

std::vector<TimelinePoint> TimelineByRecordTime(const std::vector<Record>& ledger, std::string_view term,
                                                int64_t revision) {
  const int64_t first = std::ranges::find(ledger, term, &Record::name)->revision();
  std::vector<TimelinePoint> points;
  TimelinePoint shown;          // The figures of the last point.
  TimelinePoint before;         // The figures as of the revision before.
  int64_t last_change = first;  // The last revision that changed them.
  for (int64_t at = first; at <= revision; ++at) {
    const TimelinePoint figures = WholeAt(ledger, term, at);
    if (at == first || !AreSame(figures, before)) last_change = at;
    before = figures;
    const absl::Time recorded = TimeOf(ledger[static_cast<size_t>(at - 1)].record_time());
    const bool is_end_of_batch = at == revision || TimeOf(ledger[static_cast<size_t>(at)].record_time()) != recorded;
    if (!is_end_of_batch || (!points.empty() && AreSame(figures, shown))) continue;
    shown = figures;
    TimelinePoint& point = points.emplace_back(figures);
    point.set_revision(last_change);
    *point.mutable_record_time() = TimestampOf(recorded);
  }
  return points;
}

TimelinePoint PartOfDay(const std::vector<Record>& ledger, std::string_view term, std::string_view date,
                        int64_t revision) {
  const Snapshot snapshot = SnapshotFor(ledger, term, revision);
  const registry::v1::Term& body = TermNamed(snapshot, term).term();
  std::vector<Cell> flow = FlowOf(snapshot, body);
  std::erase_if(flow, [&date](const Cell& cell) { return cell.event->handover().event_date() != date; });
  return PointOf(flow, body);
}

}  // namespace handover::recount
