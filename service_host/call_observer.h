#ifndef HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_
#define HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_

#include <grpcpp/support/server_interceptor.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service_host/call_log.h"
#include "service_host/call_metrics.h"
#include "service_host/limits.h"

namespace handover {

// Sees every call of a server from its beginning to its end: counts it, gives it a request id and says so in its
// answer, logs it if it failed, and ends it if it is unary and takes too long. It also knows when all calls are over.
// Safe from any thread.
class CallObserver {
 public:
  // `services` are the full names of the services that are counted by method, which must be linked in. A unary call of
  // theirs is ended with DEADLINE_EXCEEDED after `unary_time_max`, whether its handler has finished or not.
  explicit CallObserver(const std::vector<std::string>& services,
                        std::chrono::milliseconds unary_time_max = kUnaryTimeMax);

  // Every call must be over.
  ~CallObserver();
  CallObserver(const CallObserver&) = delete;
  CallObserver& operator=(const CallObserver&) = delete;

  // What has to be given to the server that is to be observed, which this must outlive.
  std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> MakeInterceptors();

  const CallMetrics& metrics() const { return metrics_; }

  // For the end of the server: waits until all calls of `services` that have begun before are over, at most for
  // `patience`. Returns whether they are.
  bool WaitUntilIdle(std::chrono::milliseconds patience);

 private:
  class ObservedCall;
  class Factory;

  // A call of ours begins, and is over.
  void Enter(ObservedCall& call);
  void Leave(ObservedCall& call);

  // Ends calls that take too long, until the observer goes.
  void EndOverdueCalls();

  const size_t ours_;  // The methods up to this number are those of `services`.
  CallMetrics metrics_;
  CallLog log_;

  const std::chrono::milliseconds unary_time_max_;
  const std::string overdue_message_;

  std::mutex mutex_;  // Guards what follows, and the `place` of every call.
  std::condition_variable changed_;
  bool is_ending_ = false;  // Calls that begin from now on are not waited for.
  bool is_gone_ = false;
  int64_t waited_for_ = 0;
  std::list<ObservedCall*> unary_;  // Those that may still become overdue, in the order in which they began.

  std::thread overdue_;  // Last, so that it starts when all else is there.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CALL_OBSERVER_H_
