#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_JSON_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_JSON_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/changes_text.h"
#include "clients/handoverctl/reconcile_text.h"

// Reports as documents of JSON for programs, one in a line. Every message in them is proto JSON (json_text.h). All fail
// as JsonText does. Pure.
namespace handover::ctl {

// {"agreement", "completions", "mismatches", "closedMismatches"}: the record, and the answers that a report is made of.
absl::StatusOr<std::string> ReportJson(const AgreementReport& report);

// {"agreement", "from", "to", "changes"}. "from" and "to" have the three answers each. Each of the changes is
// {"change": "OPENED", "CHANGED", "CLOSED" or "OPENED_AND_CLOSED", "subject": "COMPLETION" or "MISMATCH", "before",
// "after", "record"}; the last three are messages, or null where there is none.
absl::StatusOr<std::string> ChangesJson(const AgreementChanges& report);

// Each of those changes as a document of its own.
absl::StatusOr<std::vector<std::string>> ChangeObjects(const AgreementChanges& report);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_JSON_H_
