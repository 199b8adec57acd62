#ifndef HANDOVER_SERVICE_HOST_LIMITS_H_
#define HANDOVER_SERVICE_HOST_LIMITS_H_

#include <chrono>
#include <cstddef>

// How much a process of ours takes on from its callers, all together and each. What is beyond a limit is refused or
// ended in words, never kept. What a record or a batch may be stands in registry_service/admission/limits.h and
// registry_service/log/limits.h.
namespace handover {

// The largest message that is received, in bytes. A batch is bounded at 1 MiB; what is beyond that is answered in words
// up to here.
inline constexpr int kReceiveBytesMax = 4 << 20;

// What gRPC may hold for all connections, in bytes: mostly of messages that have not come in whole, of which one
// connection alone could begin four gibibytes. It is the last resort: beyond it gRPC ends calls and connections,
// whosever they are, so that the process lives.
inline constexpr size_t kTransportBytesMax = 128 << 20;

// How long a unary call may take, whatever its caller's deadline: longer than anything that it waits for, and than the
// deadline of clients/cpp.
inline constexpr std::chrono::milliseconds kUnaryTimeMax{30'000};

// What one connection may cost.
struct ConnectionLimits {
  // How long it has for its handshake.
  std::chrono::milliseconds handshake_time{10'000};
  // How many calls it may have under way.
  int calls = 1000;
  // After this time it is asked to come back, so that a certificate that has expired since is noticed, and after this
  // time more it is closed, whatever is under way.
  std::chrono::milliseconds age{3'600'000};
  std::chrono::milliseconds age_grace{60'000};
};

// Each caller: how many calls a second, and at once after a silence, and how many streams at a time.
inline constexpr double kCallsPerSecond = 50'000;
inline constexpr double kCallsBurst = 2 * kCallsPerSecond;
inline constexpr int kStreamsPerCallerMax = 64;

// How many callers are told apart at a time when calls are counted.
inline constexpr size_t kCountedCallersMax = 10'000;

// All callers: how many streams at a time.
inline constexpr size_t kStreamsMax = 1000;

// How long the reader of a stream may take for one message.
inline constexpr std::chrono::milliseconds kSendTimeMax{30'000};

// The port for health alone: how many calls one connection may have under way, a probe having one, or a watch; and the
// largest message, in bytes, a request holding the name of a service.
inline constexpr int kHealthCallsPerConnectionMax = 16;
inline constexpr int kHealthReceiveBytesMax = 1024;

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_LIMITS_H_
