#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TABLE_LAYOUT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TABLE_LAYOUT_H_

#include <cstddef>
#include <string>
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

// The lines of a table whose cells are printable, none wider than `width` columns. Columns are two blanks apart and as
// wide as their widest cell. Where they do not all fit, cells are wrapped at blanks; where not even the longest words
// fit side by side, each row becomes lines of "HEADER  cell". No number is ever broken or left out, unless `width` is
// less than the number's own. Pure.
std::vector<std::string> TableLines(const TextTable& table, size_t width);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TABLE_LAYOUT_H_
