#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ACCOUNTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ACCOUNTS_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/record_times.h"
#include "reconciliation_service/accounting/summary.h"

namespace handover::reconciliation {

// Everything that the ledger says, folded record by record. Not thread-safe.
class Accounts {
 public:
  // Takes in the next record of the ledger. Fails with DATA_LOSS if its revision is not the next one, or if it does not
  // fit what came before: the registry admits no such record. The accounts are not to be used after that.
  absl::Status Apply(const registry::v1::Record& record);

  // The revision of the last record that was taken in.
  ledger::Revision revision() const { return revision_; }

  // The account of the agreement named `name`; null if there is none.
  const AgreementAccount* Find(std::string_view name) const;

  // All of them, by name.
  const std::map<std::string, AgreementAccount, std::less<>>& agreements() const { return agreements_; }

  // When each revision was recorded.
  const RecordTimes& record_times() const { return record_times_; }

  // What people call the parties.
  const DisplayNames& display_names() const { return display_names_; }

 private:
  ledger::Revision revision_;
  RecordTimes record_times_;
  DisplayNames display_names_;
  std::map<std::string, AgreementAccount, std::less<>> agreements_;  // By name.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ACCOUNTS_H_
