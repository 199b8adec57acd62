#ifndef HANDOVER_SERVICE_HOST_PROCESS_H_
#define HANDOVER_SERVICE_HOST_PROCESS_H_

#include <string>

namespace handover {

// Sets up what every process of ours needs. Call it first in main, before any other thread is there.
//
// It raises the limit of open files, and so of connections, to what the system allows. It keeps SIGTERM and SIGINT from
// ending the process: see WaitForStopSignal. It logs to standard error in the name `process`, a line an event; what
// gRPC and protobuf have to say goes there too at the level "debug", which is not shown, since hostile input must not
// be able to fill the log.
void StartProcess(const std::string& process);

// Waits for SIGTERM or SIGINT and returns its number.
int WaitForStopSignal();

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_PROCESS_H_
