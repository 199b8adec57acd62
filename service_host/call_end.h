#ifndef HANDOVER_SERVICE_HOST_CALL_END_H_
#define HANDOVER_SERVICE_HOST_CALL_END_H_

#include <grpcpp/server_context.h>

#include <string>

namespace handover {

// Lets a call be ended from outside of its handler. It may outlive the call, as may a copy. Safe from any thread.
class CallEnd {
 public:
  // Of a call that is under way.
  explicit CallEnd(grpc::ServerContextBase& context) : CallEnd(context.c_call()) {}
  CallEnd(const CallEnd& other) : CallEnd(other.call_) {}
  CallEnd& operator=(const CallEnd&) = delete;
  ~CallEnd();

  // Ends the call, unless it is over: its caller gets `code` and `message` at once. What is being sent is dropped, and
  // details cannot be told. The handler still has to finish.
  void End(grpc::StatusCode code, const std::string& message);

 private:
  explicit CallEnd(grpc_call* call);

  grpc_call* const call_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CALL_END_H_
