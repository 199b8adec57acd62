// The reconciliation service: follows a registry, reckons, and answers over gRPC until it is told to stop.

#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "clients/cpp/checkpoint_file.h"
#include "clients/cpp/registry_client.h"
#include "ledger/ledger_verifier.h"
#include "reconciliation_service/follower/follower.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "reconciliation_service/rpc/reconciliation_rpc.h"
#include "service_host/clock.h"
#include "service_host/configuration.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/health_command.h"
#include "service_host/process.h"
#include "service_host/server.h"
#include "service_host/serving_flags.h"
#include "service_host/worker_pool.h"

namespace handover::reconciliation {
namespace {

// How long calls that are under way at the end have.
constexpr std::chrono::milliseconds kDrainDeadline{5000};

// On how many threads watches are read.
constexpr int kWatchThreads = 2;

struct Flags {
  std::string registry = "127.0.0.1:7401";
  std::string registry_key;         // Empty: the first that is met is trusted.
  std::filesystem::path state_dir;  // Empty: nothing is kept.
  ServingFlags serving{"127.0.0.1:7402"};
};

// Logs what happens to the follower, and says in health whether answers can be given; each once when it changes.
class Reporter {
 public:
  Reporter(Server& server, const LiveAccounts& accounts) : server_(server), accounts_(accounts) {}

  void Report(bool can_answer, const absl::Status& event) {
    if (!event.ok() && event != last_event_) spdlog::warn("not following: {}", event.ToString());
    last_event_ = event;
    if (can_answer == could_answer_) return;
    could_answer_ = can_answer;
    server_.SetServing(v1::ReconciliationService::service_full_name(), can_answer);
    if (can_answer) spdlog::info("following at revision {}", accounts_.revision().value);
  }

 private:
  Server& server_;
  const LiveAccounts& accounts_;
  bool could_answer_ = false;
  absl::Status last_event_;
};

// What the ledger is verified against: what was verified of it before, and the key that it must be signed with.
absl::StatusOr<ledger::LedgerVerifier> MakeVerifier(const Flags& flags, const client::CheckpointFile& file) {
  const auto known = file.Read();
  if (!known.ok()) return known.status();
  if (!known->has_value()) return ledger::LedgerVerifier::OfUnknown(flags.registry_key);
  auto verifier = ledger::LedgerVerifier::OfKnown(**known);
  if (!verifier.ok() || flags.registry_key.empty()) return verifier;
  if (absl::Status status = verifier->TakeKey(flags.registry_key); !status.ok()) return status;
  return verifier;
}

// Serves until SIGTERM or SIGINT. Everything is torn down in the reverse order of its making.
absl::Status Serve(const Flags& flags) {
  const auto gate_rules = flags.serving.GateRules();
  if (!gate_rules.ok()) return gate_rules.status();
  // It calls the registry by the same certificate by which it serves: it is one identity.
  client::RegistryClient registry(client::Connect(flags.registry, flags.serving.listen.tls));
  client::CheckpointFile checkpoint_file(flags.state_dir.empty() ? "" : flags.state_dir / "checkpoint", SystemClock());
  auto verifier = MakeVerifier(flags, checkpoint_file);
  if (!verifier.ok()) return verifier.status();
  LiveAccounts accounts(SystemClock());
  Feed feed(accounts.revision(), Feed::kTickInterval);
  WorkerPool pool(kWatchThreads, Feed::kWatchersMax);
  Gate gate(*gate_rules);
  ReconciliationRpc rpc(accounts, gate, feed, pool);
  const auto server = Server::Start(flags.serving.listen, {&rpc});
  if (!server.ok()) return server.status();
  spdlog::info("listening on {}, following the registry at {}", (*server)->address(), flags.registry);
  if (flags.serving.has_health()) spdlog::info("health is answered on {}", (*server)->health_address());

  if (flags.state_dir.empty()) {
    spdlog::warn("without --state_dir a ledger that is replaced while this process is away is not noticed");
  }
  Reporter reporter(**server, accounts);
  const auto report = [&](bool can_answer, const absl::Status& event) {
    reporter.Report(can_answer, event);
    feed.Publish(accounts.revision());
  };
  const auto keep = [&checkpoint_file](const ledger::TrustedCheckpoint& checkpoint) {
    const absl::Status kept = checkpoint_file.Keep(checkpoint);
    if (!kept.ok()) spdlog::warn("the checkpoint is not kept: {}", kept.ToString());
  };
  auto follower = std::make_unique<Follower>(registry, accounts, *std::move(verifier), report, keep);
  const int signal = WaitForStopSignal();
  spdlog::info("stopping on signal {}", signal);
  accounts.CloseWaits();
  feed.Close();
  (*server)->Shutdown(kDrainDeadline);
  follower.reset();
  return checkpoint_file.Flush();
}

// Says why the process does not go on. Returns its exit status.
int Fail(const std::string& message) {
  std::fprintf(stderr, "reconciliation_service: %s\n", message.c_str());
  return EXIT_FAILURE;
}

int Main(int argc, char** argv) {
  Flags flags;
  CLI::App app(
      "Works out from a registry's ledger how far each agreement is fulfilled, and where the counters do not match.",
      "reconciliation_service");
  app.add_option("--registry", flags.registry, "The registry to follow, HOST:PORT")->capture_default_str();
  app.add_option("--registry_key", flags.registry_key,
                 "The verifier key of the registry's checkpoints; if left out, the first that is met is trusted");
  app.add_option(
      "--state_dir", flags.state_dir,
      "Where to keep the last checkpoint that was verified, so that a registry that was rolled back or replaced "
      "is refused after a restart too");
  AddServingFlags(app, flags.serving);
  HealthCommand health;
  const CLI::App* const health_command = health.AddTo(app);
  app.require_subcommand(0, 1);
  if (const auto ended = ReadConfiguration(app, argc, argv); ended.has_value()) return *ended;
  if (health_command->parsed()) return health.Run(std::cout, std::cerr);
  const absl::Status served = Serve(flags);
  return served.ok() ? EXIT_SUCCESS : Fail(std::string(served.message()));
}

}  // namespace
}  // namespace handover::reconciliation

int main(int argc, char** argv) {
  handover::StartProcess("reconciliation_service");
  return handover::reconciliation::Main(argc, argv);
}
