#ifndef HANDOVER_TESTS_HARNESS_PROXIED_CONNECTION_H_
#define HANDOVER_TESTS_HARNESS_PROXIED_CONNECTION_H_

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <string>

namespace handover::test {

// One connection that goes through a proxy: what comes from either side, and has not gone to the other. Used from one
// thread.
class ProxiedConnection {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  // What may go to the client.
  struct Allowance {
    int64_t bytes_per_second = 0;   // 0: as fast as it goes.
    int64_t* bytes_left = nullptr;  // If not null, the connection is closed once so many have gone.
  };

  // Takes both sockets over.
  ProxiedConnection(int client, int server);
  ~ProxiedConnection();
  ProxiedConnection(const ProxiedConnection&) = delete;
  ProxiedConnection& operator=(const ProxiedConnection&) = delete;

  // What to wait for at the two sockets, at `now`.
  pollfd OfClient(const Allowance& allowance, Instant now);
  pollfd OfServer() const;

  // Moves what can be moved. Returns whether the connection goes on.
  bool Move(short client_events, short server_events, const Allowance& allowance);

 private:
  bool MoveToClient(const Allowance& allowance);

  const int client_;
  const int server_;
  std::string to_client_;
  std::string to_server_;
  double may_send_ = 0;  // How many bytes may go to the client now, where its rate is bounded.
  Instant last_ = std::chrono::steady_clock::now();
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_PROXIED_CONNECTION_H_
