#include "clients/handoverctl/report/waterfall.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/report/scale.h"
#include "clients/handoverctl/report/svg.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

constexpr double kLabelsEnd = 236;
constexpr double kBarsBegin = 248;
constexpr double kBarsEnd = 560;
constexpr double kRow = 26;
constexpr double kBar = 16;
constexpr double kTop = 26;
constexpr double kBetween = 36;
constexpr size_t kLabelColumnsMax = 36;

// The sum of exact amounts; that it is withheld or not known where one of them is.
Amount SumOf(const std::vector<Amount>& amounts) {
  int64_t sum = 0;
  for (const Amount& amount : amounts) {
    if (!amount.is_drawn()) return WordsAmount(amounts.size() == 1 ? amount.text : "withheld");
    if (!amount.is_exact()) return amounts.size() == 1 ? amount : WordsAmount("not known exactly");
    sum += *amount.least;
  }
  return SignedAmount(sum);
}

// Where a row begins and ends, from 0; empty where it cannot be drawn.
struct Extent {
  std::optional<int64_t> from;
  std::optional<int64_t> to;
};

// Each row begins where the one before ended.
std::vector<Extent> ExtentsOf(const std::vector<Waterfall::Row>& rows) {
  std::vector<Extent> extents;
  std::optional<int64_t> end = 0;
  for (const Waterfall::Row& row : rows) {
    Extent extent;
    if (row.is_sum) end = 0;
    if (end.has_value() && row.amount.is_exact()) extent = {.from = end, .to = *end + *row.amount.least};
    end = extent.to;
    extents.push_back(extent);
  }
  return extents;
}

class WaterfallDrawing {
 public:
  WaterfallDrawing(const std::string& id, const TermReport& term, const Waterfall& waterfall)
      : svg_(id, kTop + kRow * static_cast<double>(waterfall.parts.size() + waterfall.bridge.size()) + kBetween + 8,
             "Where the difference comes from, and what it is made up of. " + term.heading, Description(waterfall)) {
    for (const auto* rows : {&waterfall.parts, &waterfall.bridge}) {
      for (const Extent& extent : ExtentsOf(*rows)) {
        low_ = std::min({low_, extent.from.value_or(0), extent.to.value_or(0)});
        high_ = std::max({high_, extent.from.value_or(0), extent.to.value_or(0)});
      }
    }
    scale_ = {.low = static_cast<double>(low_),
              .high = static_cast<double>(std::max(high_, low_ + 1)),
              .from = kBarsBegin,
              .to = kBarsEnd};
  }

  void Draw(const std::string& head, const std::vector<Waterfall::Row>& rows) {
    svg_.Text(0, top_ - 9, Anchor::kStart, "head", head);
    const std::vector<Extent> extents = ExtentsOf(rows);
    const double zero = scale_.At(0);
    svg_.Line(zero, top_ - 2, zero, top_ + kRow * static_cast<double>(rows.size()) - 6, "axis");
    for (size_t i = 0; i < rows.size(); ++i) {
      DrawRow(rows[i], extents[i], i + 1 < rows.size());
      top_ += kRow;
    }
    top_ += kBetween;
  }

  Markup Done() const { return svg_.Done(); }

 private:
  static std::string Description(const Waterfall& waterfall) {
    std::string text;
    for (const auto* rows : {&waterfall.parts, &waterfall.bridge}) {
      for (const Waterfall::Row& row : *rows) absl::StrAppend(&text, row.what, ": ", row.amount.text, ". ");
    }
    return text;
  }

  void DrawRow(const Waterfall::Row& row, const Extent& extent, bool has_next) {
    svg_.Text(kLabelsEnd, top_ + 13, Anchor::kEnd, row.is_sum ? "head" : "name", Fitted(row.what, kLabelColumnsMax));
    double end = scale_.At(0);
    if (extent.to.has_value()) {
      const double from = scale_.At(static_cast<double>(*extent.from));
      const double to = scale_.At(static_cast<double>(*extent.to));
      if (from == to) svg_.Line(to, top_, to, top_ + kBar, "tick-mark");
      if (from != to) {
        svg_.Rect(std::min(from, to), top_, std::max(from, to) - std::min(from, to), kBar,
                  row.is_sum ? Fill::kBoth : Fill::kGap, "bar");
      }
      if (has_next) svg_.Line(to, top_ + kBar, to, top_ + kRow, "link");
      end = std::max(from, to);
    }
    svg_.Text(end + 8, top_ + 13, Anchor::kStart, "value", row.amount.text);
  }

  Svg svg_;
  Scale scale_;
  int64_t low_ = 0;
  int64_t high_ = 0;
  double top_ = kTop;
};

void AddParts(const std::vector<const MismatchRow*>& counts, Waterfall& waterfall) {
  const size_t one_by_one = counts.size() <= kWaterfallPartsMax ? counts.size() : kWaterfallPartsMax - 1;
  for (size_t i = 0; i < one_by_one; ++i) {
    waterfall.parts.push_back({.what = counts[i]->event, .amount = counts[i]->difference});
  }
  if (one_by_one == counts.size()) return;
  std::vector<Amount> others;
  for (size_t i = one_by_one; i < counts.size(); ++i) others.push_back(counts[i]->difference);
  waterfall.parts.push_back(
      {.what = absl::StrCat(NumberOf(static_cast<int64_t>(others.size()), "more handover", "more handovers")),
       .amount = SumOf(others)});
}

}  // namespace

Waterfall WaterfallOf(const TermReport& term) {
  std::vector<const MismatchRow*> counts;
  for (const MismatchRow& row : term.mismatches) {
    if (row.is_count && !row.bridge.empty()) counts.push_back(&row);
  }
  Waterfall waterfall;
  if (counts.empty() || term.figures.size() < 2) return waterfall;
  std::ranges::stable_sort(counts, {}, &MismatchRow::day);
  AddParts(counts, waterfall);
  waterfall.parts.push_back(
      {.what = "net difference", .amount = term.figures[term.figures.size() - 2].amount, .is_sum = true});
  for (size_t part = 0; part < counts.front()->bridge.size(); ++part) {
    std::vector<Amount> amounts;
    for (const MismatchRow* row : counts) amounts.push_back(row->bridge[part].amount);
    waterfall.bridge.push_back({.what = counts.front()->bridge[part].what, .amount = SumOf(amounts)});
  }
  return waterfall;
}

Markup WaterfallChart(const std::string& id, const TermReport& term, const Waterfall& waterfall) {
  const bool is_any_drawn =
      std::ranges::any_of(waterfall.parts, [](const Waterfall::Row& row) { return row.amount.is_exact(); });
  if (!is_any_drawn) return {};
  WaterfallDrawing drawing(id, term, waterfall);
  drawing.Draw("Handover by handover, sent minus received", waterfall.parts);
  drawing.Draw("What the net difference is made up of", waterfall.bridge);
  return drawing.Done();
}

}  // namespace handover::ctl
