#include "clients/handoverctl/timeline_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/basis_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Position;
using reconciliation::v1::TimelinePoint;

// "Russia (sender): 6,060"
std::string TotalText(const Position& total, const PartyNames& names) {
  return absl::StrCat(HolderText(total, names), ": ", PositionText(total));
}

std::string TotalsCell(const TimelinePoint& point, const PartyNames& names) {
  return absl::StrJoin(point.running_totals(), "; ", [&names](std::string* out, const Position& total) {
    absl::StrAppend(out, TotalText(total, names));
  });
}

// A book; of a side that was silent at every handover, that there is none, since silence is not zero.
std::string BookCell(const reconciliation::v1::Interval& book, int silent, const TimelinePoint& point) {
  return silent > 0 && silent == point.handovers() ? "none declared" : IntervalText(book);
}

std::string SilentCell(const TimelinePoint& point) {
  std::vector<std::string> sides;
  if (point.sender_silent() > 0) sides.push_back(absl::StrCat("sender at ", point.sender_silent()));
  if (point.receiver_silent() > 0) sides.push_back(absl::StrCat("receiver at ", point.receiver_silent()));
  return absl::StrJoin(sides, ", ");
}

}  // namespace

std::string TimelinePage(const TimelineCommand& command, const reconciliation::v1::GetTimelineResponse& response,
                         const PartyNames& names, size_t width) {
  TextPage page(width);
  page.AddLine(0, command.term);
  page.AddLine(0, BasisLine(response.basis(), command.as_of));
  page.AddGap();
  const bool by_date = command.axis == reconciliation::v1::TIMELINE_AXIS_EVENT_DATE;
  if (response.points().empty()) {
    page.AddLine(0, absl::StrCat("nothing is declared of it at revision ", CountText(response.basis().revision())));
    return page.text();
  }
  page.AddLine(0, "both books up to each point; a gap is open where a side is silent, since silence is not zero");
  TextTable table{.columns = {{by_date ? "DATE" : "RECORDED"},
                              {"SENT", Align::kRight},
                              {"RECEIVED", Align::kRight},
                              {"GAP", Align::kRight},
                              {"HANDOVERS", Align::kRight},
                              {"SILENT"},
                              {by_date ? "RUNNING TOTALS STATED" : "REVISION"}},
                  .rows = {}};
  for (const TimelinePoint& point : response.points()) {
    table.rows.push_back({by_date ? point.event_date() : TimeWords(point.record_time()),
                          BookCell(point.declared_by_sender(), point.sender_silent(), point),
                          BookCell(point.declared_by_receiver(), point.receiver_silent(), point),
                          DifferenceText(point.gap()), CountText(point.handovers()), SilentCell(point),
                          by_date ? TotalsCell(point, names) : CountText(point.revision())});
  }
  page.AddTable(2, table);
  return page.text();
}

}  // namespace handover::ctl
