#include "registry_service/log/staged_ledger.h"

#include <cassert>
#include <string>
#include <utility>

#include "registry_service/admission/admission.h"
#include "registry_service/log/entry_codec.h"
#include "registry_service/log/limits.h"

namespace handover::registry {
namespace {

// Whether many other records refer to one such as `record`, so that it is worth keeping at hand. The rest, which is
// most of a ledger, is referred to once if at all.
bool IsReferredToByMany(const v1::Record& record) {
  return record.has_party() || record.has_agreement() || record.has_term() || record.has_handover();
}

}  // namespace

StagedLedger::StagedLedger(LedgerStore& store)
    : store_(store), cache_(kCachedRecordsMax, kCachedBytesMax), first_(store.head().Next()) {}

absl::StatusOr<std::shared_ptr<const v1::Record>> StagedLedger::Find(std::string_view name) {
  if (const auto staged = by_name_.find(name); staged != by_name_.end()) return records_[staged->second];
  if (auto cached = cache_.Find(name)) return cached;
  if (absent_.contains(name)) return nullptr;
  auto entry = store_.Find(name);
  if (!entry.ok()) return entry.status();
  if (!entry->has_value()) return nullptr;
  return Keep(**entry);
}

absl::StatusOr<std::shared_ptr<const v1::Record>> StagedLedger::Keep(const ledger::Entry& entry) {
  auto read = ReadEntry(entry);
  if (!read.ok()) return read.status();
  auto record = std::make_shared<const v1::Record>(*std::move(read));
  cache_.Insert(record, entry.bytes.size());
  return record;
}

void StagedLedger::LookAhead(std::vector<std::string> names) {
  absent_.clear();
  looked_for_ = std::move(names);
  std::erase_if(looked_for_, [this](const std::string& name) { return cache_.Find(name) != nullptr; });
  if (looked_for_.empty()) return;
  const std::vector<std::string_view> views(looked_for_.begin(), looked_for_.end());
  const auto found = store_.FindAll(views);
  if (!found.ok()) return;
  for (size_t i = 0; i < views.size(); ++i) {
    if (!(*found)[i].has_value()) {
      absent_.insert(views[i]);
    } else {
      // What cannot be parsed is met again by Find, which says so.
      (void)Keep(*(*found)[i]);
    }
  }
}

absl::StatusOr<bool> StagedLedger::IsSuperseded(std::string_view name) {
  if (superseded_.contains(name)) return true;
  const auto successor = store_.FindSuccessor(name);
  if (!successor.ok()) return successor.status();
  return successor->has_value();
}

ledger::Revision StagedLedger::next_revision() const { return {first_.value + static_cast<int64_t>(records_.size())}; }

void StagedLedger::Stage(v1::Record record) {
  assert(record.revision() == next_revision().value);
  std::string bytes = WriteEntry(record);
  const auto& staged = records_.emplace_back(std::make_shared<const v1::Record>(std::move(record)));
  const std::string_view predecessor = PredecessorOf(*staged);
  entries_.push_back({staged->name(), std::string(predecessor), std::move(bytes)});
  by_name_.emplace(staged->name(), records_.size() - 1);
  if (!predecessor.empty()) superseded_.insert(predecessor);
}

void StagedLedger::TakeBack(ledger::Revision from) {
  while (next_revision() > from) {
    by_name_.erase(records_.back()->name());
    superseded_.erase(PredecessorOf(*records_.back()));
    entries_.pop_back();
    records_.pop_back();
  }
}

void StagedLedger::MarkAppended() {
  first_ = next_revision();
  by_name_.clear();
  superseded_.clear();
  absent_.clear();
  for (size_t i = 0; i < records_.size(); ++i) {
    if (IsReferredToByMany(*records_[i])) cache_.Insert(std::move(records_[i]), entries_[i].bytes.size());
  }
  records_.clear();
  entries_.clear();
}

}  // namespace handover::registry
