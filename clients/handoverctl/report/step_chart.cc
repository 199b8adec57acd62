#include "clients/handoverctl/report/step_chart.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/report/scale.h"
#include "clients/handoverctl/report/svg.h"

namespace handover::ctl {
namespace {

constexpr double kLeft = 52;
constexpr double kRight = 530;
constexpr double kTop = 16;
constexpr double kBottom = 236;
constexpr double kGapTop = 276;
constexpr double kGapBottom = 336;
constexpr double kHeight = 366;
constexpr double kDayLabelWidth = 44;
constexpr double kLabelHeight = 34;
constexpr size_t kLabelColumnsMax = 21;

// One counter from day to day.
struct Series {
  struct Step {
    double x;
    double y;
    int64_t value;
  };
  std::vector<Step> steps;
  double end = kRight;  // Where the last step ends.
};

class StepChartDrawing {
 public:
  StepChartDrawing(const std::string& id, const TermReport& term)
      : term_(term),
        svg_(id, kHeight, "Both counters over time. " + term.heading, Description(term)),
        days_{.low = DayNumber(term.counters.front().day) - 1,
              .high = DayNumber(term.counters.back().day) + 1,
              .from = kLeft,
              .to = kRight} {}

  Markup Draw() {
    ticks_ = Ticks(std::max<int64_t>(1, Most()));
    counts_ = {.low = 0, .high = static_cast<double>(ticks_.back()), .from = kBottom, .to = kTop};
    const Series sent = SeriesOf(&CounterRow::sent);
    const Series received = SeriesOf(&CounterRow::received);
    DrawGrid();
    ShadeGap(sent, received);
    DrawSeries(sent, term_.sender);
    DrawSeries(received, term_.receiver);
    // The larger diamonds first.
    const bool sender_is_first = term_.sender.pattern == 0;
    if (sender_is_first) DrawTotals(&CounterRow::sent_totals, term_.sender);
    DrawTotals(&CounterRow::other_totals, term_.receiver);
    if (!sender_is_first) DrawTotals(&CounterRow::sent_totals, term_.sender);
    DrawWithheld();
    DrawLabels(sent, received);
    DrawGapPanel();
    return svg_.Done();
  }

 private:
  static std::string Description(const TermReport& term) {
    return absl::StrCat("Steps, from ", term.counters.front().date, " to ", term.counters.back().date, ". ",
                        term.sender.name, ", sent: ", term.figures.empty() ? "" : term.figures[0].amount.text, ". ",
                        term.receiver.name, ", received: ", term.figures.empty() ? "" : term.figures[1].amount.text,
                        ". Every figure is in the table below.");
  }

  int64_t Most() const {
    int64_t most = 0;
    for (const CounterRow& row : term_.counters) {
      for (const Amount* amount : {&row.sent, &row.received}) most = std::max(most, amount->least.value_or(0));
      for (const auto* totals : {&row.sent_totals, &row.other_totals}) {
        for (const Amount& total : *totals) most = std::max(most, total.least.value_or(0));
      }
    }
    return most;
  }

  double At(const CounterRow& row) const { return days_.At(DayNumber(row.day)); }

  Series SeriesOf(Amount CounterRow::*counter) const {
    Series series;
    for (const CounterRow& row : term_.counters) {
      const Amount& amount = row.*counter;
      if (!amount.least.has_value()) {
        // What is not drawn ends the line where it begins.
        if (!series.steps.empty()) series.end = At(row);
        break;
      }
      series.steps.push_back({At(row), counts_.At(static_cast<double>(*amount.least)), *amount.least});
    }
    return series;
  }

  void DrawGrid() {
    for (const int64_t tick : ticks_) {
      const double y = counts_.At(static_cast<double>(tick));
      svg_.Line(kLeft, y, kRight, y, tick == 0 ? "axis" : "grid");
      svg_.Text(kLeft - 6, y + 4, Anchor::kEnd, "tick", CountText(tick));
    }
    double free_from = 0;
    for (const CounterRow& row : term_.counters) {
      const double x = At(row);
      svg_.Line(x, kGapBottom, x, kGapBottom + 5, "axis");
      if (x - kDayLabelWidth / 2 < free_from) continue;
      svg_.Text(x, kGapBottom + 19, Anchor::kMiddle, "tick", ShortDay(row.day));
      free_from = x + kDayLabelWidth / 2;
    }
  }

  // From the floor at the left edge up each step to the end.
  static std::string LineOf(const Series& series) {
    std::string path = absl::StrCat("M", Coordinate(kLeft), " ", Coordinate(kBottom));
    for (const Series::Step& step : series.steps) {
      absl::StrAppend(&path, "H", Coordinate(step.x), "V", Coordinate(step.y));
    }
    return absl::StrCat(path, "H", Coordinate(series.end));
  }

  void DrawSeries(const Series& series, const Side& side) {
    if (!series.steps.empty()) svg_.Path(LineOf(series), ClassOf("counter", side.pattern));
  }

  // Between the two lines, from each step to the next.
  void ShadeGap(const Series& sent, const Series& received) {
    for (size_t i = 0; i < std::min(sent.steps.size(), received.steps.size()); ++i) {
      const double x = sent.steps[i].x;
      const bool is_last = i + 1 >= std::min(sent.steps.size(), received.steps.size());
      const double next = is_last ? std::min(sent.end, received.end) : sent.steps[i + 1].x;
      const double top = std::min(sent.steps[i].y, received.steps[i].y);
      const double height = std::abs(sent.steps[i].y - received.steps[i].y);
      if (height > 0) svg_.Rect(x, top, next - x, height, Fill::kGap, "shade");
    }
  }

  void DrawTotals(std::vector<Amount> CounterRow::*totals, const Side& side) {
    for (const CounterRow& row : term_.counters) {
      for (const Amount& total : row.*totals) {
        if (!total.least.has_value()) continue;
        const double x = At(row);
        const double y = counts_.At(static_cast<double>(*total.least));
        // Where both sides state a total of one day, one diamond stands within the other.
        const double r = side.pattern == 0 ? 9 : 5;
        svg_.Path(
            absl::StrCat("M", Coordinate(x - r), " ", Coordinate(y), "L", Coordinate(x), " ", Coordinate(y - r), "L",
                         Coordinate(x + r), " ", Coordinate(y), "L", Coordinate(x), " ", Coordinate(y + r), "Z"),
            ClassOf("mark", side.pattern));
      }
    }
  }

  void DrawWithheld() {
    const auto first = std::ranges::find_if(
        term_.counters, [](const CounterRow& row) { return !row.gap.is_drawn() && row.gap.text != "not known"; });
    if (first == term_.counters.end()) return;
    const double x = At(*first);
    svg_.Line(x, kTop, x, kGapBottom, "edge");
    // Above the plot, where no line runs.
    svg_.Text(x, kTop - 5, x > (kLeft + kRight) / 2 ? Anchor::kEnd : Anchor::kStart, "note",
              "withheld from this day on");
  }

  // Beside the ends of the lines, moved apart where they end close to each other; the higher line has the higher label.
  void DrawLabels(const Series& sent, const Series& received) {
    const auto end_of = [](const Series& series) { return series.steps.empty() ? kBottom : series.steps.back().y; };
    double sent_y = std::clamp(end_of(sent), kTop + 10, kBottom - 4);
    double received_y = std::clamp(end_of(received), kTop + 10, kBottom - 4);
    const bool sent_is_above = sent_y <= received_y;
    double& above = sent_is_above ? sent_y : received_y;
    double& below = sent_is_above ? received_y : sent_y;
    if (below - above < kLabelHeight) {
      above = std::min(above, kBottom - 4 - kLabelHeight);
      below = above + kLabelHeight;
    }
    DrawLabel(sent_y, term_.sender, "sent", term_.figures.empty() ? "" : term_.figures[0].amount.text);
    DrawLabel(received_y, term_.receiver, "received", term_.figures.empty() ? "" : term_.figures[1].amount.text);
  }

  void DrawLabel(double y, const Side& side, const char* what, const std::string& amount) {
    svg_.Text(kRight + 10, y, Anchor::kStart, ClassOf("name", side.pattern),
              Fitted(absl::StrCat(side.name, ", ", what), kLabelColumnsMax));
    svg_.Text(kRight + 10, y + 15, Anchor::kStart, ClassOf("value", side.pattern), amount);
  }

  void DrawGapPanel() {
    svg_.Text(kLeft, kGapTop - 10, Anchor::kStart, "note", "The gap alone, sent minus received, enlarged");
    int64_t low = 0;
    int64_t high = 0;
    for (const CounterRow& row : term_.counters) {
      if (!row.gap.is_exact()) continue;
      low = std::min(low, *row.gap.least);
      high = std::max(high, *row.gap.least);
    }
    const Scale gaps{.low = static_cast<double>(low),
                     .high = static_cast<double>(low == high ? low + 1 : high),
                     .from = kGapBottom,
                     .to = kGapTop};
    svg_.Line(kLeft, gaps.At(0), kRight, gaps.At(0), "axis");
    for (const int64_t edge : std::set<int64_t>{low, 0, high}) {
      svg_.Text(kLeft - 6, gaps.At(static_cast<double>(edge)) + 4, Anchor::kEnd, "tick", SignedText(edge));
    }
    bool has_exact = false;
    for (size_t i = 0; i < term_.counters.size();) {
      // Days of one gap are one bar.
      size_t next = i + 1;
      while (next < term_.counters.size() && term_.counters[next].gap.text == term_.counters[i].gap.text) ++next;
      const Amount& gap = term_.counters[i].gap;
      const double end = next < term_.counters.size() ? At(term_.counters[next]) : kRight;
      has_exact = has_exact || gap.is_exact();
      if (gap.is_exact() && *gap.least != 0) {
        const double y = gaps.At(static_cast<double>(*gap.least));
        const double x = At(term_.counters[i]);
        svg_.Rect(x, std::min(y, gaps.At(0)), end - x, std::abs(y - gaps.At(0)), Fill::kGap, "bar");
      }
      i = next;
    }
    if (!has_exact) {
      svg_.Text((kLeft + kRight) / 2, (kGapTop + kGapBottom) / 2, Anchor::kMiddle, "note",
                "not drawn: it is not known exactly, or withheld");
    }
    svg_.Text(kRight + 10, kGapTop + 12, Anchor::kStart, "name", "gap");
    svg_.Text(kRight + 10, kGapTop + 27, Anchor::kStart, "value", term_.counters.back().gap.text);
  }

  const TermReport& term_;
  Svg svg_;
  const Scale days_;
  std::vector<int64_t> ticks_;
  Scale counts_;
};

bool IsAnyDrawn(const TermReport& term) {
  return std::ranges::any_of(term.counters, [](const CounterRow& row) {
    return row.sent.least.has_value() || row.received.least.has_value();
  });
}

}  // namespace

Markup StepChart(const std::string& id, const TermReport& term) {
  return IsAnyDrawn(term) ? StepChartDrawing(id, term).Draw() : Markup();
}

}  // namespace handover::ctl
