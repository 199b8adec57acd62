#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BRIDGE_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BRIDGE_TEXT_H_

#include <string>

#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/text_page.h"
#include "handover/reconciliation/v1/mismatch.pb.h"

// What the parties have put forward for a mismatch, in plain words. Pure.
namespace handover::ctl {

// "one container held more than one person"
std::string ReasonText(registry::v1::ExplanationCode code);

// How the other side stands to an explanation: "accepted by the other side"
std::string AnswerText(reconciliation::v1::Answer answer);

// Adds what the difference is made up of, four figures that add up to it, and every explanation with its answer.
// Nothing if nothing was put forward.
void AddBridge(int indent, const reconciliation::v1::Mismatch& mismatch, const PartyNames& names, TextPage& page);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BRIDGE_TEXT_H_
