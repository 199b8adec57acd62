#include "tests/hostile/http2_client.h"

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace handover::test {
namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

// `number` as `bytes` bytes, the highest first.
std::string BigEndian(uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>((number >> (8 * i)) & 0xff));
  return text;
}

// A field that nghttp2 copies.
nghttp2_nv FieldOf(const std::pair<std::string, std::string>& header) {
  // The interface of C takes pointers to what it does not change as if it did.
  const auto bytes = [](const std::string& text) {
    return reinterpret_cast<uint8_t*>(const_cast<char*>(text.data()));  // NOLINT
  };
  return {.name = bytes(header.first),
          .value = bytes(header.second),
          .namelen = header.first.size(),
          .valuelen = header.second.size(),
          .flags = NGHTTP2_NV_FLAG_NONE};
}

}  // namespace

std::string GrpcFrame(std::string_view message) {
  return '\0' + BigEndian(static_cast<uint32_t>(message.size()), 4) + std::string(message);
}

std::string Http2Frame(uint8_t type, uint8_t flags, uint32_t stream, std::string_view payload) {
  return BigEndian(static_cast<uint32_t>(payload.size()), 3) + static_cast<char>(type) + static_cast<char>(flags) +
         BigEndian(stream, 4) + std::string(payload);
}

struct Http2Client::Events {
  static Http2Client& Of(void* user_data) { return *static_cast<Http2Client*>(user_data); }

  static int OnHeader(nghttp2_session* /*session*/, const nghttp2_frame* frame, const uint8_t* name, size_t name_bytes,
                      const uint8_t* value, size_t value_bytes, uint8_t /*flags*/, void* user_data) {
    if (std::string(name, name + name_bytes) == "grpc-status") {
      Of(user_data).statuses_[frame->hd.stream_id] = std::string(value, value + value_bytes);
    }
    return 0;
  }

  static int OnStreamClose(nghttp2_session* /*session*/, int32_t stream, uint32_t /*error*/, void* user_data) {
    Of(user_data).ended_.insert(stream);
    return 0;
  }

  static ssize_t ReadBody(nghttp2_session* /*session*/, int32_t stream, uint8_t* buffer, size_t length, uint32_t* flags,
                          nghttp2_data_source* /*source*/, void* user_data) {
    Http2Client& client = Of(user_data);
    Body& body = client.bodies_.at(stream);
    const size_t count = std::min(length, body.bytes->size() - body.sent);
    // A body that does not end has nothing more to say, for now and for ever.
    if (count == 0 && !body.is_whole) return NGHTTP2_ERR_DEFERRED;
    std::copy_n(body.bytes->data() + body.sent, count, buffer);
    body.sent += count;
    if (body.sent == body.bytes->size()) {
      ++client.bodies_sent_;
      if (body.is_whole) *flags |= NGHTTP2_DATA_FLAG_EOF;
    }
    return static_cast<ssize_t>(count);
  }
};

Http2Client::Http2Client(const std::string& address) : connection_(address) {
  nghttp2_session_callbacks* callbacks = nullptr;
  Require(nghttp2_session_callbacks_new(&callbacks) == 0, "nghttp2_session_callbacks_new");
  nghttp2_session_callbacks_set_on_header_callback(callbacks, Events::OnHeader);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, Events::OnStreamClose);
  Require(nghttp2_session_client_new(&session_, callbacks, this) == 0, "nghttp2_session_client_new");
  nghttp2_session_callbacks_del(callbacks);
  Require(nghttp2_submit_settings(session_, NGHTTP2_FLAG_NONE, nullptr, 0) == 0, "nghttp2_submit_settings");
}

Http2Client::~Http2Client() { nghttp2_session_del(session_); }

int32_t Http2Client::Call(const std::string& path, std::string body, const Headers& more_headers) {
  return Begin(path, {.bytes = std::make_shared<const std::string>(std::move(body)), .is_whole = true}, more_headers);
}

int32_t Http2Client::BeginCall(const std::string& path, std::shared_ptr<const std::string> body) {
  return Begin(path, {.bytes = std::move(body), .is_whole = false}, {});
}

int32_t Http2Client::Begin(const std::string& path, Body body, const Headers& more_headers) {
  Headers headers = {{":method", "POST"},         {":scheme", "http"}, {":path", path},
                     {":authority", "localhost"}, {"te", "trailers"},  {"content-type", "application/grpc"}};
  headers.insert(headers.end(), more_headers.begin(), more_headers.end());
  std::vector<nghttp2_nv> fields;
  for (const auto& header : headers) fields.push_back(FieldOf(header));
  const nghttp2_data_provider provider{.source = {.ptr = nullptr}, .read_callback = Events::ReadBody};
  const int32_t stream = nghttp2_submit_request(session_, nullptr, fields.data(), fields.size(), &provider, nullptr);
  Require(stream > 0, "nghttp2_submit_request");
  bodies_.emplace(stream, std::move(body));
  return stream;
}

void Http2Client::Cancel(int32_t stream) {
  Require(nghttp2_submit_rst_stream(session_, NGHTTP2_FLAG_NONE, stream, NGHTTP2_CANCEL) == 0,
          "nghttp2_submit_rst_stream");
}

std::string Http2Client::TakeBytes() {
  std::string bytes;
  const uint8_t* data = nullptr;
  ssize_t count = 0;
  while ((count = nghttp2_session_mem_send(session_, &data)) > 0) bytes.append(data, data + count);
  Require(count == 0, "nghttp2_session_mem_send");
  return bytes;
}

bool Http2Client::Send() { return connection_.Send(TakeBytes()); }

std::string Http2Client::StatusOf(int32_t stream) {
  while (!ended_.contains(stream) && GoOn()) {
  }
  return statuses_[stream];
}

std::vector<std::string> Http2Client::StatusesOfFirst(size_t count) {
  while (ended_.size() < count && GoOn()) {
  }
  std::vector<std::string> statuses;
  for (const int32_t stream : ended_) statuses.push_back(statuses_[stream]);
  return statuses;
}

uint32_t Http2Client::CallsMax() const {
  return nghttp2_session_get_remote_settings(session_, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS);
}

void Http2Client::SendBodies(size_t count) {
  // A server that wants more says so at once.
  connection_.SetPatience(std::chrono::seconds(1));
  while (bodies_sent_ < count && GoOn()) {
  }
}

bool Http2Client::GoOn() {
  // The rest of a body goes out as the server takes it in.
  if (!Send()) return false;
  const std::string bytes = connection_.Receive();
  if (bytes.empty()) return false;
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  Require(nghttp2_session_mem_recv(session_, data, bytes.size()) >= 0, "nghttp2_session_mem_recv");
  return true;
}

}  // namespace handover::test
