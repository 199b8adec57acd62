#include "tests/harness/fault_proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

namespace handover::test {
namespace {

// How often a bounded rate lets more go.
constexpr int kSlowTickMs = 5;

sockaddr_in Loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

// A socket that listens on 127.0.0.1, and its port. Without one no test can go on.
int Listen(int& port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address = Loopback(0);
  socklen_t size = sizeof(address);
  if (listener < 0 || bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener, 64) != 0 ||
      getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    std::abort();
  }
  port = ntohs(address.sin_port);
  return listener;
}

// A connection to "127.0.0.1:{port}"; -1 if nobody listens.
int ConnectTo(const std::string& target) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(std::atoi(target.substr(target.rfind(':') + 1).c_str()));
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) return server;
  close(server);
  return -1;
}

}  // namespace

FaultProxy::FaultProxy(const std::string& target) : wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), target_(target) {
  int port = 0;
  listener_ = Listen(port);
  address_ = "127.0.0.1:" + std::to_string(port);
  thread_ = std::thread([this] { Run(); });
}

FaultProxy::~FaultProxy() {
  Tell([this] { is_over_ = true; });
  thread_.join();
  close(listener_);
  close(wake_);
}

template <typename Change>
void FaultProxy::Tell(Change change) {
  const std::lock_guard lock(mutex_);
  change();
  ++changes_;
  const uint64_t one = 1;
  if (write(wake_, &one, sizeof(one)) != sizeof(one)) std::abort();
}

void FaultProxy::PointTo(const std::string& target) {
  Tell([&] {
    target_ = target;
    connections_.clear();
  });
}

void FaultProxy::Pass() {
  Tell([this] {
    mode_ = Mode::kPass;
    bytes_per_second_ = 0;
    cut_after_ = 0;
  });
}

void FaultProxy::Hold() {
  Tell([this] { mode_ = Mode::kHold; });
}

void FaultProxy::Refuse() {
  Tell([this] {
    mode_ = Mode::kRefuse;
    connections_.clear();
  });
}

void FaultProxy::SlowTo(int64_t bytes_per_second) {
  Tell([&] { bytes_per_second_ = bytes_per_second; });
}

void FaultProxy::CutAfter(int64_t bytes) {
  Tell([&] { cut_after_ = bytes; });
}

void FaultProxy::Run() {
  while (true) {
    std::vector<pollfd> waits;
    int timeout_ms = -1;
    int changes = 0;
    {
      const std::lock_guard lock(mutex_);
      if (is_over_) return;
      waits = Waits();
      changes = changes_;
      if (bytes_per_second_ > 0) timeout_ms = kSlowTickMs;
    }
    poll(waits.data(), waits.size(), timeout_ms);
    uint64_t ignored = 0;
    while (read(wake_, &ignored, sizeof(ignored)) > 0) {
    }
    const std::lock_guard lock(mutex_);
    // After a change the connections may be others than those that were waited for.
    if (changes == changes_) Serve(waits);
  }
}

std::vector<pollfd> FaultProxy::Waits() {
  std::vector<pollfd> waits{{.fd = wake_, .events = POLLIN, .revents = 0},
                            {.fd = listener_, .events = POLLIN, .revents = 0}};
  if (mode_ == Mode::kHold) return waits;
  const auto now = std::chrono::steady_clock::now();
  for (const auto& connection : connections_) {
    waits.push_back(connection->OfClient({.bytes_per_second = bytes_per_second_}, now));
    waits.push_back(connection->OfServer());
  }
  return waits;
}

void FaultProxy::Serve(const std::vector<pollfd>& events) {
  for (size_t i = 2; i + 1 < events.size(); i += 2) {
    auto& connection = connections_[i / 2 - 1];
    const bool is_cutting = cut_after_ > 0;
    const bool goes_on =
        connection->Move(events[i].revents, events[i + 1].revents,
                         {.bytes_per_second = bytes_per_second_, .bytes_left = is_cutting ? &cut_after_ : nullptr});
    if (goes_on) continue;
    if (is_cutting && cut_after_ <= 0) ++cuts_;
    connection = nullptr;
  }
  std::erase(connections_, nullptr);
  if ((events[1].revents & POLLIN) != 0) Accept();
}

void FaultProxy::Accept() {
  const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (client < 0) return;
  const int server = mode_ == Mode::kRefuse ? -1 : ConnectTo(target_);
  if (server < 0) {
    close(client);
  } else {
    connections_.push_back(std::make_unique<ProxiedConnection>(client, server));
  }
}

}  // namespace handover::test
