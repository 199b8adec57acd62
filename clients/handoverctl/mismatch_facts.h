#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_FACTS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_FACTS_H_

#include <vector>

#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/party_names.h"
#include "handover/reconciliation/v1/mismatch.pb.h"

namespace handover::ctl {

// All that is said of a mismatch and can change: its difference, its state, its positions, what the difference is made
// up of and how each explanation is answered. No two are of the same name. Pure.
std::vector<Fact> MismatchFacts(const reconciliation::v1::Mismatch& mismatch, const PartyNames& names);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_FACTS_H_
