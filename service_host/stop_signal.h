#ifndef HANDOVER_SERVICE_HOST_STOP_SIGNAL_H_
#define HANDOVER_SERVICE_HOST_STOP_SIGNAL_H_

namespace handover {

// Keeps SIGTERM and SIGINT from ending the process. Call it first in main, before any thread is there: threads inherit
// the mask.
void BlockStopSignals();

// Waits for SIGTERM or SIGINT and returns its number. The caller must have called BlockStopSignals.
int WaitForStopSignal();

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_STOP_SIGNAL_H_
