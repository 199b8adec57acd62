// The reconciliation service: follows a registry, reckons, and answers over gRPC until it is told to stop.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/checkpoint_file.h"
#include "clients/cpp/registry_client.h"
#include "ledger/ledger_verifier.h"
#include "reconciliation_service/follower/follower.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "reconciliation_service/limits.h"
#include "reconciliation_service/reconciliation_metrics.h"
#include "reconciliation_service/registry_attempts.h"
#include "reconciliation_service/rpc/reconciliation_rpc.h"
#include "service_host/call_observer.h"
#include "service_host/clock.h"
#include "service_host/configuration.h"
#include "service_host/error.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/health_command.h"
#include "service_host/log.h"
#include "service_host/process.h"
#include "service_host/server.h"
#include "service_host/serving_flags.h"
#include "service_host/worker_pool.h"

namespace handover::reconciliation {
namespace {

// How long calls that are under way at the end have.
constexpr std::chrono::milliseconds kDrainDeadline{5000};

// How often it is looked whether the registry has fallen silent.
constexpr std::chrono::milliseconds kLookInterval{1000};

constexpr char kProcess[] = "reconciliation_service";

struct Flags {
  std::string registry = "127.0.0.1:7401";
  std::string registry_key;         // Empty: the first that is met is trusted.
  std::filesystem::path state_dir;  // Empty: nothing is kept.
  ServingFlags serving{"127.0.0.1:7402"};
};

// Logs what happens to the follower, and says in health whether answers can be given; each once when it changes. Safe
// from any thread.
class Reporter {
 public:
  Reporter(Server& server, const LiveAccounts& accounts) : server_(server), accounts_(accounts) {}

  // What has happened, if something has.
  void Report(const absl::Status& event) {
    const std::lock_guard lock(mutex_);
    if (!event.ok() && event != last_event_) LogNotFollowing(event);
    last_event_ = event;
    Look();
  }

  // A registry that has fallen silent makes nothing happen.
  void LookForSilence() {
    const std::lock_guard lock(mutex_);
    Look();
  }

 private:
  static void LogNotFollowing(const absl::Status& event) {
    const std::string status = absl::StatusCodeToString(event.code());
    LogWarning("not_following", absl::StrCat("not following: ", status, ": ", std::string(event.message())),
               {{"status", status}, {"reason", ReasonOf(event)}});
  }

  void Look() {
    const bool can_answer = accounts_.CanAnswer();
    if (can_answer == could_answer_) return;
    could_answer_ = can_answer;
    server_.SetServing(v1::ReconciliationService::service_full_name(), can_answer);
    const int64_t revision = accounts_.revision().value;
    if (can_answer) {
      LogInfo("following", absl::StrCat("following at revision ", revision), {{"revision", revision}});
    } else {
      LogWarning("not_answering", absl::StrCat("not answering, at revision ", revision), {{"revision", revision}});
    }
  }

  Server& server_;
  const LiveAccounts& accounts_;

  std::mutex mutex_;  // Guards what follows.
  bool could_answer_ = false;
  absl::Status last_event_;
};

// Serves until SIGTERM or SIGINT. Everything is torn down in the reverse order of its making.
absl::Status Serve(const Flags& flags) {
  const auto gate_rules = flags.serving.GateRules();
  if (!gate_rules.ok()) return gate_rules.status();
  // It calls the registry by the same certificate by which it serves: it is one identity.
  RegistryAttempts attempts;
  client::RegistryClient registry(client::Connect(flags.registry, flags.serving.listen.tls), "",
                                  {.observer = &attempts});
  client::CheckpointFile checkpoint_file(flags.state_dir.empty() ? "" : flags.state_dir / "checkpoint", SystemClock());
  const auto known = checkpoint_file.Read();
  if (!known.ok()) return known.status();
  auto verifier = ledger::LedgerVerifier::Of(*known, flags.registry_key);
  if (!verifier.ok()) return verifier.status();
  LiveAccounts accounts(SystemClock());
  Feed feed(accounts.revision(), Feed::kTickInterval);
  WorkerPool pool(kWatchThreads, kStreamsMax);
  Gate gate(*gate_rules);
  ReconciliationRpc rpc(accounts, gate, feed, pool);
  CallObserver calls({v1::ReconciliationService::service_full_name()});
  const auto server = Server::Start(flags.serving.listen, {&rpc}, &calls);
  if (!server.ok()) return server.status();
  const auto metrics_server =
      flags.serving.StartMetrics(kProcess, {[&] { return calls.metrics().Read(); }, [&] { return attempts.Read(); },
                                            [&] { return ReadMetrics(accounts, feed); }});
  if (!metrics_server.ok()) return metrics_server.status();
  LogInfo("listening",
          absl::StrCat("listening on ", (*server)->address(), ", following the registry at ", flags.registry),
          {{"address", (*server)->address()}, {"registry", flags.registry}});

  if (flags.state_dir.empty()) {
    LogWarning("no_state_dir",
               "without --state_dir a ledger that is replaced while this process is away is not noticed");
  }
  Reporter reporter(**server, accounts);
  const auto report = [&](bool, const absl::Status& event) {
    reporter.Report(event);
    feed.Publish(accounts.revision());
  };
  const auto keep = [&checkpoint_file](const ledger::TrustedCheckpoint& checkpoint) {
    const absl::Status kept = checkpoint_file.Keep(checkpoint);
    if (!kept.ok()) LogWarning("checkpoint_not_kept", absl::StrCat("the checkpoint is not kept: ", kept.ToString()));
  };
  auto follower = std::make_unique<Follower>(registry, accounts, *std::move(verifier), report, keep);
  absl::Status end = WaitForEnd(kLookInterval, [&reporter] { reporter.LookForSilence(); });
  (*server)->SetStopping();
  gate.Close();
  accounts.CloseWaits();
  feed.Close();
  (*server)->Shutdown(kDrainDeadline);
  follower.reset();
  LogInfo("stopped", absl::StrCat("stopped at revision ", accounts.revision().value),
          {{"revision", accounts.revision().value}});
  end.Update(checkpoint_file.Flush());
  return end;
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
      kProcess);
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
  flags.serving.StartLog(kProcess);
  const absl::Status served = Serve(flags);
  return served.ok() ? EXIT_SUCCESS : Fail(std::string(served.message()));
}

}  // namespace
}  // namespace handover::reconciliation

int main(int argc, char** argv) {
  handover::StartProcess(handover::reconciliation::kProcess);
  return handover::reconciliation::Main(argc, argv);
}
