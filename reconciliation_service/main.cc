#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <string>

#include "absl/synchronization/mutex.h"
#include "clients/cpp/registry_client.h"
#include "reconciliation_service/follower/follower.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "reconciliation_service/rpc/reconciliation_rpc.h"
#include "service_host/server.h"
#include "service_host/stop_signal.h"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

namespace {

constexpr std::chrono::seconds kShutdownDeadline{5};

struct Flags {
  std::string registry = "127.0.0.1:7401";
  std::string listen = "127.0.0.1:7402";
};

// Logs what happens to the follower, and says in health whether answers can be given; each once when it changes.
class Reporter {
 public:
  Reporter(handover::Server& server, const handover::reconciliation::LiveAccounts& accounts)
      : server_(server), accounts_(accounts) {}

  void Report(bool can_answer, const absl::Status& event) {
    if (!event.ok() && event != last_event_) spdlog::warn("not following: {}", event.ToString());
    last_event_ = event;
    if (can_answer == could_answer_) return;
    could_answer_ = can_answer;
    server_.SetServing(handover::reconciliation::v1::ReconciliationService::service_full_name(), can_answer);
    if (can_answer) spdlog::info("following at revision {}", accounts_.revision().value);
  }

 private:
  handover::Server& server_;
  const handover::reconciliation::LiveAccounts& accounts_;
  bool could_answer_ = false;
  absl::Status last_event_;
};

int Run(const Flags& flags) {
  handover::client::RegistryClient registry(handover::client::Connect(flags.registry));
  handover::reconciliation::LiveAccounts accounts(handover::SystemClock());
  handover::reconciliation::ReconciliationRpc rpc(accounts);
  auto server = handover::Server::Start(flags.listen, {&rpc});
  if (!server.ok()) {
    std::fprintf(stderr, "reconciliation_service: %s\n", std::string(server.status().message()).c_str());
    return 1;
  }
  spdlog::info("listening on {}, following the registry at {}", (*server)->address(), flags.registry);
  {
    Reporter reporter(**server, accounts);
    handover::reconciliation::Follower follower(
        registry, accounts,
        [&reporter](bool can_answer, const absl::Status& event) { reporter.Report(can_answer, event); });
    const int signal = handover::WaitForStopSignal();
    spdlog::info("stopping on signal {}", signal);
    (*server)->Shutdown(kShutdownDeadline);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  handover::BlockStopSignals();
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  spdlog::set_default_logger(spdlog::stderr_color_mt("reconciliation_service"));
  Flags flags;
  CLI::App app(
      "Follows a registry, works out how far each agreement is fulfilled, and where the counters do not match.");
  app.add_option("--registry", flags.registry, "The registry to follow, HOST:PORT")->capture_default_str();
  app.add_option("--listen", flags.listen, "Where to serve, on loopback; port 0 takes a free one")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return Run(flags);
}
