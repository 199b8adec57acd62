#include "clients/handoverctl/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "clients/handoverctl/certs_command_line.h"
#include "clients/handoverctl/described.h"
#include "clients/handoverctl/exit_status.h"
#include "clients/handoverctl/file_command_line.h"
#include "clients/handoverctl/help_text.h"
#include "clients/handoverctl/reconciliation_command_line.h"
#include "clients/handoverctl/registry_command_line.h"
#include "clients/handoverctl/report_command_line.h"
#include "clients/handoverctl/statement_command_line.h"
#include "clients/handoverctl/terminal.h"
#include "clients/handoverctl/usage_error.h"

namespace handover::ctl {
namespace {

CommandLine Defaults() {
  return {
      .registry = "127.0.0.1:7401", .reconciliation = "127.0.0.1:7402", .author = "operator", .tls = {}, .command = {}};
}

void AddGlobals(CLI::App& app, CommandLine& line) {
  app.add_option("--registry", line.registry, "Where the registry listens")
      ->envname("HANDOVER_REGISTRY")
      ->capture_default_str();
  app.add_option("--reconciliation", line.reconciliation, "Where the reconciliation service listens")
      ->envname("HANDOVER_RECONCILIATION")
      ->capture_default_str();
  app.add_option("--author", line.author, "Who writes, for a registry without TLS")
      ->envname("HANDOVER_AUTHOR")
      ->capture_default_str();
  CLI::Option* certificate =
      app.add_option("--tls_certificate", line.tls.certificate, "Your certificate and its chain, PEM")
          ->envname("HANDOVER_TLS_CERTIFICATE");
  CLI::Option* key = app.add_option("--tls_key", line.tls.key, "The private key of your certificate, PEM")
                         ->envname("HANDOVER_TLS_KEY");
  CLI::Option* authority = app.add_option("--tls_authority", line.tls.authority,
                                          "The certificates of the authorities that vouch for the services, PEM")
                               ->envname("HANDOVER_TLS_AUTHORITY");
  certificate->needs(key)->needs(authority);
  key->needs(certificate);
  authority->needs(certificate);
}

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
  // The library reports by exception; none leaves this function.
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out << HelpFor(app, program);
    return ExitCode{kExitDone};
  } catch (const CLI::ParseError& error) {
    err << UsageErrorText(program, {argv + 1, argv + argc}, error.what());
    return ExitCode{kExitUsage};
  }
  return line;
}

ProgramDescription DescribeCommandLine() {
  CommandLine line = Defaults();
  CLI::App app;
  AddAll(app, line);
  return Described(app);
}

}  // namespace handover::ctl
