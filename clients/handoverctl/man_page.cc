#include "clients/handoverctl/man_page.h"

#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/handoverctl/answer_rows.h"
#include "clients/handoverctl/exit_status.h"
#include "clients/handoverctl/help_text.h"

namespace handover::ctl {
namespace {

// Text as roff takes it for itself: a hyphen is the one that can be typed, and no line is taken for a request.
std::string Roff(std::string_view text) {
  std::string escaped = absl::StrReplaceAll(std::string(text), {{"\\", "\\e"}, {"-", "\\-"}});
  if (escaped.starts_with('.') || escaped.starts_with('\'')) escaped.insert(0, "\\&");
  return escaped;
}

std::string Head(const std::string& name, const std::string& description) {
  return absl::StrCat(".TH ", Roff(absl::AsciiStrToUpper(name)), " 1 \"\" handover\n.SH NAME\n", Roff(name), " \\- ",
                      Roff(description), "\n");
}

void AddItem(const std::string& term, const std::string& meaning, std::string& page) {
  absl::StrAppend(&page, ".TP\n.B ", Roff(term), "\n", Roff(meaning), "\n");
}

void AddExamples(const std::vector<std::string>& examples, std::string& page) {
  if (examples.empty()) return;
  page += ".SH EXAMPLES\n.nf\n";
  for (const std::string& example : examples) absl::StrAppend(&page, Roff(example), "\n");
  page += ".fi\n";
}

void AddOptions(const std::vector<OptionDescription>& options, std::string& page) {
  page += ".SH OPTIONS\n";
  for (const OptionDescription& option : options) AddItem(OptionTerm(option), OptionMeaning(option), page);
}

void AddExitStatuses(std::string& page) {
  page += ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : kExitMeanings) {
    AddItem(std::to_string(exit.status), std::string(exit.meaning), page);
  }
}

// The columns of a command's rows, of each kind that it prints: "mismatches", or "reconcile" and "reconcile --from".
void AddColumns(const std::string& command, std::string& page) {
  bool is_first = true;
  for (const RowsDescription& rows : AllRows()) {
    if (rows.of != command && !rows.of.starts_with(command + " ")) continue;
    if (is_first) {
      page +=
          ".SH COLUMNS\nThe columns of plain and csv, in this order. A column never changes its meaning, and a new one "
          "comes last.\n";
    }
    is_first = false;
    absl::StrAppend(&page, ".SS ", Roff(std::string(rows.of)), "\n");
    for (size_t i = 0; i < rows.columns.size(); ++i) {
      AddItem(std::string(rows.columns[i]), std::string(rows.meanings[i]), page);
    }
  }
}

}  // namespace

std::string ManPage(const ProgramDescription& program) {
  std::string page = Head(program.name, program.description);
  absl::StrAppend(&page, ".SH SYNOPSIS\n.B ", Roff(program.name), "\n.I COMMAND\n[OPTION...]\n");
  AddExamples(program.examples, page);
  page += ".SH COMMANDS\n";
  std::string group;
  for (const CommandDescription& command : program.commands) {
    if (command.group != group) absl::StrAppend(&page, ".SS ", Roff(command.group), "\n");
    group = command.group;
    AddItem(command.name, absl::StrCat(command.description, "; see ", program.name, "-", command.name, "(1)"), page);
  }
  AddOptions(program.options, page);
  AddExitStatuses(page);
  return page;
}

std::string ManPage(const ProgramDescription& program, const CommandDescription& command) {
  std::string page = Head(absl::StrCat(program.name, "-", command.name), command.description);
  absl::StrAppend(&page, ".SH SYNOPSIS\n.B ", Roff(absl::StrCat(program.name, " ", UsageOf(command))), "\n");
  AddExamples(command.examples, page);
  AddOptions(command.options, page);
  AddColumns(command.name, page);
  absl::StrAppend(&page, ".SH SEE ALSO\n.BR ", program.name,
                  " (1),\nwhich has the options of every command and what exit statuses say.\n");
  return page;
}

}  // namespace handover::ctl
