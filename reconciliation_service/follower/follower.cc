#include "reconciliation_service/follower/follower.h"

#include <algorithm>
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace handover::reconciliation {
namespace {

// How long to wait before the registry is tried again: doubled from try to try, and drawn at random below that, so that
// followers do not come back all at once.
constexpr absl::Duration kRetryDelayMin = absl::Milliseconds(50);
constexpr absl::Duration kRetryDelayMax = absl::Seconds(2);

}  // namespace

Follower::Follower(client::RegistryClient& registry, LiveAccounts& accounts, ledger::LedgerVerifier verifier,
                   Listener listener, OnVerified on_verified)
    : registry_(registry),
      accounts_(accounts),
      listener_(std::move(listener)),
      on_verified_(std::move(on_verified)),
      verifier_(std::move(verifier)),
      thread_([this] { Run(); }) {}

Follower::~Follower() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    if (watch_ != nullptr) watch_->Cancel();
  }
  stop_changed_.notify_all();
  thread_.join();
}

void Follower::Run() {
  std::minstd_rand random(std::random_device{}());
  absl::Duration delay = kRetryDelayMin;
  do {
    const ledger::Revision before = accounts_.taken();
    absl::Status why = FollowOnce();
    if (why.code() == absl::StatusCode::kOutOfRange) {
      why = absl::DataLossError(
          absl::StrCat("the registry no longer has revision ", before.value, ", which it has sent before"));
    }
    if (why.code() == absl::StatusCode::kDataLoss) {
      accounts_.Diverge(why);
      listener_(false, why);
      return;
    }
    accounts_.Lose(why);
    listener_(false, why);
    delay = accounts_.taken() > before ? kRetryDelayMin : std::min(delay * 2, kRetryDelayMax);
  } while (Pause(delay * std::uniform_real_distribution(0.5, 1.0)(random)));
}

absl::Status Follower::FollowOnce() {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(accounts_.taken().value);
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  client::RecordWatch* watch = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (stop_) return absl::CancelledError("stopping");
    watch_ = registry_.WatchRecords(request);
    watch = watch_.get();
  }
  absl::Status status;
  registry::v1::WatchRecordsResponse message;
  while (status.ok() && watch->Read(message)) {
    status = Verify(message);
    if (status.ok()) status = accounts_.Take(message);
    if (status.ok()) listener_(accounts_.CanAnswer(), status);
  }
  if (!status.ok()) watch->Cancel();
  const absl::Status end = watch->Finish();
  const std::lock_guard lock(mutex_);
  watch_ = nullptr;
  if (!status.ok()) return status;
  return end.ok() ? absl::UnavailableError("the registry ended the watch") : end;
}

absl::Status Follower::Verify(const registry::v1::WatchRecordsResponse& message) {
  absl::Status status = verifier_.TakeMessage(message);
  if (status.ok() && !message.checkpoint().empty()) on_verified_(*verifier_.last_verified());
  return status;
}

bool Follower::Pause(absl::Duration delay) {
  std::unique_lock lock(mutex_);
  return !stop_changed_.wait_for(lock, absl::ToChronoNanoseconds(delay), [this] { return stop_; });
}

}  // namespace handover::reconciliation
