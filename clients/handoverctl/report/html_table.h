#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_HTML_TABLE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_HTML_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/source_index.h"

namespace handover::ctl {

struct HtmlColumn {
  std::string header;
  // Of a number or a day, which stay in one line: the class of the column's cells in the style sheet.
  std::string_view css_class = {};
};
inline constexpr std::string_view kNumber = "number";
inline constexpr std::string_view kDay = "day";

// A table with a caption. The first cell of a row says what the row is of. On a narrow screen it scrolls by itself,
// within the page. Pure.
class HtmlTable {
 public:
  HtmlTable(std::string caption, std::vector<HtmlColumn> columns);

  // Adds a row, as long as there are columns.
  void AddRow(std::vector<Markup> cells);

  Markup Done() const;

 private:
  const std::string caption_;
  const std::vector<HtmlColumn> columns_;
  Markup rows_;
};

// What is as wide as it is, in a frame that scrolls by itself, for the mouse and the keyboard.
Markup Scrolling(std::string_view label, const Markup& content);

// "Ministry of Defence [5]", the number leading to the list of sources.
Markup CitationMarkup(const Citation& citation);

// "44"; nothing for 0.
Markup RevisionMarkup(int64_t revision);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_HTML_TABLE_H_
