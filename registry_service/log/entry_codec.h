#ifndef HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_CODEC_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_CODEC_H_

#include <string>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"

// Records to entries and back. Pure; safe from any thread.
namespace handover::registry {

// Serialises a record that has its revision, time and author: the bytes that the ledger keeps for good. Equal records
// give equal bytes.
std::string WriteEntry(const v1::Record& record);

// Parses an entry that the store gave. Fails with DATA_LOSS (STORE_CORRUPT) if it is no record, or one of another
// revision.
absl::StatusOr<v1::Record> ReadEntry(const ledger::Entry& entry);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_ENTRY_CODEC_H_
