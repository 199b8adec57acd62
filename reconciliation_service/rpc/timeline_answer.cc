#include "reconciliation_service/rpc/timeline_answer.h"

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/timeline.h"
#include "reconciliation_service/rpc/agreement_question.h"
#include "reconciliation_service/rpc/page.h"
#include "reconciliation_service/rpc/request_check.h"

namespace handover::reconciliation {
namespace {

// Before any day that a record can name.
constexpr std::chrono::sys_days kBeforeAllDays = std::chrono::year(1) / 1 / 1;

// Where a page begins: behind the point that `after`, of a page token, names.
struct Place {
  std::chrono::sys_days day = kBeforeAllDays;
  ledger::Revision revision;
};

Place PlaceOf(const std::string& after) {
  Place place;
  if (const auto day = ledger::ParseDate(after)) {
    place.day = *day;
  } else if (int64_t revision = 0; absl::SimpleAtoi(after, &revision)) {
    place.revision = {revision};
  }
  return place;
}

std::vector<v1::TimelinePoint> PointsOf(const v1::GetTimelineRequest& request, const TermAccount& term,
                                        const RecordTimes& times, const Place& after, size_t limit,
                                        ledger::Revision at) {
  if (request.axis() == v1::TIMELINE_AXIS_EVENT_DATE) return TimelineByEventDate(term, after.day, limit, at);
  return TimelineByRecordTime(term, times, after.revision, limit, at);
}

}  // namespace

absl::Status GetTimelineInto(const LiveAccounts& accounts, const v1::GetTimelineRequest& request,
                             v1::GetTimelineResponse& response) {
  if (absl::Status status = CheckTermName(request.term()); !status.ok()) return status;
  if (absl::Status status = CheckAxis(request.axis()); !status.ok()) return status;
  const auto size = PageSizeOf(request.page_size());
  if (!size.ok()) return size.status();
  const std::string query = absl::StrCat("timeline of ", request.term(), " by ", request.axis());
  const auto after = ReadPageToken(query, request.page_token());
  if (!after.ok()) return after.status();
  const auto answer = [&](const Accounts& all, const AgreementAccount& agreement, AsOf as_of) {
    const auto term = agreement.terms().find(request.term());
    if (term == agreement.terms().end() || term->second.revision > as_of.revision) {
      return NotFound("TERM_NOT_FOUND", request.term());
    }
    const auto limit = static_cast<size_t>(*size);
    // One more than asked for shows whether there is another page.
    auto points = PointsOf(request, term->second, all.record_times(), PlaceOf(*after), limit + 1, as_of.revision);
    if (points.size() > limit) {
      points.pop_back();
      const v1::TimelinePoint& last = points.back();
      response.set_next_page_token(
          MakePageToken(query, last.event_date().empty() ? std::to_string(last.revision()) : last.event_date()));
    }
    for (v1::TimelinePoint& point : points) *response.add_points() = std::move(point);
    return absl::OkStatus();
  };
  const std::string agreement_name(ledger::AgreementOf(request.term()));
  return accounts.Ask(request.as_of(), OfAgreement(agreement_name, answer), *response.mutable_basis());
}

}  // namespace handover::reconciliation
