#include "clients/cpp/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

namespace handover::client {
namespace {

// A peer that has gone without a word is noticed after both together. Whatever comes from it, and be it the next few
// bytes of a large message over a slow link, puts off the question whether it is there.
constexpr int kKeepaliveIntervalMs = 5'000;
constexpr int kKeepaliveTimeoutMs = 10'000;
constexpr int kReconnectBackoffInitialMs = 100;
constexpr int kReconnectBackoffMaxMs = 2'000;
// How long a connection may take to come about.
constexpr int kConnectTimeoutMs = 5'000;

}  // namespace

std::shared_ptr<grpc::Channel> Connect(const std::string& address, const TlsFiles& tls) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kReceiveBytesMax);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveIntervalMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  // A watch sends nothing after its request. By default the channel would stop its pings after two, and a dead peer
  // would go unnoticed.
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kReconnectBackoffInitialMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kReconnectBackoffMaxMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectTimeoutMs);
  // The clients try again by themselves; were gRPC to do so too, the tries would multiply.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  return grpc::CreateCustomChannel(address, tls.empty() ? grpc::InsecureChannelCredentials() : ClientTls(tls),
                                   arguments);
}

}  // namespace handover::client
