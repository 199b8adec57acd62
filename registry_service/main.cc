// The registry: opens the ledger, serves it over gRPC until it is told to stop, and closes it in order; or, where a
// command says so, does one thing with it and ends.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "registry_service/check_command.h"
#include "registry_service/log/limits.h"
#include "registry_service/log/sequencer.h"
#include "registry_service/registry_metrics.h"
#include "registry_service/rpc/ledger_rpc.h"
#include "registry_service/rpc/registry_rpc.h"
#include "registry_service/storage/signing_key_file.h"
#include "registry_service/storage/sqlite_backup.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "service_host/call_observer.h"
#include "service_host/clock.h"
#include "service_host/configuration.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/health_command.h"
#include "service_host/log.h"
#include "service_host/process.h"
#include "service_host/server.h"
#include "service_host/serving_flags.h"
#include "service_host/worker_pool.h"

namespace handover::registry {
namespace {

// How long calls that are under way at the end have.
constexpr std::chrono::milliseconds kDrainDeadline{5000};

// Nothing is to be looked after until then.
constexpr std::chrono::milliseconds kIdle{3'600'000};

constexpr char kProcess[] = "registry_service";

struct Flags {
  std::filesystem::path data_dir;
  std::filesystem::path signing_key;  // Empty: in the data directory.
  ServingFlags serving{"127.0.0.1:7401"};
};

// Ends the process with nothing flushed or tried again: after a failed write or fsync, what is on the disk is only
// known to a fresh start.
void EndAtOnce(const absl::Status& error) {
  Log({LogLevel::kError, "ledger_unwritable",
       absl::StrCat("the ledger cannot be written, ending: ", error.ToString())});
  std::_Exit(EXIT_FAILURE);
}

// The key that signs checkpoints. One is made for a new ledger alone: whoever has verified entries by one key refuses a
// registry that comes with another.
absl::StatusOr<std::string> SigningKeyFor(const LedgerStore& store, const Flags& flags) {
  if (!flags.signing_key.empty()) return ReadSigningKey(flags.signing_key);
  const std::filesystem::path path = flags.data_dir / kSigningKeyFile;
  return store.head().value == 0 ? ReadOrMakeSigningKey(path) : ReadSigningKey(path);
}

// Serves until SIGTERM or SIGINT. Everything is torn down in the reverse order of its making.
absl::Status Serve(const Flags& flags) {
  const auto gate_rules = flags.serving.GateRules();
  if (!gate_rules.ok()) return gate_rules.status();
  const auto store = SqliteLedgerStore::Open(flags.data_dir);
  if (!store.ok()) return store.status();
  const auto key = SigningKeyFor(**store, flags);
  if (!key.ok()) return key.status();
  const auto signer = CheckpointSigner::Make(**store, *key);
  if (!signer.ok()) return signer.status();
  Feed feed((*store)->head(), Feed::kTickInterval);
  RegistryMetrics metrics;
  const auto count = [&metrics](const Sequencer::Commit& commit) { metrics.Count(commit); };
  const auto sequencer = Sequencer::Start(**store, feed, SystemClock(), EndAtOnce, count);
  if (!sequencer.ok()) return sequencer.status();
  WorkerPool pool(kReadThreads, kQueuedReadsMax);
  Gate gate(*gate_rules);
  RegistryRpc rpc(**store, **sequencer, *signer, gate, feed, pool);
  LedgerRpc ledger_rpc(**store, *signer, gate, pool);
  CallObserver calls({v1::RegistryService::service_full_name(), v1::LedgerService::service_full_name()});
  const auto server = Server::Start(flags.serving.listen, {&rpc, &ledger_rpc}, &calls);
  if (!server.ok()) return server.status();
  const auto metrics_server = flags.serving.StartMetrics(
      kProcess, {[&] { return calls.metrics().Read(); }, [&] { return metrics.Read(**store, **sequencer, feed); }});
  if (!metrics_server.ok()) return metrics_server.status();
  (*server)->SetServing(v1::RegistryService::service_full_name(), true);
  (*server)->SetServing(v1::LedgerService::service_full_name(), true);
  LogInfo("listening",
          absl::StrCat("listening on ", (*server)->address(), ", ledger ", (*store)->ledger_id(), " at revision ",
                       (*store)->head().value),
          {{"address", (*server)->address()},
           {"ledger_id", (*store)->ledger_id()},
           {"revision", (*store)->head().value},
           {"verifier_key", signer->verifier_key()}});

  const absl::Status end = WaitForEnd(kIdle, [] {});
  (*server)->SetStopping();
  gate.Close();
  feed.Close();
  (*server)->Shutdown(kDrainDeadline);
  (*sequencer)->Stop();
  LogInfo("stopped", absl::StrCat("stopped at revision ", (*store)->head().value),
          {{"revision", (*store)->head().value}});
  return end;
}

// Says why the process does not go on. Returns `exit_status`.
int Fail(const std::string& message, int exit_status = EXIT_FAILURE) {
  std::fprintf(stderr, "registry_service: %s\n", message.c_str());
  return exit_status;
}

int Check(const std::filesystem::path& data_dir) {
  const absl::StatusOr<int> checked = RunCheck(data_dir, std::cout);
  return checked.ok() ? *checked : Fail(std::string(checked.status().message()), kExitNotChecked);
}

int BackUp(const std::filesystem::path& data_dir, const std::filesystem::path& to) {
  const auto backup = BackUpLedger(data_dir, to);
  if (!backup.ok()) return Fail(std::string(backup.status().message()));
  std::cout << "ledger " << backup->ledger_id << " at revision " << backup->head.value << " is copied to "
            << to.string() << "\n";
  if (!backup->has_signing_key) {
    std::cout << "its signing key is not in " << data_dir.string() << ": a registry on the copy needs --signing_key\n";
  }
  return EXIT_SUCCESS;
}

// Adds the options of the process that serves. Which of them must be given is not for CLI11 to know: with a command,
// none.
void AddServeOptions(CLI::App& app, Flags& flags) {
  app.add_option("--data_dir", flags.data_dir, "The directory of the ledger; made if it is not there. Required");
  AddServingFlags(app, flags.serving);
  app.add_option("--signing_key", flags.signing_key,
                 "The file of the Ed25519 key, PEM, that signs checkpoints; if left out, signing_key.pem in the data "
                 "directory, made with a new ledger");
}

int Main(int argc, char** argv) {
  Flags flags;
  std::filesystem::path checked_dir;
  CLI::App app("Keeps what each party declares in one append-only ledger, and serves it over gRPC.", kProcess);
  AddServeOptions(app, flags);
  CLI::App* const check = app.add_subcommand(
      "check",
      "Recompute everything from what is stored, say what is wrong and where, and end: with 0 if nothing is, "
      "1 if something is, 2 if the ledger could not be checked");
  check->add_option("--data_dir", checked_dir, "The directory of the ledger, which no registry may be using")
      ->required();
  std::filesystem::path backed_up_dir;
  std::filesystem::path backup_dir;
  CLI::App* const backup = app.add_subcommand(
      "backup",
      "Copy the ledger as it stands, while a registry uses it or not, and end; to restore, start on the copy");
  backup->add_option("--data_dir", backed_up_dir, "The directory of the ledger")->required();
  backup->add_option("--to", backup_dir, "The directory of the copy; empty, or made if it is not there")->required();
  HealthCommand health;
  const CLI::App* const health_command = health.AddTo(app);
  app.require_subcommand(0, 1);
  if (const auto ended = ReadConfiguration(app, argc, argv); ended.has_value()) return *ended;
  if (check->parsed()) return Check(checked_dir);
  if (backup->parsed()) return BackUp(backed_up_dir, backup_dir);
  if (health_command->parsed()) return health.Run(std::cout, std::cerr);
  if (flags.data_dir.empty()) return Fail("--data_dir is required");
  flags.serving.StartLog(kProcess);
  const absl::Status served = Serve(flags);
  return served.ok() ? EXIT_SUCCESS : Fail(std::string(served.message()));
}

}  // namespace
}  // namespace handover::registry

int main(int argc, char** argv) {
  handover::StartProcess(handover::registry::kProcess);
  return handover::registry::Main(argc, argv);
}
