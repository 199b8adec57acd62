#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_ENTRY_FACTS_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_ENTRY_FACTS_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/entry.h"

namespace handover::registry {

// What an entry says of itself that is stored elsewhere too, or that follows from its place.
struct EntryFacts {
  std::string name;
  std::string supersedes;  // The name of the record that it corrects or supersedes; empty if there is none.
  absl::Time record_time;
};

// Reads the facts of an entry. To the store an entry is bytes: what they mean is known to whoever writes them. An error
// says what is wrong with the entry.
using EntryFactsReader = std::function<absl::StatusOr<EntryFacts>(const ledger::Entry& entry)>;

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_ENTRY_FACTS_H_
