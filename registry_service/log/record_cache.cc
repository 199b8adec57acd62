#include "registry_service/log/record_cache.h"

#include <utility>

namespace handover::registry {

std::shared_ptr<const v1::Record> RecordCache::Find(std::string_view name) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->record;
}

void RecordCache::Insert(std::shared_ptr<const v1::Record> record, size_t bytes) {
  if (bytes > bytes_max_ || by_name_.contains(record->name())) return;
  kept_.push_front({std::move(record), bytes});
  by_name_.emplace(kept_.front().record->name(), kept_.begin());
  bytes_ += bytes;
  while (by_name_.size() > records_max_ || bytes_ > bytes_max_) ForgetOldest();
}

void RecordCache::ForgetOldest() {
  by_name_.erase(kept_.back().record->name());
  bytes_ -= kept_.back().bytes;
  kept_.pop_back();
}

}  // namespace handover::registry
