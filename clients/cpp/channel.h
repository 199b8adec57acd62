#ifndef HANDOVER_CLIENTS_CPP_CHANNEL_H_
#define HANDOVER_CLIENTS_CPP_CHANNEL_H_

#include <grpcpp/channel.h>

#include <chrono>
#include <memory>
#include <string>

#include "service_host/tls.h"

namespace handover::client {

// How long one call may take, from end to end. A watch has no deadline.
inline constexpr std::chrono::seconds kCallDeadline{10};
// The largest answer that is received, in bytes: a page of 1,000 records or mismatches with room to spare.
inline constexpr int kReceiveBytesMax = 16 << 20;

// A channel to `address` ("127.0.0.1:7401", "unix:/run/registry.sock"), with TLS by `tls`, or in plain text if that is
// empty. The files are those that CheckTlsFiles has passed. It connects with the first call,
// and again by itself after a failure, at most 2 seconds apart. It never fails here: an address that nobody listens at
// shows as UNAVAILABLE in the first call.
std::shared_ptr<grpc::Channel> Connect(const std::string& address, const TlsFiles& tls = {});

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_CHANNEL_H_
