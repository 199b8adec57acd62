#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_COLLECTION_OF_NAME_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_COLLECTION_OF_NAME_H_

#include <string_view>

#include "ledger/record_name.h"

namespace handover::registry {

// A record's name, cut at its last slash: "agreements/a/terms" and "t". The views point into the name. The empty
// collection is that of a name without a slash.
struct CollectionAndId {
  std::string_view collection;
  std::string_view id;
};

inline CollectionAndId SplitName(std::string_view name) {
  const std::string_view id = ledger::IdOf(name);
  const size_t slash_bytes = id.size() < name.size() ? 1 : 0;
  return {.collection = name.substr(0, name.size() - id.size() - slash_bytes), .id = id};
}

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_COLLECTION_OF_NAME_H_
