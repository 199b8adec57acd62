#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_ROWS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/handoverctl/changes_text.h"
#include "clients/handoverctl/rows.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "handover/registry/v1/ledger_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"

// Turns what the services answer into rows: one for each record, reading, mismatch, event, change or point. Pure.
namespace handover::ctl {

Rows RowsOf(const registry::v1::Record& record);
Rows RowsOf(const registry::v1::ListRecordsResponse& response);
Rows RowsOf(const reconciliation::v1::ListCompletionsResponse& response);
Rows RowsOf(const AgreementChanges& changes);
Rows RowsOf(const reconciliation::v1::ListMismatchesResponse& response);
Rows RowsOf(const reconciliation::v1::MismatchEvent& event);
Rows RowsOf(const reconciliation::v1::GetTimelineResponse& response);
Rows RowsOf(const reconciliation::v1::GetStatusResponse& response);

// A ledger that was verified: `verified` is the checkpoint that was, at `size`; `verified_before` of its entries had
// been before.
struct VerifiedLedger {
  registry::v1::GetCheckpointResponse verified;
  int64_t size = 0;
  std::optional<int64_t> verified_before = {};
};
Rows RowsOf(const VerifiedLedger& ledger);

// The columns of one kind of rows, as a document lists them.
struct RowsDescription {
  std::string_view of;                     // "mismatches", or "reconcile --from": the command that prints them.
  std::vector<std::string_view> columns;   // Their names, in order.
  std::vector<std::string_view> meanings;  // What stands in each; as many.
};

// The rows of every command that has some, in the order of the help.
std::vector<RowsDescription> AllRows();

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_ROWS_H_
