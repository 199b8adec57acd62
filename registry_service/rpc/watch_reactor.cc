#include "registry_service/rpc/watch_reactor.h"

#include <utility>

#include "registry_service/log/entry_codec.h"
#include "registry_service/log/queue_error.h"
#include "registry_service/rpc/request_checks.h"
#include "service_host/grpc_status.h"

namespace handover::registry {

WatchReactor::WatchReactor(LedgerStore& store, Feed& feed, ReadPool& pool, const v1::WatchRecordsRequest& request)
    : store_(store),
      feed_(feed),
      pool_(pool),
      as_bytes_(request.view() == v1::ENTRY_VIEW_BYTES),
      sent_{request.after_revision()} {
  Begin(request);
}

void WatchReactor::Begin(const v1::WatchRecordsRequest& request) {
  if (const absl::Status valid = CheckWatchRequest(request, store_.head()); !valid.ok()) return End(valid);
  const auto place = feed_.Join();
  if (!place.ok()) return End(place.status());
  watcher_ = *place;
  SendProgress();
}

void WatchReactor::OnWriteDone(bool ok) {
  // A sent chunk is let go at once: a thousand idle watches must not hold a mebibyte each.
  message_ = v1::WatchRecordsResponse();
  if (!ok) return End(absl::CancelledError("the client has gone"));
  Continue();
}

void WatchReactor::OnCancel() { feed_.Cancel(watcher_); }

void WatchReactor::OnDone() {
  feed_.Leave(watcher_);
  delete this;
}

void WatchReactor::SendProgress() {
  message_.set_ledger_id(store_.ledger_id());
  message_.set_revision(sent_.value);
  message_.set_head_revision(store_.head().value);
  StartWrite(&message_);
}

void WatchReactor::Continue() {
  // A watch that is far behind never waits, so that it has to ask whether the registry is stopping.
  if (feed_.closed()) return End(ShuttingDown());
  if (sent_ < store_.head()) return QueueRead();
  feed_.Wait(watcher_, sent_, [this](Feed::Wake wake) { Wake(wake); });
}

void WatchReactor::Wake(Feed::Wake wake) {
  switch (wake) {
    case Feed::Wake::kMoved:
      return QueueRead();
    case Feed::Wake::kTick:
      return SendProgress();
    case Feed::Wake::kCancelled:
      return End(absl::CancelledError("the client has gone"));
    case Feed::Wake::kClosed:
      return End(ShuttingDown());
  }
}

void WatchReactor::QueueRead() {
  const absl::Status queued = pool_.Submit([this] { ReadAndSend(); });
  if (!queued.ok()) End(queued);
}

void WatchReactor::ReadAndSend() {
  auto entries = store_.ReadAfter(sent_);
  if (!entries.ok()) return End(entries.status());
  if (const absl::Status filled = Fill(*std::move(entries)); !filled.ok()) return End(filled);
  SendProgress();
}

absl::Status WatchReactor::Fill(std::vector<ledger::Entry> entries) {
  for (ledger::Entry& entry : entries) {
    sent_ = entry.revision;
    if (as_bytes_) {
      message_.add_entries(std::move(entry.bytes));
      continue;
    }
    auto record = ReadEntry(entry);
    if (!record.ok()) return record.status();
    *message_.add_records() = *std::move(record);
  }
  return absl::OkStatus();
}

void WatchReactor::End(const absl::Status& status) { Finish(ToGrpcStatus(status)); }

}  // namespace handover::registry
