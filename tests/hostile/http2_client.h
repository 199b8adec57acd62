#ifndef HANDOVER_TESTS_HOSTILE_HTTP2_CLIENT_H_
#define HANDOVER_TESTS_HOSTILE_HTTP2_CLIENT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/harness/tcp_connection.h"

struct nghttp2_session;

namespace handover::test {

// Header fields of a request, beyond those that every call has.
using Headers = std::vector<std::pair<std::string, std::string>>;

// `message` as gRPC puts it into a stream: a byte that says whether it is compressed, its length, and itself.
std::string GrpcFrame(std::string_view message);

// One frame of HTTP/2 (RFC 9113, section 4.1), whatever sense it makes.
std::string Http2Frame(uint8_t type, uint8_t flags, uint32_t stream, std::string_view payload);

// A client of gRPC that writes its frames itself, with nghttp2, so that they can be held back, cut and damaged: gRPC's
// own client sends nothing that is wrong. Not thread-safe.
class Http2Client {
 public:
  // Connects to `address`. Nothing is sent yet: the first bytes of TakeBytes are the preface.
  explicit Http2Client(const std::string& address);
  ~Http2Client();
  Http2Client(const Http2Client&) = delete;
  Http2Client& operator=(const Http2Client&) = delete;

  // Begins a call of `path` ("/handover.registry.v1.RegistryService/GetRecord") with `body` as the whole request.
  // Returns its stream.
  int32_t Call(const std::string& path, std::string body, const Headers& more_headers = {});

  // Begins a call of `path` whose request begins with `body`, and never ends. Returns its stream.
  int32_t BeginCall(const std::string& path, std::shared_ptr<const std::string> body);

  // Gives a call up.
  void Cancel(int32_t stream);

  // The frames that are to be sent next, as far as the server's flow control lets them.
  std::string TakeBytes();

  // Sends TakeBytes. Returns false if the server has closed the connection.
  bool Send();

  // Waits until the call has ended, and returns the "grpc-status" that it ended with ("0" is success). Empty if the
  // server reset the stream or closed the connection instead.
  std::string StatusOf(int32_t stream);

  // Waits until `count` calls have ended, whichever they are, and returns what StatusOf would of each.
  std::vector<std::string> StatusesOfFirst(size_t count);

  // Sends what the server takes, until `count` of the bodies have gone out as far as they go, the server has closed the
  // connection, or takes no more.
  void SendBodies(size_t count);

  // How many calls at a time the server takes, as it has said by the time that a call has ended.
  uint32_t CallsMax() const;

  const TcpConnection& connection() const { return connection_; }

 private:
  // The request of a call.
  struct Body {
    std::shared_ptr<const std::string> bytes;
    bool is_whole;    // Whether it ends there.
    size_t sent = 0;  // How many of the bytes have gone out.
  };

  // What nghttp2 is given as this client.
  struct Events;

  int32_t Begin(const std::string& path, Body body, const Headers& more_headers);

  // Sends what is to be sent, and takes in what the server sends next. Returns false if it has closed the connection.
  bool GoOn();

  TcpConnection connection_;
  nghttp2_session* session_ = nullptr;
  std::map<int32_t, Body> bodies_;
  size_t bodies_sent_ = 0;                   // How many of them have gone out.
  std::map<int32_t, std::string> statuses_;  // Of the calls that have said theirs.
  std::set<int32_t> ended_;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HOSTILE_HTTP2_CLIENT_H_
