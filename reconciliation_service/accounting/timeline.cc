#include "reconciliation_service/accounting/timeline.h"

#include <algorithm>
#include <optional>

#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/position.h"
#include "reconciliation_service/accounting/proto_interval.h"
#include "reconciliation_service/accounting/proto_time.h"

namespace handover::reconciliation {
namespace {

using ledger::Revision;

v1::TimelinePoint PointOf(const BookSums& books) {
  v1::TimelinePoint point;
  *point.mutable_declared_by_sender() = ToProto(books.sender.Total());
  *point.mutable_declared_by_receiver() = ToProto(books.receiver.Total());
  *point.mutable_gap() = ToProto(books.SenderAsFarAsDeclared() - books.ReceiverAsFarAsDeclared());
  point.set_handovers(books.events);
  point.set_sender_silent(books.sender_gaps);
  point.set_receiver_silent(books.receiver_gaps);
  return point;
}

// Whether the two make the same point. Sums of open intervals can be equal and made up of other parts.
bool ShowTheSame(const BookSums& a, const BookSums& b) {
  return a.sender.Total() == b.sender.Total() && a.receiver.Total() == b.receiver.Total() && a.events == b.events &&
         a.sender_gaps == b.sender_gaps && a.receiver_gaps == b.receiver_gaps;
}

bool HasTotal(const std::map<std::string, ClaimBook>& books, Revision at) {
  return std::ranges::any_of(books, [at](const auto& book) { return book.second.PositionAt(at) != nullptr; });
}

// The first day after `after` as of which a running total is stated.
std::optional<std::chrono::sys_days> NextDayOfTotals(const TermAccount& term, std::chrono::sys_days after,
                                                     Revision at) {
  for (auto day = term.running_totals.upper_bound(after); day != term.running_totals.end(); ++day) {
    if (HasTotal(day->second, at)) return day->first;
  }
  return std::nullopt;
}

void AddTotals(const TermAccount& term, std::chrono::sys_days day, Revision at, v1::TimelinePoint& point) {
  const auto books = term.running_totals.find(day);
  if (books == term.running_totals.end()) return;
  for (const auto& [party, book] : books->second) {
    const Claim* total = book.PositionAt(at);
    if (total != nullptr) *point.add_running_totals() = PositionOf(*total, party, term.RoleOf(party));
  }
}

}  // namespace

std::vector<v1::TimelinePoint> TimelineByEventDate(const TermAccount& term, std::chrono::sys_days after, size_t limit,
                                                   Revision at) {
  std::vector<v1::TimelinePoint> points;
  BookSums sum = term.day_books.UpTo(after, at);
  auto part = term.day_books.NextAfter(after, at);
  auto totals = NextDayOfTotals(term, after, at);
  while (points.size() < limit && (part.has_value() || totals.has_value())) {
    const bool has_part = part.has_value() && (!totals.has_value() || part->day <= *totals);
    const std::chrono::sys_days day = has_part ? part->day : *totals;
    if (has_part) sum += part->books;
    v1::TimelinePoint& point = points.emplace_back(PointOf(sum));
    point.set_event_date(ledger::FormatDate(day));
    if (has_part) point.set_revision(part->since.value);
    AddTotals(term, day, at, point);
    if (has_part) part = term.day_books.NextAfter(day, at);
    if (totals == day) totals = NextDayOfTotals(term, day, at);
  }
  return points;
}

std::vector<v1::TimelinePoint> TimelineByRecordTime(const TermAccount& term, const RecordTimes& times, Revision after,
                                                    size_t limit, Revision at) {
  std::vector<v1::TimelinePoint> points;
  const auto& versions = term.figures.versions();
  const TermFigures* figures_before = term.figures.At(after);
  const BookSums* shown = figures_before == nullptr ? nullptr : &figures_before->books;  // By the last point.
  const BookSums* before = shown;                                                        // In the last version.
  Revision changed;  // The last change within one record time.
  auto version = std::ranges::upper_bound(versions, after, {}, &Versioned<TermFigures>::Version::since);
  for (; version != versions.end() && version->since <= at && points.size() < limit; ++version) {
    const BookSums& books = version->value.books;
    if (before == nullptr || !ShowTheSame(books, *before)) changed = version->since;
    before = &books;
    // Records of one batch have one record time: nobody saw the books between them.
    const auto next = std::next(version);
    const absl::Time time = times.Of(version->since);
    if (next != versions.end() && next->since <= at && times.Of(next->since) == time) continue;
    if (shown != nullptr && ShowTheSame(books, *shown)) continue;
    shown = &books;
    v1::TimelinePoint& point = points.emplace_back(PointOf(books));
    *point.mutable_record_time() = ToProto(time);
    point.set_revision(changed.value);
  }
  return points;
}

}  // namespace handover::reconciliation
