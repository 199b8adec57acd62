#include "clients/handoverctl/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "clients/handoverctl/certs_command_line.h"
#include "clients/handoverctl/described.h"
#include "clients/handoverctl/exit_status.h"
#include "clients/handoverctl/file_command_line.h"
#include "clients/handoverctl/global_options.h"
#include "clients/handoverctl/help_text.h"
#include "clients/handoverctl/reconciliation_command_line.h"
#include "clients/handoverctl/registry_command_line.h"
#include "clients/handoverctl/report_command_line.h"
#include "clients/handoverctl/self_command_line.h"
#include "clients/handoverctl/statement_command_line.h"
#include "clients/handoverctl/terminal.h"
#include "clients/handoverctl/usage_error.h"

namespace handover::ctl {
namespace {

// Everything that can be said to handoverctl; it becomes `line`, which must outlive `app`.
void AddAll(CLI::App& app, CommandLine& line) {
  app.name("handoverctl");
  app.description("Stores and reads what parties declare of handovers, and shows where they do not match.");
  app.footer(
      "handoverctl status\n"
      "handoverctl list agreements\n"
      "handoverctl reconcile istanbul-2025-06-02\n"
      "handoverctl mismatches istanbul-2025-06-02 --output csv");
  app.require_subcommand(1);
  app.fallthrough();
  AddGlobals(app, line);
  AddReconciliationCommands(app, line.command);
  AddReport(app, line.command);
  AddRegistryCommands(app, line.command);
  AddStatementCommands(app, line);
  AddFileCommands(app, line.command);
  AddCerts(app, line);
  AddSelfCommands(app, line.command);
}

// The help of the command that was given, or of all.
std::string HelpFor(const CLI::App& app, const ProgramDescription& program) {
  const auto given = app.get_subcommands();
  if (given.empty()) return HelpText(program, PageWidth());
  const auto command = std::ranges::find(program.commands, given.front()->get_name(), &CommandDescription::name);
  return HelpText(program, *command, PageWidth());
}

}  // namespace

std::variant<CommandLine, ExitCode> ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                                     std::ostream& err) {
  CommandLine line = Defaults();
  CLI::App app;
  AddAll(app, line);
  const ProgramDescription program = Described(app);
  if (argc <= 1) {
    out << HelpText(program, PageWidth());
    return ExitCode{kExitDone};
  }
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto complain = [&](const std::string& complaint) {
    err << UsageErrorText(program, arguments, complaint);
    return ExitCode{kExitUsage};
  };
  const auto profile = TakeProfile(arguments, app);
  // The library reports by exception; none leaves this function.
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out << HelpFor(app, program);
    return ExitCode{kExitDone};
  } catch (const CLI::ParseError& error) {
    return complain(error.what());
  }
  if (!profile.ok()) return complain(std::string(profile.status().message()));
  if (const absl::Status whole = CheckTlsIsWhole(line.tls); !whole.ok()) return complain(std::string(whole.message()));
  line.settings = SettingsInForce(app, *profile);
  return line;
}

ProgramDescription DescribeCommandLine() {
  CommandLine line = Defaults();
  CLI::App app;
  AddAll(app, line);
  return Described(app);
}

}  // namespace handover::ctl
