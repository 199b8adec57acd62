#include "clients/handoverctl/tcp_look.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "ledger/openssl.h"

namespace handover::ctl {

TcpLook::TcpLook(const std::string& address, std::chrono::seconds patience) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) {
    failure_ = "it has no port";
    return;
  }
  std::string host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  Connect(host, address.substr(colon + 1), patience);
}

TcpLook::~TcpLook() {
  if (descriptor_ >= 0) close(descriptor_);
}

void TcpLook::Connect(const std::string& host, const std::string& port, std::chrono::seconds patience) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); error != 0) {
    failure_ = gai_strerror(error);
    return;
  }
  const std::unique_ptr<addrinfo, ledger::FreeWith<freeaddrinfo>> owned(found);
  const timeval wait{.tv_sec = patience.count(), .tv_usec = 0};
  for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
    descriptor_ = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC, at->ai_protocol);
    if (descriptor_ < 0) continue;
    // Linux bounds connect by the time for sending.
    setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    if (connect(descriptor_, at->ai_addr, at->ai_addrlen) == 0) {
      failure_.clear();
      return;
    }
    is_refused_ = errno == ECONNREFUSED;
    failure_ = errno == EINPROGRESS ? "no answer in time" : std::strerror(errno);
    close(descriptor_);
    descriptor_ = -1;
  }
  if (failure_.empty()) failure_ = "no socket can be made";
}

std::string TcpLook::Ask(const std::string& bytes) const {
  if (send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return "";
  std::array<char, 64> answer{};
  const ssize_t count = recv(descriptor_, answer.data(), answer.size(), 0);
  return count <= 0 ? "" : std::string(answer.data(), static_cast<size_t>(count));
}

}  // namespace handover::ctl
