#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

namespace handover::ctl {

enum class Align { kLeft, kRight };

// One column of a table.
struct Column {
  std::string header;
  Align align = Align::kLeft;
};

// Rows of cells. A table whose headers are all empty is printed without a line of headers.
struct TextTable {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // Each as long as `columns`.
};

// Text for people, built line by line. Everything that is added is made safe for a terminal (printable.h). Not
// thread-safe.
class TextPage {
 public:
  // Adds one line, `indent` columns from the left.
  void AddLine(int indent, std::string_view line);
  // Adds a line with a rule of its width below it.
  void AddHeading(std::string_view heading);
  // Adds an empty line, unless the page is empty or ends with one.
  void AddGap();
  // Adds a table, its columns as wide as their widest cell and two blanks apart.
  void AddTable(int indent, const TextTable& table);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_
