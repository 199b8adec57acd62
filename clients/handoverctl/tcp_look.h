#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TCP_LOOK_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TCP_LOOK_H_

#include <chrono>
#include <string>

namespace handover::ctl {

// A connection to see who listens. Not thread-safe.
class TcpLook {
 public:
  // Connects to "host:port", waiting `patience` at most for each address of the host, and for what is read and written
  // later. What went wrong shows in failure().
  TcpLook(const std::string& address, std::chrono::seconds patience);
  ~TcpLook();
  TcpLook(const TcpLook&) = delete;
  TcpLook& operator=(const TcpLook&) = delete;

  // Why there is no connection: "Connection refused"; empty if there is one.
  const std::string& failure() const { return failure_; }
  // Whether the machine is there, and nobody listens.
  bool is_refused() const { return is_refused_; }
  int descriptor() const { return descriptor_; }

  // Sends `bytes`, and returns the first that come back, at most 64; empty if none do.
  std::string Ask(const std::string& bytes) const;

 private:
  void Connect(const std::string& host, const std::string& port, std::chrono::seconds patience);

  int descriptor_ = -1;
  bool is_refused_ = false;
  std::string failure_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TCP_LOOK_H_
