#include <grpc/support/log.h>
#include <signal.h>
#include <unistd.h>

#include <iostream>
#include <random>
#include <variant>

#include "clients/cpp/channel.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "clients/cpp/retry.h"
#include "clients/handoverctl/certs_command.h"
#include "clients/handoverctl/command_line.h"
#include "clients/handoverctl/connection_diagnosis.h"
#include "clients/handoverctl/export_commands.h"
#include "clients/handoverctl/import_command.h"
#include "clients/handoverctl/nearest_names.h"
#include "clients/handoverctl/reconciliation_commands.h"
#include "clients/handoverctl/registry_commands.h"
#include "clients/handoverctl/report_command.h"
#include "clients/handoverctl/self_commands.h"
#include "clients/handoverctl/statement_commands.h"
#include "clients/handoverctl/terminal.h"
#include "clients/handoverctl/verify_command.h"

namespace handover::ctl {
namespace {

// Where progress is drawn; null where nobody looks on.
std::ostream* Terminal() { return isatty(STDERR_FILENO) == 1 ? &std::cerr : nullptr; }

// Whether a command calls a service, and so needs certificates that can be used.
bool CallsService(const Command& command) {
  return !std::holds_alternative<SettingsCommand>(command) && !std::holds_alternative<CompletionCommand>(command) &&
         !std::holds_alternative<ManCommand>(command);
}

// Carries out whichever command it is.
Failure Run(const CommandLine& line) {
  client::RegistryClient registry(client::Connect(line.registry, line.tls), line.author);
  client::ReconciliationClient reconciliation(client::Connect(line.reconciliation, line.tls));
  const auto target_at = [&](const std::string& service, const std::string& address) {
    return Target{.service = service,
                  .address = address,
                  .look_again = [service, address, &line] { return DiagnoseConnection(service, address, line.tls); },
                  .nearest =
                      [&registry](const std::string& name) {
                        return NearestNames([&registry](const auto& request) { return registry.ListRecords(request); },
                                            name);
                      }};
  };
  const Target registry_target = target_at("registry", line.registry);
  const Target reconciliation_target = target_at("reconciliation", line.reconciliation);
  ImportCommands import([&registry] { return registry.ImportRecords(); }, registry_target, client::RealPause(),
                        {.in = std::cin, .out = std::cout, .terminal = Terminal(), .clock = SystemClock()});
  ExportCommands exporting(registry, registry_target,
                           {.out = std::cout, .terminal = Terminal(), .clock = SystemClock()});
  const Paper paper{.out = std::cout, .width = PageWidth()};
  std::random_device random;
  StatementCommands statements(registry, registry_target, {.paper = paper, .clock = SystemClock(), .random = [&random] {
                                                             return (uint64_t{random()} << 32) | random();
                                                           }});
  // A watch that is lost goes on by itself; each reason is said once.
  const auto lost = [last = absl::Status()](const absl::Status& why) mutable {
    if (why != last) std::cerr << "handoverctl: the watch was lost, and is taken up again: " << why << std::endl;
    last = why;
  };
  RegistryCommands registry_commands(registry, registry_target, lost, paper);
  ReconciliationCommands reconciliation_commands(reconciliation, reconciliation_target, registry, registry_target, lost,
                                                 paper);
  ReportCommands report_commands(reconciliation, reconciliation_target, registry, registry_target, std::cout);
  VerifyCommands verify_commands(registry, registry_target, KeptCheckpoints(), paper, Terminal());
  const SelfCommands self_commands(line, paper);
  struct {
    ImportCommands& import;
    ExportCommands& exporting;
    StatementCommands& statements;
    RegistryCommands& registry;
    ReconciliationCommands& reconciliation;
    ReportCommands& report;
    VerifyCommands& verify;
    const SelfCommands& self;

    Failure operator()(const ImportCommand& command) { return import.Run(command); }
    Failure operator()(const ExportCommand& command) { return exporting.Run(command); }
    Failure operator()(const StatementCommand& command) { return statements.Run(command); }
    Failure operator()(const GetCommand& command) { return registry.Run(command); }
    Failure operator()(const ListCommand& command) { return registry.Run(command); }
    Failure operator()(const WatchCommand& command) { return registry.Run(command); }
    Failure operator()(const ReconcileCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const CompareCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const MismatchesCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const WatchMismatchesCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const TimelineCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const ReportCommand& command) { return report.Run(command); }
    Failure operator()(const VerifyCommand& command) { return verify.Run(command); }
    Failure operator()(const StatusCommand& command) { return reconciliation.Run(command); }
    Failure operator()(const CertsCommand& command) { return MakeCertificates(command, absl::Now(), std::cout); }
    Failure operator()(const SettingsCommand& command) { return self.Run(command); }
    Failure operator()(const CompletionCommand& command) { return self.Run(command); }
    Failure operator()(const ManCommand& command) { return self.Run(command); }
  } run{import,          exporting,       statements,   registry_commands, reconciliation_commands,
        report_commands, verify_commands, self_commands};
  return std::visit(run, line.command);
}

}  // namespace
}  // namespace handover::ctl

int main(int argc, char** argv) {
  // What gRPC has to say of a failed connection is said by this program, once and in words.
  gpr_set_log_function([](gpr_log_func_args*) {});
  std::ios::sync_with_stdio(false);
  // Whoever reads the output may go away: then there is nothing more to do, and nobody to tell. Some parents ignore the
  // signal, and their children with them.
  signal(SIGPIPE, SIG_DFL);
  const auto parsed = handover::ctl::ParseCommandLine(argc, argv, std::cout, std::cerr);
  if (const auto* exit_code = std::get_if<handover::ctl::ExitCode>(&parsed)) return exit_code->value;
  const auto& line = std::get<handover::ctl::CommandLine>(parsed);
  handover::ctl::Failure failure;
  if (handover::ctl::CallsService(line.command)) failure = handover::ctl::CheckOwnFiles(line.tls);
  if (!failure.has_value()) failure = handover::ctl::Run(line);
  if (!failure.has_value()) return handover::ctl::kExitDone;
  std::cerr << failure->text << std::flush;
  return failure->exit_status;
}
