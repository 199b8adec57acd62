#ifndef HANDOVER_SERVICE_HOST_GATE_H_
#define HANDOVER_SERVICE_HOST_GATE_H_

#include <grpcpp/server_context.h>

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service_host/identity.h"
#include "service_host/limits.h"
#include "service_host/token_buckets.h"

namespace handover {

// The one door for every call: who calls, whether it may, and whether it has not called too often. Safe from any
// thread.
class Gate {
 public:
  // Without TLS: where a caller says who it is, for trying things out. Such a caller may do all that an operator may;
  // one that says nothing reads.
  static constexpr char kAuthorKey[] = "handover-author";

  struct Rules {
    // Callers are known by certificates of this trust domain. Empty: there is no TLS.
    std::string trust_domain;
    // How many calls a second each caller may make, and how many at once after a silence.
    double calls_per_second = kCallsPerSecond;
    double calls_burst = kCallsBurst;
    // How long the reader of a stream may take for one message.
    std::chrono::milliseconds send_time_max = kSendTimeMax;
  };

  // The right to have one stream open. It must not outlive the gate.
  class Pass {
   public:
    Pass() = default;
    Pass(Gate& gate, Identity caller) : gate_(&gate), caller_(std::move(caller)) {}
    ~Pass() { GiveBack(); }
    Pass(Pass&& other) noexcept { *this = std::move(other); }
    Pass& operator=(Pass&& other) noexcept;

    const Identity& caller() const { return caller_; }

    // How long the stream may take to send one message.
    std::chrono::milliseconds send_time_max() const { return gate_->rules_.send_time_max; }

   private:
    void GiveBack();

    Gate* gate_ = nullptr;  // Null: it is no right.
    Identity caller_;
  };

  explicit Gate(Rules rules);

  // Lets in a call of `method` ("RegistryService.GetRecord"). Fails with UNAUTHENTICATED (IDENTITY_INVALID,
  // AUTHOR_INVALID, AUTHOR_MISSING), PERMISSION_DENIED (ROLE_NOT_ALLOWED), RESOURCE_EXHAUSTED (TOO_MANY_CALLS), or
  // UNAVAILABLE (SHUTTING_DOWN) once the gate is closed.
  absl::StatusOr<Identity> Admit(const grpc::CallbackServerContext& context, std::string_view method);

  // The same for a stream. Fails with RESOURCE_EXHAUSTED (TOO_MANY_STREAMS) too.
  absl::StatusOr<Pass> AdmitStream(const grpc::CallbackServerContext& context, std::string_view method);

  // Lets in nobody from now on.
  void Close() { closed_ = true; }

 private:
  absl::StatusOr<Identity> CallerOf(const grpc::CallbackServerContext& context) const;

  const Rules rules_;
  std::atomic<bool> closed_ = false;
  TokenBuckets calls_;

  std::mutex mutex_;  // Guards what follows.
  std::map<std::string, int> open_streams_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_GATE_H_
