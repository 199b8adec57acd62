#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_RECORD_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_RECORD_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/statement.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// What is read of the ledger to fill in what a statement leaves out.
struct LedgerReads {
  // The record of that name; NOT_FOUND if there is none.
  std::function<absl::StatusOr<registry::v1::Record>(const std::string& name)> get;
  // All terms of an agreement.
  std::function<absl::StatusOr<std::vector<registry::v1::Record>>(const std::string& agreement)> list_terms;
};

// What fills in the rest.
struct StatementDefaults {
  std::string id;
  google::protobuf::Timestamp declared_time;
};

// Makes the record that says `statement`. What is left out is filled in:
// - the role from the handover: its sender, its receiver, or else an observer, who is taken to have counted everything;
// - category and counting basis from the term in the handover's direction, if there is one that fits;
// - who speaks, and of what, in a correction: as in what it corrects; so are organ and tier of the source;
// - the tier of another source: PRIMARY_OFFICIAL of a side, OBSERVER of whoever else;
// - id and time from `defaults`; but of a record that is there already under the id given, the time that it bears, so
//   that the same statement with the same id is the same record.
// Fails with INVALID_ARGUMENT (STATEMENT_INCOMPLETE) where the ledger does not decide what to fill in or what is named
// is of the wrong kind, and with the errors of `reads`.
absl::StatusOr<registry::v1::Record> RecordOfStatement(const Statement& statement, const StatementDefaults& defaults,
                                                       const LedgerReads& reads);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_RECORD_H_
