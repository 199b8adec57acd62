#ifndef HANDOVER_SERVICE_HOST_PROCESS_H_
#define HANDOVER_SERVICE_HOST_PROCESS_H_

#include <chrono>
#include <functional>
#include <string>

#include "absl/status/status.h"

namespace handover {

// Sets up what every process of ours needs. Call it first in main, before any other thread is there.
//
// It raises the limit of open files, and so of connections, to what the system allows. It keeps SIGTERM and SIGINT from
// ending the process: see WaitForEnd. It logs in the name `process`, as StartLog does by default; what gRPC and
// protobuf have to say goes there too at the level "debug", which is not shown, since hostile input must not be able to
// fill the log.
void StartProcess(const std::string& process);

// Waits until the process is to end, and logs why. Returns OK for SIGTERM or SIGINT, and UNAVAILABLE if gRPC takes no
// new connection any more. Calls `meanwhile` every `interval` until then.
absl::Status WaitForEnd(std::chrono::milliseconds interval, const std::function<void()>& meanwhile);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_PROCESS_H_
