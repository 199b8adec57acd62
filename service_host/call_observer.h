#ifndef HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_
#define HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_

#include <grpcpp/support/server_interceptor.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "service_host/call_log.h"
#include "service_host/call_metrics.h"

namespace handover {

// Sees every call of a server from its beginning to its end: counts it, gives it a request id and says so in its
// answer, and logs it if it failed. It also knows when all calls are over. Safe from any thread.
class CallObserver {
 public:
  // `services` are the full names of the services that are counted by method, which must be linked in.
  explicit CallObserver(const std::vector<std::string>& services);

  // What has to be given to the server that is to be observed, which this must outlive.
  std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> MakeInterceptors();

  const CallMetrics& metrics() const { return metrics_; }

  // For the end of the server: waits until all calls of `services` that have begun before are over, at most for
  // `patience`. Returns whether they are.
  bool WaitUntilIdle(std::chrono::milliseconds patience);

 private:
  class ObservedCall;
  class Factory;

  // Counts a call in, and says whether it is waited for; then it is to be counted out.
  bool Enter();
  void Leave();

  const size_t ours_;  // The methods up to this number are those of `services`.
  CallMetrics metrics_;
  CallLog log_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable idle_;
  bool is_ending_ = false;  // Calls that begin from now on are not waited for.
  int64_t under_way_ = 0;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_
