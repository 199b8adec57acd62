#ifndef HANDOVER_SERVICE_HOST_PROCESS_H_
#define HANDOVER_SERVICE_HOST_PROCESS_H_

#include <chrono>
#include <functional>
#include <string>

namespace handover {

// Sets up what every process of ours needs. Call it first in main, before any other thread is there.
//
// It raises the limit of open files, and so of connections, to what the system allows. It keeps SIGTERM and SIGINT from
// ending the process: see WaitForStopSignal. It logs in the name `process`, as StartLog does by default; what gRPC and
// protobuf have to say goes there too at the level "debug", which is not shown, since hostile input must not be able to
// fill the log.
void StartProcess(const std::string& process);

// Waits for SIGTERM or SIGINT and returns its number. Calls `meanwhile` every `interval` until then.
int WaitForStopSignal(std::chrono::milliseconds interval, const std::function<void()>& meanwhile);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_PROCESS_H_
