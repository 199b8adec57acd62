#ifndef HANDOVER_TESTS_UNIT_ADMISSION_FAKE_LEDGER_H_
#define HANDOVER_TESTS_UNIT_ADMISSION_FAKE_LEDGER_H_

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "registry_service/admission/admission.h"

namespace handover::registry {

// A ledger in memory. It keeps whatever it is given.
class FakeLedger : public LedgerView {
 public:
  explicit FakeLedger(const std::vector<v1::Record>& records) {
    for (const v1::Record& record : records) Add(record);
  }

  void Add(const v1::Record& record) {
    records_[record.name()] = std::make_shared<const v1::Record>(record);
    superseded_.insert(std::string(PredecessorOf(record)));
  }

  // From now on nothing can be read.
  void FailWith(absl::Status failure) { failure_ = std::move(failure); }

  // From now on it cannot be told what is superseded.
  void FailIsSupersededWith(absl::Status failure) { superseded_failure_ = std::move(failure); }

  absl::StatusOr<std::shared_ptr<const v1::Record>> Find(std::string_view name) override {
    if (!failure_.ok()) return failure_;
    const auto found = records_.find(name);
    return found == records_.end() ? nullptr : found->second;
  }

  absl::StatusOr<bool> IsSuperseded(std::string_view name) override {
    if (!superseded_failure_.ok()) return superseded_failure_;
    return superseded_.contains(name);
  }

 private:
  std::map<std::string, std::shared_ptr<const v1::Record>, std::less<>> records_;
  std::set<std::string, std::less<>> superseded_;
  absl::Status failure_;
  absl::Status superseded_failure_;
};

// Judges `record` as the registry does: by itself, then against the record of its name if there is one, and otherwise
// against the ledger.
inline absl::Status Judge(const v1::Record& record, LedgerView& ledger) {
  if (absl::Status status = CheckShape(record); !status.ok()) return status;
  const auto existing = ledger.Find(record.name());
  if (!existing.ok()) return existing.status();
  return *existing == nullptr ? CheckAgainstLedger(record, ledger) : CheckSameContent(**existing, record);
}

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_ADMISSION_FAKE_LEDGER_H_
