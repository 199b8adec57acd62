#include "clients/cpp/record_cursor.h"

#include <cstdint>

#include "absl/strings/str_cat.h"

namespace handover::client {

absl::Status RecordCursor::Take(Message& message) {
  if (!ledger_id_.empty() && message.ledger_id() != ledger_id_) {
    return absl::DataLossError(
        absl::StrCat("the registry now serves ledger ", message.ledger_id(), ", want ", ledger_id_));
  }
  int64_t last = request_.after_revision();
  for (const registry::v1::Record& record : message.records()) {
    if (record.revision() == ++last) continue;
    return absl::DataLossError(
        absl::StrCat("the registry has sent revision ", record.revision(), ", want ", last, ", which comes next"));
  }
  last += message.entries_size();
  if (message.revision() != last || message.head_revision() < last) {
    return absl::DataLossError(absl::StrCat("the registry says that it has sent all up to ", message.revision(), " of ",
                                            message.head_revision(), ", and what came ends at ", last));
  }
  ledger_id_ = message.ledger_id();
  request_.set_after_revision(last);
  return absl::OkStatus();
}

}  // namespace handover::client
