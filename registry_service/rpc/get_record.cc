#include "registry_service/rpc/get_record.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/log/entry_codec.h"
#include "registry_service/rpc/request_checks.h"
#include "service_host/error.h"

namespace handover::registry {

absl::StatusOr<v1::GetRecordResponse> GetRecord(LedgerStore& store, const v1::GetRecordRequest& request) {
  if (!ledger::ParseRecordName(request.name()).has_value()) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_NAME_INVALID, "name", Quoted(request.name()),
                   "the name of a record, such as \"parties/ukr\"");
  }
  const auto at = AsOf("revision", request.revision(), store.head());
  if (!at.ok()) return at.status();
  auto record = ReadRecordAsOf(store, "name", request.name(), *at);
  if (!record.ok()) return record.status();
  v1::GetRecordResponse response;
  response.set_ledger_id(store.ledger_id());
  response.set_revision(at->value);
  *response.mutable_record() = *std::move(record);
  return response;
}

absl::StatusOr<v1::Record> ReadRecordAsOf(LedgerStore& store, std::string_view field, std::string_view name,
                                          ledger::Revision at) {
  const auto entry = store.Find(name);
  if (!entry.ok()) return entry.status();
  if (!entry->has_value() || (*entry)->revision > at) {
    return Refusal(absl::StatusCode::kNotFound, v1::ERROR_REASON_RECORD_NOT_FOUND, field, Quoted(name),
                   absl::StrCat("a record of the ledger at revision ", at.value));
  }
  return ReadEntry(**entry);
}

}  // namespace handover::registry
