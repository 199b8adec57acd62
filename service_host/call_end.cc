#include "service_host/call_end.h"

#include <grpc/grpc.h>

namespace handover {

CallEnd::CallEnd(grpc_call* call) : call_(call) { grpc_call_ref(call_); }

CallEnd::~CallEnd() { grpc_call_unref(call_); }

void CallEnd::End(grpc::StatusCode code, const std::string& message) {
  // A reactor's own Finish would wait for the message that is being sent.
  grpc_call_cancel_with_status(call_, static_cast<grpc_status_code>(code), message.c_str(), nullptr);
}

}  // namespace handover
