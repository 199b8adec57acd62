#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_TEXT_H_

#include <string>

#include "clients/handoverctl/party_names.h"
#include "handover/reconciliation/v1/completion.pb.h"

// How far a reading is fulfilled, in plain words. Pure.
namespace handover::ctl {

// "Russia → Ukraine: remains of members of armed forces"
std::string TermText(const reconciliation::v1::Completion& completion, const PartyNames& names);

// Whose reading it is: "Russia"; "the text as written" where no party has stated one.
std::string ReaderText(const reconciliation::v1::Completion& completion, const PartyNames& names);

// What a reading commits to: "6,000", "at most 6,000", "all of the category", "nothing".
std::string CommittedText(const reconciliation::v1::Completion& completion);

// "fulfilled on both books, exceeded by 57"
std::string StatusText(const reconciliation::v1::Completion& completion);

// What is left on one book, or of what is corroborated; "-" where there is no number.
std::string RemainingText(const reconciliation::v1::Figure& figure);

// "4 match, 1 differs"; "none declared yet" if there are none.
std::string MatchCountsText(const reconciliation::v1::MatchCounts& counts);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_TEXT_H_
