#include "clients/handoverctl/report/html_table.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"

namespace handover::ctl {

HtmlTable::HtmlTable(std::string caption, std::vector<HtmlColumn> columns)
    : caption_(std::move(caption)), columns_(std::move(columns)) {}

void HtmlTable::AddRow(std::vector<Markup> cells) {
  Markup row;
  for (size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    Attributes attributes;
    if (i == 0) attributes.push_back({"scope", "row"});
    if (!columns_[i].css_class.empty()) attributes.push_back({"class", std::string(columns_[i].css_class)});
    row += Element(i == 0 ? "th" : "td", attributes, cells[i]);
  }
  rows_ += Element("tr", {}, row);
}

Markup HtmlTable::Done() const {
  Markup head;
  for (const HtmlColumn& column : columns_) {
    Attributes attributes = {{"scope", "col"}};
    if (!column.css_class.empty()) attributes.push_back({"class", std::string(column.css_class)});
    head += TextElement("th", attributes, column.header);
  }
  Markup content = TextElement("caption", {}, caption_);
  content += Element("thead", {}, Element("tr", {}, head));
  content += Element("tbody", {}, rows_);
  return Scrolling(caption_, Element("table", {}, content));
}

Markup Scrolling(std::string_view label, const Markup& content) {
  return Element("div", {{"class", "wide"}, {"role", "group"}, {"aria-label", std::string(label)}, {"tabindex", "0"}},
                 content);
}

Markup CitationMarkup(const Citation& citation) {
  Markup markup = Markup::Text(citation.organ);
  if (citation.number == 0) return markup;
  if (!citation.organ.empty()) markup += Markup::Text(" ");
  markup +=
      TextElement("a", {{"href", absl::StrCat("#source-", citation.number)}}, absl::StrCat("[", citation.number, "]"));
  return markup;
}

Markup RevisionMarkup(int64_t revision) { return Markup::Text(revision == 0 ? "" : CountText(revision)); }

}  // namespace handover::ctl
