#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ANSWERS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ANSWERS_H_

#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/answer_rows.h"
#include "clients/handoverctl/changes_text.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/reconcile_text.h"

// The answers of every command that reads, from what the services said. They refer to all that is given here, which
// must outlive them. `names` are needed for pages alone. Pure.
namespace handover::ctl {

Answer AnswerOf(const registry::v1::GetRecordResponse& response);
Answer AnswerOf(const registry::v1::ListRecordsResponse& response);
Answer AnswerOf(const registry::v1::Record& record);
Answer AnswerOf(const AgreementReport& report);
Answer AnswerOf(const AgreementChanges& changes);
Answer AnswerOf(const MismatchesCommand& command, const reconciliation::v1::ListMismatchesResponse& response,
                const PartyNames& names);
Answer AnswerOf(const reconciliation::v1::MismatchEvent& event);
Answer AnswerOf(const TimelineCommand& command, const reconciliation::v1::GetTimelineResponse& response,
                const PartyNames& names);
Answer AnswerOf(const reconciliation::v1::GetStatusResponse& response);
Answer AnswerOf(const VerifiedLedger& ledger);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ANSWERS_H_
