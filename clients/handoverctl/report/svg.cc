#include "clients/handoverctl/report/svg.h"

#include <array>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

// How a fill looks: lines of one direction or dots, which stay apart in grey as well.
struct FillForm {
  const char* name;
  const char* css_class;
  const char* path;
};
constexpr double kTile = 6;
constexpr std::array kForms = {
    FillForm{"first", "hatch side-0", "M-1 1L1 -1M0 6L6 0M5 7L7 5"},
    FillForm{"second", "hatch side-1", "M-1 5L1 7M0 0L6 6M5 -1L7 1"},
    FillForm{"both", "hatch both", "M0 1.5H6M0 4.5H6"},
    FillForm{"qualifying", "hatch both", "M1.5 0V6M4.5 0V6"},
    FillForm{"gap", "hatch gap", "M0 0L6 6M6 0L0 6"},
};

const FillForm& FormOf(Fill fill) { return kForms.at(static_cast<size_t>(fill)); }

Markup PatternOf(const std::string& id, const FillForm& form) {
  const std::string tile = Coordinate(kTile);
  Markup content = Element("rect", {{"width", tile}, {"height", tile}, {"class", "tile"}}, {});
  content += Element("path", {{"d", form.path}, {"class", form.css_class}}, {});
  return Element(
      "pattern",
      {{"id", absl::StrCat(id, "-", form.name)}, {"width", tile}, {"height", tile}, {"patternUnits", "userSpaceOnUse"}},
      content);
}

}  // namespace

Fill FillOf(size_t pattern) { return static_cast<Fill>(pattern); }

std::string ClassOf(std::string_view what, size_t pattern) {
  return absl::StrCat(std::string(what), pattern < 2 ? absl::StrCat(" side-", pattern) : " both");
}

std::string Coordinate(double value) {
  const double rounded = std::round(value * 10) / 10;
  // There is no -0 on paper.
  std::string text = absl::StrFormat("%.1f", rounded == 0 ? 0.0 : rounded);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string Fitted(std::string_view text, size_t columns_max) {
  std::string fitted = Printable(text);
  if (ColumnsOf(fitted) <= columns_max) return fitted;
  while (!fitted.empty() && ColumnsOf(fitted) >= columns_max) {
    // A character of UTF-8 goes as a whole: its first byte, and what follows it.
    while (!fitted.empty() && (static_cast<unsigned char>(fitted.back()) & 0xC0) == 0x80) fitted.pop_back();
    if (!fitted.empty()) fitted.pop_back();
  }
  return fitted + "…";
}

Svg::Svg(std::string id, double height, std::string_view title, std::string_view description)
    : id_(std::move(id)), height_(height) {
  head_ += TextElement("title", {{"id", id_ + "-title"}}, title);
  head_ += TextElement("desc", {{"id", id_ + "-text"}}, description);
  Markup patterns;
  for (const FillForm& form : kForms) patterns += PatternOf(id_, form);
  head_ += Element("defs", {}, patterns);
}

std::string Svg::FillUrl(Fill fill) const { return absl::StrCat("url(#", id_, "-", FormOf(fill).name, ")"); }

void Svg::Line(double x1, double y1, double x2, double y2, std::string_view css_class) {
  shapes_ += Element("line",
                     {{"x1", Coordinate(x1)},
                      {"y1", Coordinate(y1)},
                      {"x2", Coordinate(x2)},
                      {"y2", Coordinate(y2)},
                      {"class", std::string(css_class)}},
                     {});
}

void Svg::Rect(double x, double y, double width, double height, Fill fill, std::string_view css_class) {
  shapes_ += Element("rect",
                     {{"x", Coordinate(x)},
                      {"y", Coordinate(y)},
                      {"width", Coordinate(width)},
                      {"height", Coordinate(height)},
                      {"fill", FillUrl(fill)},
                      {"class", std::string(css_class)}},
                     {});
}

void Svg::Path(const std::string& path, std::string_view css_class) {
  shapes_ += Element("path", {{"d", path}, {"class", std::string(css_class)}}, {});
}

void Svg::FilledPath(const std::string& path, Fill fill) {
  shapes_ += Element("path", {{"d", path}, {"fill", FillUrl(fill)}}, {});
}

void Svg::Text(double x, double y, Anchor anchor, std::string_view css_class, std::string_view text) {
  constexpr std::array kAnchors = {"start", "middle", "end"};
  shapes_ += TextElement("text",
                         {{"x", Coordinate(x)},
                          {"y", Coordinate(y)},
                          {"text-anchor", kAnchors.at(static_cast<size_t>(anchor))},
                          {"class", std::string(css_class)}},
                         text);
}

Markup Svg::Done() const {
  Markup content = head_;
  content += shapes_;
  return Element("svg",
                 {{"viewBox", absl::StrCat("0 0 ", Coordinate(kChartWidth), " ", Coordinate(height_))},
                  {"role", "img"},
                  {"aria-labelledby", absl::StrCat(id_, "-title ", id_, "-text")}},
                 content);
}

}  // namespace handover::ctl
