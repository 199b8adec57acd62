#ifndef HANDOVER_TESTS_HARNESS_FAULT_PROXY_H_
#define HANDOVER_TESTS_HARNESS_FAULT_PROXY_H_

#include <poll.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/harness/proxied_connection.h"

namespace handover::test {

// Stands between a client and a server, on an address of its own that stays the same, and does to their connections
// what networks do. It begins by passing everything. What it is told holds from then on, for the connections that there
// are and for new ones. Safe from any thread.
class FaultProxy {
 public:
  // Passes what comes to `target` ("127.0.0.1:7401").
  explicit FaultProxy(const std::string& target);
  ~FaultProxy();
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;

  // Where it listens, on 127.0.0.1.
  const std::string& address() const { return address_; }

  // New connections go to `target`; those that there are end.
  void PointTo(const std::string& target);
  // Passes everything again.
  void Pass();
  // Passes nothing, and says nothing: connections stay, and new ones come about, but nothing arrives.
  void Hold();
  // Ends all connections, and turns new ones away.
  void Refuse();
  // Passes as many bytes a second to each client, and everything to the server.
  void SlowTo(int64_t bytes_per_second);
  // Ends the connection over which the `bytes`th byte from now on goes to a client, behind that byte; once.
  void CutAfter(int64_t bytes);

  // How many cuts were made.
  int cuts() const { return cuts_; }

 private:
  enum class Mode { kPass, kHold, kRefuse };

  void Run();
  // Changes something, and has it take hold.
  template <typename Change>
  void Tell(Change change);
  // What to wait for; the mutex is held.
  std::vector<pollfd> Waits();
  // Does what the events say; the mutex is held.
  void Serve(const std::vector<pollfd>& events);
  void Accept();

  std::string address_;
  int listener_ = -1;
  int wake_ = -1;  // An eventfd: something has changed.
  std::atomic<int> cuts_ = 0;

  std::mutex mutex_;  // Guards what follows.
  int changes_ = 0;   // How often something was told.
  std::string target_;
  Mode mode_ = Mode::kPass;
  int64_t bytes_per_second_ = 0;
  int64_t cut_after_ = 0;  // 0: no cut.
  bool is_over_ = false;
  std::vector<std::unique_ptr<ProxiedConnection>> connections_;

  std::thread thread_;  // Last, so that everything else is there when it begins.
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_FAULT_PROXY_H_
