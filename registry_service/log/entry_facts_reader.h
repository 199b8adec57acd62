#ifndef HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_FACTS_READER_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_FACTS_READER_H_

#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/entry_facts.h"

namespace handover::registry {

// Reads the facts of an entry that a sequencer wrote. Fails with DATA_LOSS, saying what is there and what
// is wanted, if it is no record, one of another revision, or one of a name that no record has. Pure; safe from any
// thread.
absl::StatusOr<EntryFacts> ReadEntryFacts(const ledger::Entry& entry);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_FACTS_READER_H_
