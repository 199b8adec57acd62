#include "clients/handoverctl/report/event_lanes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/report/scale.h"
#include "clients/handoverctl/report/svg.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

constexpr double kColumn = kChartWidth / static_cast<double>(kDaysPerStrip);
constexpr double kTop = 34;
constexpr double kLaneHead = 20;
constexpr double kRow = 16;
constexpr double kLaneFoot = 8;
constexpr size_t kLabelColumnsMax = 13;
constexpr size_t kLaneColumnsMax = 60;

using Days = std::vector<std::chrono::sys_days>;

Days DaysOf(const Report& report) {
  Days days;
  for (const Event& event : report.events) {
    if (days.empty() || days.back() != event.day) days.push_back(event.day);
  }
  return days;
}

// The days of one strip, and what happened on each in each lane.
class Strip {
 public:
  Strip(const Report& report, Days days) : report_(report), days_(std::move(days)) {
    for (const Event& event : report.events) {
      const auto day = std::ranges::find(days_, event.day);
      if (day == days_.end()) continue;
      cells_[{event.lane, static_cast<size_t>(day - days_.begin())}].push_back(&event);
    }
  }

  // `before` is the last day of the strip before; empty for the first.
  Markup Draw(const std::string& id, const std::chrono::sys_days* before) const {
    double height = kTop;
    for (size_t lane = 0; lane < report_.lanes.size(); ++lane) height += HeightOf(lane);
    Svg svg(id, height,
            absl::StrCat("Who said what on which day, from ", ShortDay(days_.front()), " to ", ShortDay(days_.back())),
            "A lane for the handovers and one for each party. Every event is in the table below.");
    for (size_t i = 0; i < days_.size(); ++i) DrawDay(i, i == 0 ? before : &days_[i - 1], svg);
    double y = kTop;
    for (size_t lane = 0; lane < report_.lanes.size(); ++lane) {
      DrawLane(lane, y, svg);
      y += HeightOf(lane);
    }
    return svg.Done();
  }

 private:
  double HeightOf(size_t lane) const {
    size_t rows = 1;
    for (size_t day = 0; day < days_.size(); ++day) rows = std::max(rows, EventsOf(lane, day).size());
    return kLaneHead + kRow * static_cast<double>(rows) + kLaneFoot;
  }

  std::vector<const Event*> EventsOf(size_t lane, size_t day) const {
    const auto cell = cells_.find({lane, day});
    return cell == cells_.end() ? std::vector<const Event*>() : cell->second;
  }

  void DrawDay(size_t index, const std::chrono::sys_days* before, Svg& svg) const {
    const double x = kColumn * static_cast<double>(index);
    svg.Text(x + 6, 13, Anchor::kStart, "head", ShortDay(days_[index]));
    if (before == nullptr) return;
    const auto between = (days_[index] - *before).count() - 1;
    if (between > 0)
      svg.Text(x + 6, 27, Anchor::kStart, "tick", absl::StrCat("after ", NumberOf(between, "day", "days")));
  }

  void DrawLane(size_t lane, double y, Svg& svg) const {
    svg.Line(0, y, kChartWidth, y, "axis");
    svg.Text(6, y + 14, Anchor::kStart, "head", Fitted(report_.lanes[lane], kLaneColumnsMax));
    for (size_t day = 0; day < days_.size(); ++day) {
      const double left = kColumn * static_cast<double>(day) + 2;
      svg.Line(left, y + kLaneHead, left, y + HeightOf(lane), "grid");
      double row = y + kLaneHead;
      for (const Event* event : EventsOf(lane, day)) {
        const double x = kColumn * static_cast<double>(day) + 10;
        svg.Path(ShapeOf(event->shape, x, row + 6), "event");
        svg.Text(x + 8, row + 10, Anchor::kStart, "label", Fitted(event->label, kLabelColumnsMax));
        row += kRow;
      }
    }
  }

  // A shape of its own for each kind, about the point (x, y).
  static std::string ShapeOf(EventShape shape, double x, double y) {
    const std::string at = absl::StrCat("M", Coordinate(x), " ", Coordinate(y));
    switch (shape) {
      case EventShape::kHandover:
        return absl::StrCat(at, "m-3.5 -3.5h7v7h-7z");
      case EventShape::kCount:
        return absl::StrCat(at, "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z");
      case EventShape::kTotal:
        return absl::StrCat(at, "m-4.5 0l4.5 -4.5l4.5 4.5l-4.5 4.5z");
      case EventShape::kReading:
        return absl::StrCat(at, "m-4 -3h8m-8 3h8m-8 3h5");
      case EventShape::kOffer:
        return absl::StrCat(at, "m-4 3.5l4 -7l4 7z");
      case EventShape::kFinding:
        return absl::StrCat(at, "m-4 -3.5l4 7l4 -7z");
      case EventShape::kExplanation:
        return absl::StrCat(at, "m-3.5 -3.5l7 7m0 -7l-7 7");
    }
    return at;
  }

  const Report& report_;
  const Days days_;
  std::map<std::pair<size_t, size_t>, std::vector<const Event*>> cells_;
};

}  // namespace

size_t DaysLeftOut(const Report& report) {
  const size_t days = DaysOf(report).size();
  return days - std::min(days, kDaysPerStrip * kStripsMax);
}

std::vector<Markup> EventLanes(const std::string& id, const Report& report) {
  const Days days = DaysOf(report);
  std::vector<Markup> strips;
  for (size_t first = 0; first < days.size() && strips.size() < kStripsMax; first += kDaysPerStrip) {
    const auto begin = days.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = days.begin() + static_cast<std::ptrdiff_t>(std::min(days.size(), first + kDaysPerStrip));
    const Strip strip(report, Days(begin, end));
    strips.push_back(strip.Draw(absl::StrCat(id, "-", strips.size() + 1), first == 0 ? nullptr : &days[first - 1]));
  }
  return strips;
}

}  // namespace handover::ctl
