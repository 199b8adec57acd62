#ifndef HANDOVER_REGISTRY_SERVICE_RPC_LIST_RECORDS_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_LIST_RECORDS_H_

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// How many records a page has where the request does not say.
inline constexpr int kPageSizeDefault = 100;
// The most records of a page; a page also ends once its entries have LedgerStore::kReadBytesMax bytes.
inline constexpr int kPageSizeMax = LedgerStore::kReadCountMax;

// Answers ListRecords from `store`; it may block on the disk. Every page is as of the first page's revision, so that
// what is appended meanwhile neither shifts nor enters them. Fails with INVALID_ARGUMENT if kind and parent do not fit,
// a number is out of bounds or the token is none of this listing, with the errors of AsOf, NOT_FOUND (RECORD_NOT_FOUND)
// if there is no such parent, or the error of the store.
absl::StatusOr<v1::ListRecordsResponse> ListRecords(LedgerStore& store, const v1::ListRecordsRequest& request);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_LIST_RECORDS_H_
