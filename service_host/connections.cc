#include "service_host/connections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace handover {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kLookInterval{10};
constexpr std::string_view kUnix = "unix:";

// Where a socket of this process is bound, as far as it matters: "7401" or "unix:/run/registry.sock".
std::string PlaceOf(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return "";
  if (storage.ss_family == AF_INET) {
    return std::to_string(ntohs(reinterpret_cast<const sockaddr_in*>(&storage)->sin_port));
  }
  if (storage.ss_family == AF_INET6) {
    return std::to_string(ntohs(reinterpret_cast<const sockaddr_in6*>(&storage)->sin6_port));
  }
  if (storage.ss_family != AF_UNIX) return "";
  return std::string(kUnix) + reinterpret_cast<const sockaddr_un*>(&storage)->sun_path;
}

bool IsListening(int socket) {
  int listens = 0;
  socklen_t size = sizeof listens;
  return getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 && listens != 0;
}

// The sockets of this process that are bound to `place`.
std::vector<int> SocketsAt(const std::string& place) {
  std::vector<int> sockets;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc/self/fd", ignored)) {
    const std::string name = entry.path().filename();
    int descriptor = -1;
    std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (PlaceOf(descriptor) == place) sockets.push_back(descriptor);
  }
  return sockets;
}

// Whether the peer of a connection may still send.
bool IsOpen(int socket) {
  char byte = 0;
  const ssize_t received = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return received > 0 || (received < 0 && errno == EAGAIN);
}

}  // namespace

void EndConnections(const std::string& address, std::chrono::milliseconds patience) {
  const std::string place = address.starts_with(kUnix) ? address : address.substr(address.rfind(':') + 1);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool any_open = true;
  while (any_open) {
    any_open = false;
    for (const int socket : SocketsAt(place)) {
      if (IsListening(socket)) {
        shutdown(socket, SHUT_RD);
      } else if (shutdown(socket, SHUT_WR) == 0) {
        any_open |= IsOpen(socket);
      }
    }
    if (std::chrono::steady_clock::now() >= deadline) return;
    if (any_open) std::this_thread::sleep_for(kLookInterval);
  }
}

}  // namespace handover
