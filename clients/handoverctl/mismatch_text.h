#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_

#include <string>

#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/source_list.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// Mismatches as people read them. Pure.
namespace handover::ctl {

// Adds mismatches of one term: each one with both positions, what was put forward for it, what would settle it and how
// it stands; then those of which no more is to be said than that one side is silent, as one table.
// What they cite goes to `sources`.
void AddMismatches(int indent, const Mismatches& mismatches, const PartyNames& names, SourceList& sources,
                   TextPage& page);

// What was found for `command`, under the headings of the terms. That there is nothing is said with the revision.
std::string MismatchListPage(const MismatchesCommand& command,
                             const reconciliation::v1::ListMismatchesResponse& response, const PartyNames& names,
                             size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_TEXT_H_
