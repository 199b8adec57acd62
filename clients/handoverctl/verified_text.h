#ifndef HANDOVER_CLIENTS_HANDOVERCTL_VERIFIED_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_VERIFIED_TEXT_H_

#include <string>

#include "clients/handoverctl/answer_rows.h"
#include "clients/handoverctl/wrapped_text.h"

namespace handover::ctl {

// What was verified of a ledger, and how it follows from what was before, `width` columns wide at the most. Pure.
std::string VerifiedPage(const VerifiedLedger& ledger, size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_VERIFIED_TEXT_H_
