#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SVG_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SVG_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "clients/handoverctl/report/markup.h"

namespace handover::ctl {

// How wide every chart is, in its own units. A page shows it as wide as the text.
inline constexpr double kChartWidth = 680;

// The fills that tell figures apart without colour: one for each side, for what both corroborate, what qualifies, and
// the gap.
enum class Fill { kFirstSide, kSecondSide, kBoth, kQualifying, kGap };

// The fill and the class of a pattern number of report.h.
Fill FillOf(size_t pattern);
std::string ClassOf(std::string_view what, size_t pattern);

enum class Anchor { kStart, kMiddle, kEnd };

// One picture. What it shows is said in words too, for who cannot see it. Lengths are in the chart's units, y
// downwards. Not thread-safe.
class Svg {
 public:
  // `id` is unique on the page. `title` and `description` say what is to be seen.
  Svg(std::string id, double height, std::string_view title, std::string_view description);

  void Line(double x1, double y1, double x2, double y2, std::string_view css_class);
  void Rect(double x, double y, double width, double height, Fill fill, std::string_view css_class);
  // `path` is in the language of SVG paths.
  void Path(const std::string& path, std::string_view css_class);
  void FilledPath(const std::string& path, Fill fill);
  void Text(double x, double y, Anchor anchor, std::string_view css_class, std::string_view text);

  Markup Done() const;

 private:
  std::string FillUrl(Fill fill) const;

  const std::string id_;
  const double height_;
  Markup head_;
  Markup shapes_;
};

// A number as a coordinate: at most one digit after the point, the same on every machine.
std::string Coordinate(double value);

// `text`, cut with "…" if it has more than `columns_max` columns.
std::string Fitted(std::string_view text, size_t columns_max);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SVG_H_
