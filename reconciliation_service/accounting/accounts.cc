#include "reconciliation_service/accounting/accounts.h"

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/proto_time.h"

namespace handover::reconciliation {

absl::Status Accounts::Apply(const registry::v1::Record& record) {
  if (record.revision() != revision_.Next().value) {
    return absl::DataLossError(
        absl::StrCat("entry ", record.revision(), " came after ", revision_.value, ", want ", revision_.Next().value));
  }
  record_times_.Add(FromProto(record.record_time()));
  if (record.has_party()) {
    display_names_[record.name()] = record.party().display_name();
  } else if (record.has_agreement()) {
    agreements_.try_emplace(record.name(), record.name(), ledger::Revision{record.revision()});
  } else {
    const auto agreement = agreements_.find(ledger::AgreementOf(record.name()));
    if (agreement == agreements_.end()) {
      return absl::DataLossError(
          absl::StrCat("entry ", record.revision(), ", ", record.name(), ": there is no such agreement"));
    }
    if (absl::Status status = agreement->second.Apply(record); !status.ok()) return status;
  }
  revision_ = {record.revision()};
  return absl::OkStatus();
}

const AgreementAccount* Accounts::Find(std::string_view name) const {
  const auto agreement = agreements_.find(name);
  return agreement == agreements_.end() ? nullptr : &agreement->second;
}

}  // namespace handover::reconciliation
