#include "registry_service/rpc/record_stream.h"

#include <utility>

#include "registry_service/log/entry_codec.h"
#include "registry_service/rpc/request_checks.h"

namespace handover::registry {

RecordStream::RecordStream(grpc::CallbackServerContext& context, LedgerStore& store, Sequencer& sequencer,
                           const CheckpointSigner& signer, Feed& feed, WorkerPool& pool,
                           absl::StatusOr<Gate::Pass> pass, const v1::WatchRecordsRequest& request)
    : WatchStream(context, feed, pool, std::move(pass)),
      store_(store),
      sequencer_(sequencer),
      signer_(signer),
      as_bytes_(request.view() == v1::ENTRY_VIEW_BYTES),
      sent_{request.after_revision()} {
  v1::WatchRecordsResponse first;
  SetProgress(first);
  if (as_bytes_) first.set_verifier_key(signer_.verifier_key());
  Begin(CheckWatchRequest(request, store_.head()), std::move(first));
}

absl::Status RecordStream::Read(v1::WatchRecordsResponse& message) {
  if (IsBehind()) {
    auto entries = store_.ReadAfter(sent_);
    if (!entries.ok()) return entries.status();
    if (absl::Status filled = Fill(*std::move(entries), message); !filled.ok()) return filled;
  }
  SetProgress(message);
  if (!as_bytes_) return absl::OkStatus();
  auto checkpoint = signer_.SignAt(sent_);
  if (!checkpoint.ok()) return checkpoint.status();
  message.set_checkpoint(*std::move(checkpoint));
  return absl::OkStatus();
}

void RecordStream::SetProgress(v1::WatchRecordsResponse& message) {
  // The time comes first: what is recorded up to it is then below the head that is read after it.
  *message.mutable_settled_time() = sequencer_.SettledTime();
  message.set_ledger_id(store_.ledger_id());
  message.set_revision(sent_.value);
  message.set_head_revision(store_.head().value);
}

absl::Status RecordStream::Fill(std::vector<ledger::Entry> entries, v1::WatchRecordsResponse& message) {
  for (ledger::Entry& entry : entries) {
    sent_ = entry.revision;
    if (as_bytes_) {
      message.add_entries(std::move(entry.bytes));
      continue;
    }
    auto record = ReadEntry(entry);
    if (!record.ok()) return record.status();
    *message.add_records() = *std::move(record);
  }
  return absl::OkStatus();
}

}  // namespace handover::registry
