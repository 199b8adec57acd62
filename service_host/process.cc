#include "service_host/process.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "service_host/log.h"

namespace handover {
namespace {

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// Whether gRPC could not take a connection. No later one is taken then, until version 1.57, whatever becomes free.
std::atomic<bool> accept_has_failed = false;

void LogOfGrpc(gpr_log_func_args* args) {
  Log({LogLevel::kDebug, "grpc_said", args->message});
  if (!std::string_view(args->message).starts_with("Failed accept4")) return;
  accept_has_failed = true;
  kill(getpid(), SIGTERM);
}

void LogOfProtobuf(google::protobuf::LogLevel, const char*, int, const std::string& message) {
  Log({LogLevel::kDebug, "protobuf_said", message});
}

// Every connection is a file. By default a process may have about a thousand, which one caller can open, and more where
// it asks.
void AllowAsManyFilesAsMayBe() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

void StartProcess(const std::string& process) {
  // Threads inherit the mask, so that the signals wait for whoever waits for them.
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  AllowAsManyFilesAsMayBe();
  // The detector of Debian's build takes five times as long as the lock itself.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  StartLog(process, LogFormat::kAuto, LogLevel::kInfo);
  gpr_set_log_function(LogOfGrpc);
  google::protobuf::SetLogHandler(LogOfProtobuf);
}

absl::Status WaitForEnd(std::chrono::milliseconds interval, const std::function<void()>& meanwhile) {
  const sigset_t signals = StopSignals();
  const timespec pause{.tv_sec = interval.count() / 1000, .tv_nsec = interval.count() % 1000 * 1'000'000};
  int signal = -1;
  while ((signal = sigtimedwait(&signals, nullptr, &pause)) < 0) meanwhile();
  if (accept_has_failed) {
    Log({LogLevel::kError, "not_accepting", "stopping: a connection could not be taken, and none is any more"});
    return absl::UnavailableError("a connection could not be taken, probably for want of files: start it again");
  }
  LogInfo("stopping", absl::StrCat("stopping on signal ", signal), {{"signal", int64_t{signal}}});
  return absl::OkStatus();
}

}  // namespace handover
