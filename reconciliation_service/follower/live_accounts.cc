#include "reconciliation_service/follower/live_accounts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "reconciliation_service/accounting/open_mismatches.h"
#include "reconciliation_service/accounting/proto_time.h"
#include "reconciliation_service/limits.h"
#include "service_host/error.h"
#include "service_host/queue_error.h"

namespace handover::reconciliation {
namespace {

// The records of the entries, in order.
absl::StatusOr<std::vector<registry::v1::Record>> Parse(const registry::v1::WatchRecordsResponse& message) {
  std::vector<registry::v1::Record> records(static_cast<size_t>(message.entries_size()));
  for (size_t i = 0; i < records.size(); ++i) {
    if (!records[i].ParseFromString(message.entries(static_cast<int>(i)))) {
      return absl::DataLossError(
          absl::StrCat("entry ", i + 1, " of those up to ", message.revision(), " is no record"));
    }
  }
  return records;
}

}  // namespace

absl::Status LiveAccounts::Take(const registry::v1::WatchRecordsResponse& message) {
  const absl::Status status = TakeIn(message);
  if (!status.ok()) Diverge(status);
  EndWaits(clock_());
  return status;
}

absl::Status LiveAccounts::TakeIn(const registry::v1::WatchRecordsResponse& message) {
  auto records = Parse(message);
  if (!records.ok()) return records.status();
  const std::lock_guard lock(mutex_);
  if (state_ == v1::FOLLOW_STATE_DIVERGED) return absl::DataLossError(detail_);
  if (absl::Status status = CheckContinues(message); !status.ok()) return status;
  std::ranges::move(*records, std::back_inserter(pending_));
  const int64_t last = accounts_.revision().value + static_cast<int64_t>(pending_.size());
  if (last != message.revision()) {
    return absl::DataLossError(absl::StrCat("the registry says that it has sent all up to ", message.revision(),
                                            ", and what came ends at ", last));
  }
  const bool is_at_head = message.revision() == message.head_revision();
  if (absl::Status status = FoldWholeBatches(is_at_head); !status.ok()) return status;
  if (accounts_.revision().value > 0) settled_ = std::max(settled_, accounts_.record_times().Of(accounts_.revision()));
  if (is_at_head) settled_ = std::max(settled_, FromProto(message.settled_time()));
  ledger_id_ = message.ledger_id();
  head_ = {message.head_revision()};
  last_heard_ = clock_();
  const bool has_reached_head = accounts_.revision() >= head_;
  if (has_reached_head) last_at_head_ = last_heard_;
  // Once the head has been reached, a head that has moved on since is met by what is under way.
  if (has_reached_head || state_ != v1::FOLLOW_STATE_FOLLOWING) {
    state_ = has_reached_head ? v1::FOLLOW_STATE_FOLLOWING : v1::FOLLOW_STATE_CATCHING_UP;
  }
  detail_ = has_reached_head ? "" : "reading the ledger";
  return absl::OkStatus();
}

absl::Status LiveAccounts::FoldWholeBatches(bool is_at_head) {
  auto end = pending_.end();
  if (!is_at_head && !pending_.empty()) {
    // The records of one batch have one record time, and those of two batches have two.
    const absl::Time last_time = FromProto(pending_.back().record_time());
    end = std::ranges::find_if(pending_, [last_time](const registry::v1::Record& record) {
      return FromProto(record.record_time()) == last_time;
    });
  }
  for (auto record = pending_.begin(); record != end; ++record) {
    if (absl::Status status = accounts_.Apply(*record); !status.ok()) return status;
  }
  pending_.erase(pending_.begin(), end);
  return absl::OkStatus();
}

absl::Status LiveAccounts::CheckContinues(const registry::v1::WatchRecordsResponse& message) const {
  if (!ledger_id_.empty() && message.ledger_id() != ledger_id_) {
    return absl::DataLossError(
        absl::StrCat("the registry now serves ledger ", message.ledger_id(), ", want ", ledger_id_));
  }
  const int64_t taken = accounts_.revision().value + static_cast<int64_t>(pending_.size());
  if (message.head_revision() < taken) {
    return absl::DataLossError(absl::StrCat("the registry's head is ", message.head_revision(), ", want at least ",
                                            taken, ", which it has sent before"));
  }
  return absl::OkStatus();
}

void LiveAccounts::Lose(const absl::Status& why) {
  {
    const std::lock_guard lock(mutex_);
    if (state_ == v1::FOLLOW_STATE_DIVERGED) return;
    state_ = ledger_id_.empty() ? v1::FOLLOW_STATE_CONNECTING : v1::FOLLOW_STATE_DISCONNECTED;
    detail_ = absl::StrCat("the registry cannot be read: ", std::string(why.message()));
  }
  EndWaits(clock_());
}

void LiveAccounts::Diverge(const absl::Status& why) {
  const std::lock_guard lock(mutex_);
  state_ = v1::FOLLOW_STATE_DIVERGED;
  detail_ = std::string(why.message());
}

ledger::Revision LiveAccounts::taken() const {
  const std::shared_lock lock(mutex_);
  return {accounts_.revision().value + static_cast<int64_t>(pending_.size())};
}

ledger::Revision LiveAccounts::revision() const {
  const std::shared_lock lock(mutex_);
  return accounts_.revision();
}

absl::Status LiveAccounts::Ask(const v1::AsOf& as_of, const Question& question, v1::Basis& basis) const {
  const absl::Time now = clock_();
  const std::shared_lock lock(mutex_);
  if (absl::Status status = CheckCanAnswer(now); !status.ok()) return status;
  const auto resolved = Resolve(as_of, now);
  if (!resolved.ok()) return resolved.status();
  basis = BasisAt(*resolved);
  return question(accounts_, *resolved);
}

absl::Status LiveAccounts::AskSettled(const Question& question, v1::Basis& basis) const {
  const std::shared_lock lock(mutex_);
  if (absl::Status status = CheckCanAnswer(clock_()); !status.ok()) return status;
  const AsOf as_of{.revision = accounts_.revision(), .time = settled_};
  basis = BasisAt(as_of);
  return question(accounts_, as_of);
}

absl::StatusOr<AsOf> LiveAccounts::Resolve(const v1::AsOf& asked, absl::Time now) const {
  const ledger::Revision read = accounts_.revision();
  if (asked.min_revision() > read.value) {
    return MakeError(
        absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP",
        absl::StrCat("as_of.min_revision: ", asked.min_revision(), " has not been read, only up to ", read.value));
  }
  if (asked.revision() > read.value) {
    return MakeFieldError(absl::StatusCode::kOutOfRange, "AS_OF_AHEAD",
                          {{"as_of.revision", absl::StrCat(asked.revision(), ", want 1 to ", read.value)}});
  }
  // The registry's clock may run ahead of ours; its records are not in the future all the same.
  now = std::max(now, read.value > 0 ? accounts_.record_times().Of(read) : now);
  AsOf as_of{.revision = asked.revision() > 0 ? ledger::Revision{asked.revision()} : read, .time = now};
  if (!asked.has_time()) {
    if (asked.revision() > 0) as_of.time = accounts_.record_times().Of(as_of.revision);
    return as_of;
  }
  as_of.time = FromProto(asked.time());
  if (as_of.time > now) {
    return MakeFieldError(absl::StatusCode::kOutOfRange, "AS_OF_AHEAD",
                          {{"as_of.time", absl::StrCat(absl::FormatTime(as_of.time, absl::UTCTimeZone()), ", want ",
                                                       absl::FormatTime(now, absl::UTCTimeZone()), " or earlier")}});
  }
  as_of.revision = std::min(as_of.revision, accounts_.record_times().LastBy(as_of.time));
  return as_of;
}

absl::Status LiveAccounts::WaitFor(ledger::Revision revision, std::function<void()> done) const {
  if (this->revision() < revision) {
    const std::lock_guard lock(waits_mutex_);
    if (waits_.size() >= kWaitsMax) {
      return QueueFull(waits_.size(), "calls are waiting for a revision");
    }
    if (!waits_are_closed_) {
      waits_.push_back({.revision = revision, .deadline = clock_() + kWaitMax, .done = std::move(done)});
      done = nullptr;
    }
  }
  if (done != nullptr) {
    done();
  } else {
    // The revision may have been read between the look and the entry in the list.
    EndWaits(clock_());
  }
  return absl::OkStatus();
}

void LiveAccounts::CloseWaits() {
  {
    const std::lock_guard lock(waits_mutex_);
    waits_are_closed_ = true;
  }
  EndWaits(absl::InfiniteFuture());
}

void LiveAccounts::EndWaits(absl::Time now) const {
  const ledger::Revision read = revision();
  std::vector<Wait> over;
  {
    const std::lock_guard lock(waits_mutex_);
    const auto first_over = std::partition(waits_.begin(), waits_.end(), [read, now](const Wait& wait) {
      return wait.revision > read && wait.deadline > now;
    });
    std::move(first_over, waits_.end(), std::back_inserter(over));
    waits_.erase(first_over, waits_.end());
  }
  for (const Wait& wait : over) wait.done();
}

v1::GetStatusResponse LiveAccounts::Status() const {
  const absl::Time now = clock_();
  const std::shared_lock lock(mutex_);
  v1::GetStatusResponse response;
  *response.mutable_basis() = BasisAt({.revision = accounts_.revision(), .time = now});
  const bool is_silent = state_ == v1::FOLLOW_STATE_FOLLOWING && now - last_heard_ > kSilenceMax;
  response.set_state(is_silent ? v1::FOLLOW_STATE_DISCONNECTED : state_);
  if (last_heard_ != absl::InfinitePast()) *response.mutable_last_heard_time() = ToProto(last_heard_);
  response.set_detail(std::string(CheckCanAnswer(now).message()));
  return response;
}

LiveAccounts::Progress LiveAccounts::progress() const {
  const absl::Time now = clock_();
  const std::shared_lock lock(mutex_);
  return {.followed = accounts_.revision(), .head = head_, .behind = now - last_at_head_};
}

std::map<v1::MismatchKind, int64_t> LiveAccounts::OpenMismatches() const {
  const absl::Time now = clock_();
  const std::shared_lock lock(mutex_);
  return CountOpenMismatches(accounts_, now);
}

bool LiveAccounts::CanAnswer() const {
  const absl::Time now = clock_();
  const std::shared_lock lock(mutex_);
  return CheckCanAnswer(now).ok();
}

absl::Status LiveAccounts::CheckCanAnswer(absl::Time now) const {
  if (state_ == v1::FOLLOW_STATE_DIVERGED) {
    return MakeError(absl::StatusCode::kDataLoss, "LEDGER_DIVERGED",
                     absl::StrCat("the registry's ledger is not a continuation of what was read before: ", detail_));
  }
  const std::string progress =
      absl::StrCat(" (read up to revision ", accounts_.revision().value, " of ", head_.value, ")");
  if (state_ != v1::FOLLOW_STATE_FOLLOWING) {
    return MakeError(absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP",
                     absl::StrCat("the registry has not been read up to its head", progress, ": ", detail_));
  }
  if (now - last_heard_ > kSilenceMax) {
    return MakeError(absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP",
                     absl::StrCat("the registry has been silent since ",
                                  absl::FormatTime(last_heard_, absl::UTCTimeZone()), progress));
  }
  return absl::OkStatus();
}

v1::Basis LiveAccounts::BasisAt(AsOf as_of) const {
  v1::Basis basis;
  basis.set_ledger_id(ledger_id_);
  basis.set_revision(as_of.revision.value);
  basis.set_head_revision(head_.value);
  *basis.mutable_as_of_time() = ToProto(as_of.time);
  return basis;
}

}  // namespace handover::reconciliation
