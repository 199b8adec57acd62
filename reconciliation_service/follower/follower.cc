#include "reconciliation_service/follower/follower.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::reconciliation {
namespace {

// Everything else may be mended from outside while the service runs: a certificate that is renewed, a role that is
// given.
bool EndsFollowing(const absl::Status& status) {
  return status.code() == absl::StatusCode::kDataLoss || status.code() == absl::StatusCode::kOutOfRange;
}

registry::v1::WatchRecordsRequest RequestAfter(ledger::Revision revision) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(revision.value);
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  return request;
}

}  // namespace

Follower::Follower(client::RegistryClient& registry, LiveAccounts& accounts, ledger::LedgerVerifier verifier,
                   Listener listener, OnVerified on_verified)
    : accounts_(accounts),
      listener_(std::move(listener)),
      on_verified_(std::move(on_verified)),
      verifier_(std::move(verifier)),
      watch_(registry.FollowRecords(RequestAfter(accounts.taken()),
                                    {.on_lost = [this](const absl::Status& why) { Lose(why); },
                                     .ends = EndsFollowing,
                                     .tries_to_begin = client::kTriesWithoutEnd})),
      thread_([this] { Run(); }) {}

Follower::~Follower() {
  watch_->Cancel();
  thread_.join();
}

void Follower::Run() {
  registry::v1::WatchRecordsResponse message;
  while (watch_->Read(message)) {
    const absl::Status taken = Take(message);
    if (!taken.ok()) return Diverge(taken);
    listener_(accounts_.CanAnswer(), taken);
  }
  const absl::Status end = watch_->Finish();
  if (end.code() == absl::StatusCode::kOutOfRange) {
    return Diverge(absl::DataLossError(
        absl::StrCat("the registry no longer has revision ", accounts_.taken().value, ", which it has sent before")));
  }
  if (end.code() != absl::StatusCode::kCancelled) Diverge(end);
}

absl::Status Follower::Take(const registry::v1::WatchRecordsResponse& message) {
  if (absl::Status status = verifier_.TakeMessage(message); !status.ok()) return status;
  if (!message.checkpoint().empty()) on_verified_(*verifier_.last_verified());
  return accounts_.Take(message);
}

void Follower::Lose(const absl::Status& why) {
  accounts_.Lose(why);
  listener_(false, why);
}

void Follower::Diverge(const absl::Status& why) {
  accounts_.Diverge(why);
  listener_(false, why);
}

}  // namespace handover::reconciliation
