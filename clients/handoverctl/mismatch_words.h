#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_WORDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_WORDS_H_

#include <string>

#include "clients/handoverctl/party_names.h"
#include "handover/reconciliation/v1/mismatch.pb.h"

// What is said of a mismatch in one line each. No words here take a side: they say what was stated, and never which of
// two statements is so. Pure.
namespace handover::ctl {

// "stage 5 (2025-06-16)", or the date alone where the handover has no stage.
std::string EventText(const std::string& stage, const std::string& date);

// What cannot both hold, after the difference if there is one: "+3  stage 5 (2025-06-16): the two counts differ".
std::string Headline(const reconciliation::v1::Mismatch& mismatch, const PartyNames& names);

// The service's own sentence where it is about two days, of which the positions say nothing; else empty.
std::string FurtherText(const reconciliation::v1::Mismatch& mismatch);

// "Russia (sender)"; the name alone of a position in no role.
std::string HolderText(const reconciliation::v1::Position& position, const PartyNames& names);

// "1,248"; of a sum the interval.
std::string PositionText(const reconciliation::v1::Position& position);

// How far the parties have come with it: "disputed: an explanation is rejected"
std::string StateText(reconciliation::v1::MismatchState state);

// Whether it is still to be dealt with: it stands, and is neither explained in full nor left unexplained by common
// consent.
bool IsOpen(const reconciliation::v1::Mismatch& mismatch);

// Since when it stands; empty if that was not said.
std::string SinceText(const reconciliation::v1::Mismatch& mismatch);

// What would settle it: "would be settled if ..."; empty if that was not said.
std::string SettlementText(reconciliation::v1::Settlement settlement);

// Whether it could decide fulfilment; empty where the rules do not ask that of its kind.
std::string MaterialText(const reconciliation::v1::Mismatch& mismatch);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_WORDS_H_
