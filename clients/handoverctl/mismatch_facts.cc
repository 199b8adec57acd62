#include "clients/handoverctl/mismatch_facts.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/bridge_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Mismatch;

// "1,248, counted in containers (bags or coffins)"
std::string StatedText(const reconciliation::v1::Position& position) {
  const auto basis = position.quantity().counting_basis();
  if (basis == registry::v1::COUNTING_BASIS_UNSPECIFIED) return PositionText(position);
  return absl::StrCat(PositionText(position), ", counted in ", BasisWords(basis));
}

void AddPositions(const Mismatch& mismatch, const PartyNames& names, std::vector<Fact>& facts) {
  for (int i = 0; i < mismatch.positions_size(); ++i) {
    // One party may hold both.
    facts.push_back({absl::StrCat("position ", i + 1, ", ", HolderText(mismatch.positions(i), names)),
                     StatedText(mismatch.positions(i))});
  }
}

void AddBridge(const Mismatch& mismatch, const PartyNames& names, std::vector<Fact>& facts) {
  if (mismatch.has_bridge()) {
    const auto& bridge = mismatch.bridge();
    facts.push_back({"accepted", SignedText(bridge.accepted())});
    facts.push_back({"proposed, not answered", SignedText(bridge.proposed())});
    facts.push_back({"rejected", SignedText(bridge.rejected())});
    facts.push_back({"unexplained", DifferenceText(bridge.unexplained())});
  }
  for (const auto& explanation : mismatch.explanations()) {
    facts.push_back({absl::StrCat("explanation ", std::string(ledger::IdOf(explanation.explanation())), " of ",
                                  names.Of(explanation.party()), ", ", SignedText(explanation.signed_count()), ": ",
                                  ReasonText(explanation.code())),
                     AnswerText(explanation.answer())});
  }
}

}  // namespace

std::vector<Fact> MismatchFacts(const Mismatch& mismatch, const PartyNames& names) {
  std::vector<Fact> facts;
  if (mismatch.has_difference()) facts.push_back({"difference", DifferenceText(mismatch.difference())});
  facts.push_back({"state", StateText(mismatch.state())});
  AddPositions(mismatch, names, facts);
  AddBridge(mismatch, names, facts);
  facts.push_back({"could decide fulfilment", mismatch.material() ? "yes" : "no"});
  return facts;
}

}  // namespace handover::ctl
