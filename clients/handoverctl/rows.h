#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ROWS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ROWS_H_

#include <string>
#include <vector>

namespace handover::ctl {

// An answer as a table for programs: numbers are digits alone, times are of RFC 3339, values of an enum are its words
// with hyphens ("one-sided"), and what is not there is empty.
struct Rows {
  std::vector<std::string> columns;            // Their names, each once.
  std::vector<std::vector<std::string>> rows;  // Each as long as `columns`.
};

// One row a line, its cells parted by one tab each, "-" for an empty one, without the names of the columns. What would
// part cells or lines, and whatever is unsafe on a terminal, is "?" (printable.h). Pure.
std::string PlainText(const Rows& rows);

// CSV as RFC 4180 has it, lines end with CR LF; the names of the columns come first if `with_header`. What is in a cell
// is in it to the byte. Pure.
std::string CsvText(const Rows& rows, bool with_header);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ROWS_H_
