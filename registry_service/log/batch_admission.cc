#include "registry_service/log/batch_admission.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/admission/admission.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/log/record_error.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

v1::AppendResult ResultOf(v1::AppendOutcome outcome, const v1::Record& record) {
  v1::AppendResult result;
  result.set_outcome(outcome);
  result.set_revision(record.revision());
  *result.mutable_record_time() = record.record_time();
  return result;
}

// Answers a record whose name `existing` has.
absl::StatusOr<v1::AppendResult> AdmitAgain(const v1::Record& existing, const v1::Record& record) {
  const absl::Status same = CheckSameContent(existing, record);
  if (!same.ok()) return same;
  return ResultOf(v1::APPEND_OUTCOME_ALREADY_EXISTED, existing);
}

// Answers a record whose name is new, and stages it.
absl::StatusOr<v1::AppendResult> AdmitNew(v1::Record record, const std::string& author,
                                          const google::protobuf::Timestamp& time, StagedLedger& ledger) {
  const absl::Status fits = CheckAgainstLedger(record, ledger);
  if (!fits.ok()) return fits;
  record.set_revision(ledger.next_revision().value);
  *record.mutable_record_time() = time;
  record.set_author(author);
  const v1::AppendResult result = ResultOf(v1::APPEND_OUTCOME_CREATED, record);
  ledger.Stage(std::move(record));
  return result;
}

// The error of a record that differs from an earlier one of its own batch, which has `results` so far. It is the
// request that is wrong, not the ledger that has something else.
absl::Status DuplicateName(const v1::Record& earlier, const v1::AppendRecordsResponse& results,
                           const absl::Status& difference) {
  const std::vector<FieldViolation> violations = ViolationsOf(difference);
  const auto first = std::ranges::find(results.results(), earlier.revision(), &v1::AppendResult::revision);
  return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_DUPLICATE_NAME, "name", Quoted(earlier.name()),
                 absl::StrCat("another name than that of records[", first - results.results().begin(),
                              "], which differs in ", violations.empty() ? "content" : violations[0].field));
}

}  // namespace

absl::StatusOr<v1::AppendRecordsResponse> AdmitBatch(std::vector<v1::Record> records, const std::string& author,
                                                     const google::protobuf::Timestamp& time, StagedLedger& ledger) {
  const ledger::Revision first = ledger.next_revision();
  v1::AppendRecordsResponse response;
  response.mutable_results()->Reserve(static_cast<int>(records.size()));
  const auto admit = [&](v1::Record record) -> absl::StatusOr<v1::AppendResult> {
    const auto existing = ledger.Find(record.name());
    if (!existing.ok()) return existing.status();
    if (*existing == nullptr) return AdmitNew(std::move(record), author, time, ledger);
    auto result = AdmitAgain(**existing, record);
    if (!result.ok() && (*existing)->revision() >= first.value) {
      return DuplicateName(**existing, response, result.status());
    }
    return result;
  };
  for (size_t i = 0; i < records.size(); ++i) {
    auto result = admit(std::move(records[i]));
    if (!result.ok()) {
      ledger.TakeBack(first);
      return AtRecord(i, result.status());
    }
    *response.add_results() = *std::move(result);
  }
  return response;
}

absl::StatusOr<v1::AppendRecordsResponse> ValidateBatch(std::vector<v1::Record> records, const std::string& author,
                                                        const google::protobuf::Timestamp& time, StagedLedger& ledger) {
  const ledger::Revision first = ledger.next_revision();
  auto response = AdmitBatch(std::move(records), author, time, ledger);
  ledger.TakeBack(first);
  if (!response.ok()) return response;
  for (v1::AppendResult& result : *response->mutable_results()) {
    if (result.revision() < first.value) continue;
    result.clear_revision();
    result.clear_record_time();
  }
  return response;
}

}  // namespace handover::registry
