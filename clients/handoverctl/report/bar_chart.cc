#include "clients/handoverctl/report/bar_chart.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/report/scale.h"
#include "clients/handoverctl/report/svg.h"

namespace handover::ctl {
namespace {

constexpr double kLabelsEnd = 160;
constexpr double kBarsBegin = 168;
constexpr double kBarsEnd = 520;
constexpr double kHead = 60;  // Who reads, the status, and what the line across the bars is.
constexpr double kRow = 24;
constexpr double kBar = 15;
constexpr double kFoot = 18;
constexpr size_t kLabelColumnsMax = 24;
constexpr size_t kStatusColumnsMax = 100;

double HeightOf(const ReadingRow& reading) {
  return kHead + kRow * static_cast<double>(reading.measures.size()) + kFoot;
}

double HeightOf(const TermReport& term) {
  double height = 0;
  for (const ReadingRow& reading : term.readings) height += HeightOf(reading);
  return height;
}

// The number that a reading is about, whichever bound it has.
std::optional<int64_t> NumberOf(const ReadingRow& reading) {
  return reading.committed.least.has_value() ? reading.committed.least : reading.committed.most;
}

int64_t Most(const TermReport& term) {
  int64_t most = 0;
  for (const ReadingRow& reading : term.readings) {
    most = std::max(most, NumberOf(reading).value_or(0));
    for (const auto& measure : reading.measures) {
      most = std::max({most, measure.count.least.value_or(0), measure.count.most.value_or(0)});
    }
  }
  return most;
}

class BarChartDrawing {
 public:
  BarChartDrawing(const std::string& id, const TermReport& term)
      : svg_(id, HeightOf(term), "How far each reading is fulfilled. " + term.heading, Description(term)),
        counts_{.low = 0,
                .high = static_cast<double>(std::max<int64_t>(1, Most(term))),
                .from = kBarsBegin,
                .to = kBarsEnd} {}

  void Draw(const ReadingRow& reading) {
    svg_.Text(0, top_ + 16, Anchor::kStart, "head", Fitted(HeadOf(reading), kStatusColumnsMax));
    svg_.Text(0, top_ + 33, Anchor::kStart, "note", Fitted(reading.status, kStatusColumnsMax));
    const double first = top_ + kHead;
    for (size_t i = 0; i < reading.measures.size(); ++i) {
      DrawMeasure(first + kRow * static_cast<double>(i), reading.measures[i]);
    }
    if (const auto number = NumberOf(reading); number.has_value()) {
      DrawNumber(counts_.At(static_cast<double>(*number)), first, reading);
    }
    top_ += HeightOf(reading);
  }

  Markup Done() const { return svg_.Done(); }

 private:
  static std::string HeadOf(const ReadingRow& reading) {
    return reading.reader == "the text as written"
               ? absl::StrCat("As written: ", reading.committed.text)
               : absl::StrCat("As ", reading.reader, " reads it: ", reading.committed.text);
  }

  static std::string Description(const TermReport& term) {
    std::string text;
    for (const ReadingRow& reading : term.readings) absl::StrAppend(&text, HeadOf(reading), "; ", reading.status, ". ");
    return text + "Every figure is in the table below.";
  }

  void DrawMeasure(double y, const ReadingRow::Measure& measure) {
    svg_.Text(kLabelsEnd, y + 12, Anchor::kEnd, ClassOf("name", measure.pattern),
              Fitted(measure.what, kLabelColumnsMax));
    svg_.Line(kBarsBegin, y - 3, kBarsBegin, y + kBar + 3, "axis");
    double end = kBarsBegin;
    if (measure.count.least.has_value()) {
      end = counts_.At(static_cast<double>(*measure.count.least));
      if (end > kBarsBegin) {
        svg_.Rect(kBarsBegin, y, end - kBarsBegin, kBar, FillOf(measure.pattern), ClassOf("bar", measure.pattern));
      }
      // What may be more is an outline alone, up to the bound or, where there is none, to the end.
      const double most =
          measure.count.most.has_value() ? counts_.At(static_cast<double>(*measure.count.most)) : kBarsEnd;
      if (most > end) {
        svg_.Path(absl::StrCat("M", Coordinate(end), " ", Coordinate(y), "H", Coordinate(most), "V",
                               Coordinate(y + kBar), "H", Coordinate(end)),
                  "open");
        end = most;
      }
    }
    const std::string share = measure.share.text.empty() ? "" : absl::StrCat(" (", measure.share.text, ")");
    svg_.Text(end + 8, y + 12, Anchor::kStart, "value", absl::StrCat(measure.count.text, share));
  }

  void DrawNumber(double x, double first, const ReadingRow& reading) {
    const double last = first + kRow * static_cast<double>(reading.measures.size());
    svg_.Line(x, first - 6, x, last, "goal");
    const bool is_right = x > (kBarsBegin + kBarsEnd) / 2;
    svg_.Text(x, first - 10, is_right ? Anchor::kEnd : Anchor::kStart, "note", reading.committed.text);
  }

  double top_ = 0;
  Svg svg_;
  const Scale counts_;
};

}  // namespace

Markup BarChart(const std::string& id, const TermReport& term) {
  const bool is_any_drawn =
      std::ranges::any_of(term.figures, [](const FigureRow& row) { return row.amount.is_drawn(); });
  if (!is_any_drawn || Most(term) == 0) return {};
  BarChartDrawing drawing(id, term);
  for (const ReadingRow& reading : term.readings) drawing.Draw(reading);
  return drawing.Done();
}

}  // namespace handover::ctl
