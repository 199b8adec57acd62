#ifndef HANDOVER_SERVICE_HOST_CONNECTIONS_H_
#define HANDOVER_SERVICE_HOST_CONNECTIONS_H_

#include <chrono>
#include <string>

namespace handover {

// Ends, for the end of this process, the connections that its server at `address` ("127.0.0.1:7401", with the port that
// it has, or "unix:/run/registry.sock") has taken, and takes no more: what was written is still delivered, and then the
// end of the connection. Waits until the peers have closed theirs, at most for `patience`.
//
// gRPC's own way of stopping answers a call that arrives in the wrong moment with a bare CANCELLED, which no client may
// repeat. A call on a connection that has ended is UNAVAILABLE at its client, and is repeated.
void EndConnections(const std::string& address, std::chrono::milliseconds patience);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CONNECTIONS_H_
