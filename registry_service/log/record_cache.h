#ifndef HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CACHE_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CACHE_H_

#include <cstddef>
#include <list>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "handover/registry/v1/record.pb.h"

namespace handover::registry {

// The records that were used last, by name. Bounded by number and by bytes of their entries; what was not used for
// longest goes first. Records never change, so nothing in here is ever stale. Used from one thread at a time.
class RecordCache {
 public:
  RecordCache(size_t records_max, size_t bytes_max) : records_max_(records_max), bytes_max_(bytes_max) {}

  // The record named `name`; null if it is not in here.
  std::shared_ptr<const v1::Record> Find(std::string_view name);

  // Keeps `record`, whose entry has `bytes` bytes, and forgets others where there is no room. A record that is in here
  // already stays.
  void Insert(std::shared_ptr<const v1::Record> record, size_t bytes);

  size_t size() const { return by_name_.size(); }

 private:
  struct Kept {
    std::shared_ptr<const v1::Record> record;
    size_t bytes;
  };

  void ForgetOldest();

  const size_t records_max_;
  const size_t bytes_max_;
  size_t bytes_ = 0;
  std::list<Kept> kept_;                                                     // What was used last stands first.
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_name_;  // The keys are the names in `kept_`.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CACHE_H_
