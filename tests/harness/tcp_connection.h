#ifndef HANDOVER_TESTS_HARNESS_TCP_CONNECTION_H_
#define HANDOVER_TESTS_HARNESS_TCP_CONNECTION_H_

#include <chrono>
#include <string>
#include <string_view>

namespace handover::test {

// A TCP connection to "127.0.0.1:43210", closed when it goes out of scope. What waits for the other side waits until
// patience is over.
class TcpConnection {
 public:
  // Ends the test program if nobody listens.
  explicit TcpConnection(const std::string& address);
  ~TcpConnection();
  TcpConnection(const TcpConnection&) = delete;
  TcpConnection& operator=(const TcpConnection&) = delete;

  // From now on it waits no longer than this.
  void SetPatience(std::chrono::seconds patience) const;

  int descriptor() const { return descriptor_; }

  // Sends all of `bytes`. Returns false if the other side has closed the connection before, or takes no more.
  bool Send(std::string_view bytes) const;

  // The next bytes that the other side sends; empty if it has closed the connection, or sends nothing.
  std::string Receive() const;

  // Waits until the other side closes it, whatever it sends before. Returns whether it has.
  bool WaitUntilClosed() const;

 private:
  int descriptor_;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_TCP_CONNECTION_H_
