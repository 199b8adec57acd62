#include "clients/handoverctl/text_page.h"

#include <algorithm>

#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

// How much further in the rest of a line stands that did not fit.
constexpr size_t kHangingIndent = 4;

}  // namespace

TextPage::TextPage(size_t width) : width_(std::max(width, kPageWidthMin)) {}

void TextPage::AddLine(int indent, std::string_view line) {
  const std::string printable = Printable(line);
  const auto left = printable.empty() ? 0 : static_cast<size_t>(indent);
  if (left + ColumnsOf(printable) <= width_) {
    text_ += std::string(left, ' ') + printable + "\n";
    return;
  }
  // The rest is narrower than the first line: both are wrapped as the rest has to be, so that all is done at once.
  size_t at = left;
  for (const std::string& part : Wrapped(printable, width_ - left - kHangingIndent)) {
    text_ += std::string(at, ' ') + part + "\n";
    at = left + kHangingIndent;
  }
}

void TextPage::AddHeading(std::string_view heading) {
  AddLine(0, heading);
  AddLine(0, std::string(std::min(ColumnsOf(Printable(heading)), width_), '-'));
}

void TextPage::AddGap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
}

void TextPage::AddTable(int indent, const TextTable& table) {
  TextTable printable{.columns = table.columns, .rows = {}};
  for (const auto& row : table.rows) {
    auto& cells = printable.rows.emplace_back();
    for (const std::string& cell : row) cells.push_back(Printable(cell));
  }
  for (const std::string& line : TableLines(printable, width_ - static_cast<size_t>(indent))) AddLine(indent, line);
}

}  // namespace handover::ctl
