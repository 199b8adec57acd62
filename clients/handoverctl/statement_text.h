#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_TEXT_H_

#include <string>

#include "absl/status/status.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/registry/v1/registry_service.pb.h"

// What a person is told of a statement and of what became of it. Pure.
namespace handover::ctl {

// The record as it is about to be sent: its name, what it says, and all of its fields.
std::string StatementPage(const registry::v1::Record& record, size_t width = kAnyWidth);

// The answer for the one record of a request: "stored as revision 52 of ledger 0123..."; or, after a dry run, what
// would become of it.
std::string OutcomeLine(const registry::v1::AppendRecordsResponse& response, bool dry_run);

// A refusal of the one record of a request, without the place that it has there.
absl::Status OfTheOnlyRecord(const absl::Status& refusal);

// How to repeat what may be stored or not: a whole line. Empty after a failure that says that nothing is stored.
std::string RepeatHint(const registry::v1::Record& record, const absl::Status& failure, bool dry_run);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_TEXT_H_
