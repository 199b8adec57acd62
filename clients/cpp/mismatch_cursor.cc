#include "clients/cpp/mismatch_cursor.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace handover::client {

absl::Status MismatchCursor::Take(Message& message) {
  const bool has_basis = message.has_basis();
  if (has_basis && !ledger_id_.empty() && message.basis().ledger_id() != ledger_id_) {
    return absl::DataLossError(
        absl::StrCat("the service now reckons with ledger ", message.basis().ledger_id(), ", want ", ledger_id_));
  }
  if (absl::Status status = TakeEvents(message); !status.ok()) return status;
  if (!has_basis) return absl::OkStatus();
  ledger_id_ = message.basis().ledger_id();
  request_.set_after_revision(message.basis().revision());
  if (message.basis().has_as_of_time()) *request_.mutable_after_time() = message.basis().as_of_time();
  return absl::OkStatus();
}

absl::Status MismatchCursor::TakeEvents(Message& message) {
  int repeated = 0;
  for (const reconciliation::v1::MismatchEvent& event : message.events()) {
    Place place(event.time().seconds(), event.time().nanos(), event.mismatch().name());
    if (place > last_) {
      may_repeat_ = false;
      last_ = std::move(place);
    } else if (may_repeat_) {
      ++repeated;
    } else {
      return absl::DataLossError(
          absl::StrCat("the service has sent an event of ", event.mismatch().name(), " out of order"));
    }
  }
  message.mutable_events()->DeleteSubrange(0, repeated);
  return absl::OkStatus();
}

}  // namespace handover::client
