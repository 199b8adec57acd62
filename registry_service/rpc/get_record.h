#ifndef HANDOVER_REGISTRY_SERVICE_RPC_GET_RECORD_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_GET_RECORD_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/entry.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// Answers GetRecord from `store`; it may block on the disk. Fails with INVALID_ARGUMENT (NAME_INVALID) if the name is
// of no kind of record, with the errors of AsOf, NOT_FOUND (RECORD_NOT_FOUND), or the error of the store.
absl::StatusOr<v1::GetRecordResponse> GetRecord(LedgerStore& store, const v1::GetRecordRequest& request);

// The record that `field` of a request names, as of `at`. Fails with NOT_FOUND (RECORD_NOT_FOUND) if it is not there or
// newer.
absl::StatusOr<v1::Record> ReadRecordAsOf(LedgerStore& store, std::string_view field, std::string_view name,
                                          ledger::Revision at);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_GET_RECORD_H_
