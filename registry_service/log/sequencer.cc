#include "registry_service/log/sequencer.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "handover/registry/v1/record.pb.h"
#include "registry_service/log/batch_admission.h"
#include "registry_service/log/entry_codec.h"
#include "service_host/queue_error.h"

namespace handover::registry {
namespace {

// The record time of the ledger's last entry; empty of an empty ledger.
absl::StatusOr<google::protobuf::Timestamp> LastRecordTime(LedgerStore& store) {
  const ledger::Revision head = store.head();
  if (head.value == 0) return google::protobuf::Timestamp();
  const auto entry = store.Read(head);
  if (!entry.ok()) return entry.status();
  const auto record = ReadEntry(*entry);
  if (!record.ok()) return record.status();
  return record->record_time();
}

size_t BytesOf(const Batch& batch) {
  size_t bytes = 0;
  for (const v1::Record& record : batch.records) bytes += record.ByteSizeLong();
  return bytes;
}

std::vector<std::string> NamesOf(const std::vector<QueuedBatch>& group) {
  std::vector<std::string> names;
  for (const QueuedBatch& queued : group) {
    for (const v1::Record& record : queued.batch.records) names.push_back(record.name());
  }
  return names;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Sequencer>> Sequencer::Start(LedgerStore& store, Feed& feed, Clock clock,
                                                            OnFatal on_fatal, OnCommit on_commit) {
  const auto last = LastRecordTime(store);
  if (!last.ok()) return last.status();
  return std::unique_ptr<Sequencer>(
      new Sequencer(store, feed, std::move(clock), *last, std::move(on_fatal), std::move(on_commit)));
}

Sequencer::Sequencer(LedgerStore& store, Feed& feed, Clock clock, const google::protobuf::Timestamp& last,
                     OnFatal on_fatal, OnCommit on_commit)
    : store_(store),
      feed_(feed),
      on_fatal_(std::move(on_fatal)),
      on_commit_(std::move(on_commit)),
      clock_(std::move(clock), last),
      staged_(store),
      writer_([this] { Run(); }) {}

absl::Status Sequencer::Submit(Batch batch, AppendDone done) {
  const size_t bytes = BytesOf(batch);
  return queue_.Push({std::move(batch), bytes, std::move(done)});
}

void Sequencer::Stop() {
  queue_.Close(ShuttingDown());
  if (writer_.joinable()) writer_.join();
}

void Sequencer::Run() {
  for (auto group = queue_.TakeGroup(); !group.empty(); group = queue_.TakeGroup()) {
    if (fatal_.ok()) {
      CommitGroup(std::move(group));
    } else {
      for (QueuedBatch& queued : group) queued.done(fatal_);
    }
  }
}

void Sequencer::CommitGroup(std::vector<QueuedBatch> group) {
  std::vector<absl::StatusOr<v1::AppendRecordsResponse>> answers;
  answers.reserve(group.size());
  clock_.BeginGroup();
  staged_.LookAhead(NamesOf(group));
  for (QueuedBatch& queued : group) answers.push_back(Admit(queued.batch));

  // Even an answer that appends nothing may rest on what another batch of the group has staged: none is given before
  // the append, and all are void if it fails.
  const absl::Status appended = AppendStaged(group.size());
  if (appended.ok() || absl::IsResourceExhausted(appended)) clock_.EndGroup();
  const ledger::Revision head = store_.head();
  for (size_t i = 0; i < group.size(); ++i) {
    if (!appended.ok()) answers[i] = appended;
    if (BatchSeries* series = group[i].batch.series.get(); series != nullptr && !answers[i].ok()) series->broken = true;
    if (answers[i].ok()) {
      answers[i]->set_ledger_id(store_.ledger_id());
      answers[i]->set_revision(head.value);
    }
    group[i].done(std::move(answers[i]));
  }
  if (appended.ok()) feed_.Publish(head);
  if (!fatal_.ok()) on_fatal_(fatal_);
}

absl::StatusOr<v1::AppendRecordsResponse> Sequencer::Admit(Batch& batch) {
  if (batch.series != nullptr && batch.series->broken) {
    return absl::AbortedError("a batch that was sent before this one was refused");
  }
  const auto admit = batch.validate_only ? ValidateBatch : AdmitBatch;
  auto answer = admit(std::move(batch.records), batch.author, clock_.Next(), staged_);
  if (batch.series != nullptr && !answer.ok()) batch.series->broken = true;
  return answer;
}

absl::Status Sequencer::AppendStaged(size_t batches) {
  const size_t records = staged_.entries().size();
  if (records == 0) return absl::OkStatus();
  const auto began = std::chrono::steady_clock::now();
  const absl::Status appended = store_.Append(staged_.entries());
  if (appended.ok()) {
    const auto duration = std::chrono::steady_clock::now() - began;
    if (on_commit_ != nullptr) on_commit_({.batches = batches, .records = records, .duration = duration});
    staged_.MarkAppended();
    return appended;
  }
  staged_.TakeBackAll();
  if (!absl::IsResourceExhausted(appended)) {
    fatal_ = appended;
    queue_.Close(appended);
  }
  return appended;
}

}  // namespace handover::registry
