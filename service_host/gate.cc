#include "service_host/gate.h"

#include <grpc/grpc_security_constants.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"
#include "service_host/permissions.h"
#include "service_host/queue_error.h"

namespace handover {
namespace {

constexpr std::chrono::milliseconds kStreamRetryDelay{1000};

// Who calls, as its certificate says.
absl::StatusOr<Identity> CallerByCertificate(const grpc::CallbackServerContext& context,
                                             const std::string& trust_domain) {
  std::vector<std::string> uris;
  for (const grpc::string_ref& uri : context.auth_context()->FindPropertyValues(GRPC_PEER_URI_PROPERTY_NAME)) {
    uris.emplace_back(uri.begin(), uri.end());
  }
  return IdentityOf(uris, trust_domain);
}

// Who calls, as it says itself.
absl::StatusOr<Identity> CallerByMetadata(const grpc::CallbackServerContext& context) {
  const auto [first, last] = context.client_metadata().equal_range(Gate::kAuthorKey);
  if (first == last || first->second.empty()) return Identity{Role::kReader, ""};
  const std::string author(first->second.begin(), first->second.end());
  const bool is_one = std::next(first) == last;
  const bool is_printable = std::ranges::all_of(author, [](char c) { return c >= ' ' && c <= '~'; });
  if (is_one && is_printable && author.size() <= kIdentityBytesMax) return Identity{Role::kOperator, author};
  return MakeFieldError(
      absl::StatusCode::kUnauthenticated, "AUTHOR_INVALID",
      {{Gate::kAuthorKey, absl::StrCat(is_one ? Quoted(author) : "set more than once", ", want one of at most ",
                                       kIdentityBytesMax, " printable ASCII characters")}});
}

absl::Status AuthorMissing() {
  return MakeError(absl::StatusCode::kUnauthenticated, "AUTHOR_MISSING",
                   absl::StrCat("the call does not say who appends: set the metadata \"", Gate::kAuthorKey,
                                "\", for example to \"parties/ukr\""));
}

}  // namespace

Gate::Gate(Rules rules)
    : rules_(std::move(rules)),
      calls_(rules_.calls_per_second, rules_.calls_burst, [] { return std::chrono::steady_clock::now(); }) {}

absl::StatusOr<Identity> Gate::CallerOf(const grpc::CallbackServerContext& context) const {
  return rules_.trust_domain.empty() ? CallerByMetadata(context) : CallerByCertificate(context, rules_.trust_domain);
}

absl::StatusOr<Identity> Gate::Admit(const grpc::CallbackServerContext& context, std::string_view method) {
  if (closed_) return ShuttingDown();
  auto caller = CallerOf(context);
  if (!caller.ok()) return caller.status();
  if (absl::Status may = CheckMayCall(*caller, method); !may.ok()) return caller->name.empty() ? AuthorMissing() : may;
  const std::chrono::milliseconds wait = calls_.Take(caller->name);
  if (wait.count() == 0) return caller;
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "TOO_MANY_CALLS",
                absl::StrCat(caller->name, ": more calls than ", rules_.calls_per_second, " a second")),
      wait);
}

absl::StatusOr<Gate::Pass> Gate::AdmitStream(const grpc::CallbackServerContext& context, std::string_view method) {
  auto caller = Admit(context, method);
  if (!caller.ok()) return caller.status();
  const std::lock_guard lock(mutex_);
  int& open = open_streams_[caller->name];
  if (open >= kStreamsPerCallerMax) {
    return WithRetryDelay(
        MakeError(absl::StatusCode::kResourceExhausted, "TOO_MANY_STREAMS",
                  absl::StrCat(caller->name, ": ", open, " streams are open, which is as many as a caller may have")),
        kStreamRetryDelay);
  }
  ++open;
  return Pass(*this, *std::move(caller));
}

Gate::Pass& Gate::Pass::operator=(Pass&& other) noexcept {
  if (this == &other) return *this;
  GiveBack();
  gate_ = std::exchange(other.gate_, nullptr);
  caller_ = std::move(other.caller_);
  return *this;
}

void Gate::Pass::GiveBack() {
  if (gate_ == nullptr) return;
  const std::lock_guard lock(gate_->mutex_);
  const auto open = gate_->open_streams_.find(caller_.name);
  if (--open->second == 0) gate_->open_streams_.erase(open);
  gate_ = nullptr;
}

}  // namespace handover
