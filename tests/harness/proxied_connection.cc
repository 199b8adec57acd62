#include "tests/harness/proxied_connection.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace handover::test {
namespace {

// What is kept at most of each direction; whoever sends more has to wait, as over any link.
constexpr size_t kBufferBytesMax = 64 << 10;
// Where the rate is bounded, how much goes at once at most.
constexpr double kBurstBytes = 4096;

// Reads what there is into `buffer`. Returns false at the end of the connection.
bool Receive(int from, std::string& buffer) {
  std::array<char, kBufferBytesMax> chunk;
  const ssize_t got = recv(from, chunk.data(), chunk.size() - std::min(buffer.size(), chunk.size()), MSG_DONTWAIT);
  if (got > 0) buffer.append(chunk.data(), static_cast<size_t>(got));
  return got > 0 || (got < 0 && errno == EAGAIN);
}

// Sends up to `most` bytes of `buffer`. Returns how many have gone, or -1 at the end of the connection.
ssize_t Send(int to, std::string& buffer, size_t most) {
  const ssize_t sent = send(to, buffer.data(), std::min(buffer.size(), most), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent < 0) return errno == EAGAIN ? 0 : -1;
  buffer.erase(0, static_cast<size_t>(sent));
  return sent;
}

}  // namespace

ProxiedConnection::ProxiedConnection(int client, int server) : client_(client), server_(server) {}

ProxiedConnection::~ProxiedConnection() {
  close(client_);
  close(server_);
}

pollfd ProxiedConnection::OfClient(const Allowance& allowance, Instant now) {
  const double seconds = std::chrono::duration<double>(now - last_).count();
  last_ = now;
  may_send_ = std::min(may_send_ + seconds * static_cast<double>(allowance.bytes_per_second), kBurstBytes);
  const bool may_send = allowance.bytes_per_second == 0 || may_send_ >= 1;
  const int to_read = to_server_.size() < kBufferBytesMax ? POLLIN : 0;
  const int to_write = !to_client_.empty() && may_send ? POLLOUT : 0;
  return {.fd = client_, .events = static_cast<short>(to_read | to_write), .revents = 0};
}

pollfd ProxiedConnection::OfServer() const {
  const int to_read = to_client_.size() < kBufferBytesMax ? POLLIN : 0;
  const int to_write = to_server_.empty() ? 0 : POLLOUT;
  return {.fd = server_, .events = static_cast<short>(to_read | to_write), .revents = 0};
}

bool ProxiedConnection::Move(short client_events, short server_events, const Allowance& allowance) {
  constexpr short kReadable = POLLIN | POLLHUP | POLLERR;
  bool goes_on = true;
  if ((client_events & POLLOUT) != 0) goes_on &= MoveToClient(allowance);
  if ((server_events & POLLOUT) != 0) goes_on &= Send(server_, to_server_, to_server_.size()) >= 0;
  if ((client_events & kReadable) != 0) goes_on &= Receive(client_, to_server_);
  if ((server_events & kReadable) != 0 && !Receive(server_, to_client_)) {
    // The server's last words go before the end.
    goes_on &= !to_client_.empty() && MoveToClient(allowance) && !to_client_.empty();
  }
  return goes_on;
}

bool ProxiedConnection::MoveToClient(const Allowance& allowance) {
  size_t most = to_client_.size();
  if (allowance.bytes_per_second > 0) most = std::min(most, static_cast<size_t>(may_send_));
  if (allowance.bytes_left != nullptr) most = std::min(most, static_cast<size_t>(*allowance.bytes_left));
  const ssize_t sent = Send(client_, to_client_, most);
  if (sent < 0) return false;
  may_send_ -= static_cast<double>(sent);
  if (allowance.bytes_left == nullptr) return true;
  *allowance.bytes_left -= sent;
  return *allowance.bytes_left > 0;
}

}  // namespace handover::test
