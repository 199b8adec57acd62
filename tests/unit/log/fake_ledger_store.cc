#include "tests/unit/log/fake_ledger_store.h"

#include <utility>

namespace handover::registry {

ledger::Revision FakeLedgerStore::head() const {
  const std::lock_guard lock(mutex_);
  return {static_cast<int64_t>(entries_.size())};
}

absl::Status FakeLedgerStore::Append(std::span<const NewEntry> entries) {
  std::unique_lock lock(mutex_);
  append_held_ = holding_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !holding_; });
  append_held_ = false;
  if (!planned_.empty()) {
    const absl::Status end = planned_.front();
    planned_.pop_front();
    if (!end.ok()) return end;
  }
  for (const NewEntry& entry : entries) {
    entries_.push_back(entry);
    const ledger::Revision revision{static_cast<int64_t>(entries_.size())};
    if (!by_name_.emplace(entry.name, revision).second) return absl::InternalError("a name was appended twice");
    if (!entry.supersedes.empty() && !successors_.emplace(entry.supersedes, revision).second) {
      return absl::InternalError("a record was superseded twice");
    }
  }
  append_sizes_.push_back(entries.size());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ledger::Entry>> FakeLedgerStore::ReadAfter(ledger::Revision after) {
  const std::lock_guard lock(mutex_);
  if (!reads_.ok()) return reads_;
  std::vector<ledger::Entry> entries;
  for (size_t i = static_cast<size_t>(after.value); i < entries_.size(); ++i) {
    entries.push_back({{static_cast<int64_t>(i) + 1}, entries_[i].bytes});
  }
  return entries;
}

absl::StatusOr<ledger::Entry> FakeLedgerStore::Read(ledger::Revision revision) {
  const std::lock_guard lock(mutex_);
  if (!reads_.ok()) return reads_;
  if (revision.value < 1 || revision.value > static_cast<int64_t>(entries_.size())) {
    return absl::OutOfRangeError("no such entry");
  }
  return ledger::Entry{revision, entries_[static_cast<size_t>(revision.value) - 1].bytes};
}

absl::StatusOr<std::vector<std::optional<ledger::Entry>>> FakeLedgerStore::FindAll(
    std::span<const std::string_view> names) {
  const std::lock_guard lock(mutex_);
  if (!reads_.ok()) return reads_;
  find_sizes_.push_back(names.size());
  std::vector<std::optional<ledger::Entry>> entries(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    const auto found = by_name_.find(names[i]);
    if (found == by_name_.end()) continue;
    entries[i] = ledger::Entry{found->second, entries_[static_cast<size_t>(found->second.value) - 1].bytes};
  }
  return entries;
}

absl::StatusOr<std::optional<ledger::Revision>> FakeLedgerStore::FindSuccessor(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (!reads_.ok()) return reads_;
  const auto found = successors_.find(name);
  if (found == successors_.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<std::vector<ledger::Entry>> FakeLedgerStore::List(std::string_view, std::string_view, ledger::Revision,
                                                                 int) {
  return absl::UnimplementedError("the log lists nothing");
}

absl::StatusOr<ledger::Hash> FakeLedgerStore::ReadNode(ledger::Node) {
  return absl::UnimplementedError("the log reads no node");
}

void FakeLedgerStore::Hold() {
  const std::lock_guard lock(mutex_);
  holding_ = true;
}

void FakeLedgerStore::Release() {
  const std::lock_guard lock(mutex_);
  holding_ = false;
  changed_.notify_all();
}

void FakeLedgerStore::AwaitHeldAppend() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return append_held_; });
}

void FakeLedgerStore::PlanAppends(std::deque<absl::Status> ends) {
  const std::lock_guard lock(mutex_);
  planned_ = std::move(ends);
}

void FakeLedgerStore::FailReads(absl::Status error) {
  const std::lock_guard lock(mutex_);
  reads_ = std::move(error);
}

std::vector<size_t> FakeLedgerStore::find_sizes() const {
  const std::lock_guard lock(mutex_);
  return find_sizes_;
}

std::vector<size_t> FakeLedgerStore::append_sizes() const {
  const std::lock_guard lock(mutex_);
  return append_sizes_;
}

}  // namespace handover::registry
