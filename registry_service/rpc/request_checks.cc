#include "registry_service/rpc/request_checks.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/admission/admission.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/log/limits.h"
#include "registry_service/log/record_error.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

absl::Status CheckBatchSize(const v1::AppendRecordsRequest& request) {
  const auto records = static_cast<size_t>(request.records_size());
  if (records == 0) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FIELD_REQUIRED, "records", "empty",
                   absl::StrCat("1 to ", kBatchRecordsMax, " records"));
  }
  if (records > kBatchRecordsMax) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_BATCH_TOO_LARGE, "records",
                   absl::StrCat(records, " records"), absl::StrCat("1 to ", kBatchRecordsMax));
  }
  if (const size_t bytes = request.ByteSizeLong(); bytes > kBatchBytesMax) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_BATCH_TOO_LARGE, "records",
                   absl::StrCat(bytes, " bytes"), absl::StrCat("at most ", kBatchBytesMax));
  }
  return absl::OkStatus();
}

// Checks one revision of a request.
absl::Status CheckRevision(std::string_view field, int64_t requested, ledger::Revision head) {
  if (requested < 0) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_VALUE_OUT_OF_RANGE, field,
                   absl::StrCat(requested), "0 or a revision of the ledger");
  }
  if (requested > head.value) {
    return Refusal(absl::StatusCode::kOutOfRange, v1::ERROR_REASON_REVISION_AHEAD, field, absl::StrCat(requested),
                   absl::StrCat("at most ", head.value, ", the head of the ledger"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckAppendRequest(const v1::AppendRecordsRequest& request) {
  if (request.validate_only() && request.with_proofs()) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FIELD_NOT_ALLOWED, "with_proofs", "true",
                   "absent with validate_only: there is nothing to prove");
  }
  if (absl::Status size = CheckBatchSize(request); !size.ok()) return size;
  absl::Status first;
  std::vector<FieldViolation> violations;
  for (int i = 0; i < request.records_size() && violations.size() < kViolationsMax; ++i) {
    const absl::Status shape = CheckShape(request.records(i));
    if (shape.ok()) continue;
    const absl::Status placed = AtRecord(static_cast<size_t>(i), shape);
    if (first.ok()) first = placed;
    for (FieldViolation& violation : ViolationsOf(placed)) violations.push_back(std::move(violation));
  }
  if (violations.empty()) return first;
  return MakeFieldError(first.code(), ReasonOf(first), violations);
}

absl::Status CheckWatchRequest(const v1::WatchRecordsRequest& request, ledger::Revision head) {
  if (!v1::EntryView_IsValid(request.view())) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FIELD_UNKNOWN, "view",
                   absl::StrCat(static_cast<int>(request.view())), "RECORD or BYTES");
  }
  return CheckRevision("after_revision", request.after_revision(), head);
}

absl::StatusOr<ledger::Revision> AsOf(std::string_view field, int64_t requested, ledger::Revision head) {
  if (absl::Status within = CheckRevision(field, requested, head); !within.ok()) return within;
  return requested == 0 ? head : ledger::Revision{requested};
}

}  // namespace handover::registry
