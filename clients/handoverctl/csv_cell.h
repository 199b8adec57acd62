#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CSV_CELL_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CSV_CELL_H_

#include <string>

// Cells of CSV (RFC 4180) that are safe to open in a spreadsheet. A program of that kind takes a text that begins with
// =, +, -, @ or a control character for a formula, and may run it; what has an apostrophe in front stays a text. Pure.
namespace handover::ctl {

// `text` as a cell, in quotes where CSV wants them: what a spreadsheet could take for a formula, and what begins with
// an apostrophe itself, has one apostrophe more in front.
std::string CsvCell(const std::string& text);

// The text of a cell out of its quotes, without the apostrophe that CsvCell has put in front.
std::string UnguardedCell(const std::string& cell);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CSV_CELL_H_
