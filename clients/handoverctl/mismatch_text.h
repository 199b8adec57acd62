#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_

#include <string>
#include <vector>

#include "clients/handoverctl/command.h"
#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/source_list.h"
#include "clients/handoverctl/text_page.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// Mismatches as people read them. Pure.
namespace handover::ctl {

using Mismatches = std::vector<const reconciliation::v1::Mismatch*>;

// Adds mismatches of one term: first each one that has a difference, then those where one side is silent, as one table.
// What they cite goes to `sources`.
void AddMismatches(int indent, const Mismatches& mismatches, const PartyNames& names, SourceList& sources,
                   TextPage& page);

// What was found for `command`, under the headings of the terms. That there is nothing is said with the revision.
std::string MismatchListPage(const MismatchesCommand& command,
                             const reconciliation::v1::ListMismatchesResponse& response, const PartyNames& names);

// "ledger 0123..., revision 42, as of 2025-06-20 12:00:00 UTC", and that the answer is not complete where the
// registry's head is above the revision.
std::string BasisLine(const reconciliation::v1::Basis& basis);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_
