#include "clients/handoverctl/command_line.h"

#include <CLI/CLI.hpp>
#include <string>

#include "clients/handoverctl/certs_command_line.h"
#include "clients/handoverctl/reconciliation_command_line.h"
#include "clients/handoverctl/registry_command_line.h"

namespace handover::ctl {
namespace {

constexpr int kUsageError = 2;

// "handoverctl list"
std::string NameOf(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : NameOf(*parent) + " " + app.get_name();
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

}  // namespace

std::variant<CommandLine, ExitCode> ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                                     std::ostream& err) {
  CommandLine line{
      .registry = "127.0.0.1:7401", .reconciliation = "127.0.0.1:7402", .author = "operator", .tls = {}, .command = {}};
  CLI::App app("Stores and reads what parties declare of handovers, and shows where they do not match.", "handoverctl");
  app.require_subcommand(1);
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return "handoverctl: " + std::string(error.what()) + "\n  try: " + NameOf(*failed) + " --help\n";
  });
  app.fallthrough();
  AddGlobals(app, line);
  AddRegistryCommands(app, line.command);
  AddReconciliationCommands(app, line.command);
  AddCerts(app, line);
  // The library reports by exception; none leaves this function.
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ExitCode{app.exit(error, out, err) == 0 ? 0 : kUsageError};
  }
  return line;
}

}  // namespace handover::ctl
