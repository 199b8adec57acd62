#include "tests/harness/tcp_connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "tests/harness/process.h"

namespace handover::test {
namespace {

[[noreturn]] void Fail(const char* what) {
  std::perror(what);
  std::abort();
}

}  // namespace

TcpConnection::TcpConnection(const std::string& address) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const size_t colon = address.rfind(':');
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<uint16_t>(std::stoi(address.substr(colon + 1))));
  inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr);
  SetPatience(kPatience);
  // What is sent goes out at once, were it one byte.
  const int on = 1;
  setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const auto* generic = reinterpret_cast<const sockaddr*>(&to);  // NOLINT(*-reinterpret-cast)
  if (connect(descriptor_, generic, sizeof to) != 0) Fail(address.c_str());
}

TcpConnection::~TcpConnection() { close(descriptor_); }

void TcpConnection::SetPatience(std::chrono::seconds patience) const {
  const timeval time{.tv_sec = patience.count(), .tv_usec = 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

bool TcpConnection::Send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && (errno == EPIPE || errno == ECONNRESET || errno == EAGAIN)) return false;
    if (count <= 0) Fail("send");
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

std::string TcpConnection::Receive() const {
  std::array<char, 16'384> buffer;
  const ssize_t count = recv(descriptor_, buffer.data(), buffer.size(), 0);
  return count <= 0 ? std::string() : std::string(buffer.data(), static_cast<size_t>(count));
}

bool TcpConnection::WaitUntilClosed() const {
  while (!Receive().empty()) {
  }
  // Nothing came: either it is closed, or patience was over.
  char byte = 0;
  const ssize_t count = recv(descriptor_, &byte, 1, MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

}  // namespace handover::test
