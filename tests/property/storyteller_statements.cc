#include <algorithm>

#include "ledger/record_name.h"
#include "tests/property/chance.h"
#include "tests/property/storyteller.h"
#include "tests/recount/recount.h"

// What parties state about events, terms and one another's statements.
namespace handover::recount {

namespace v1 = registry::v1;

bool Storyteller::AddDeclaration(Dice& dice) {
  const auto handovers = Find([](const Record& record) { return record.has_handover(); });
  if (handovers.empty()) return false;
  const Record& handover = *dice.OneOf(handovers);
  const bool corrects = dice.Happens(1, 4) && AddCorrection(dice, handover.name());
  if (!corrects) AddFirstDeclaration(dice, handover);
  return true;
}

bool Storyteller::AddCorrection(Dice& dice, const std::string& handover) {
  const auto candidates = Find([&](const Record& other) {
    return other.has_declaration() && EventOf(ledger::ParentOf(other.name())) == EventOf(handover) &&
           IsNewest(other.name());
  });
  if (candidates.empty()) return false;
  const Record& corrected = *dice.OneOf(candidates);
  Record record;
  record.set_name(NewName(dice, handover, "declarations"));
  v1::Declaration& declaration = *record.mutable_declaration();
  declaration = corrected.declaration();
  declaration.set_corrects(corrected.name());
  declaration.set_correction_reason(
      dice.OneOf({v1::CORRECTION_REASON_MISTAKE, v1::CORRECTION_REASON_IMPROVED_MEASUREMENT,
                  v1::CORRECTION_REASON_RECLASSIFICATION, v1::CORRECTION_REASON_WITHDRAWAL}));
  if (declaration.correction_reason() == v1::CORRECTION_REASON_RECLASSIFICATION) {
    const bool was_military = declaration.category() == v1::CATEGORY_DECEASED_MILITARY;
    declaration.set_category(was_military ? v1::CATEGORY_DECEASED_CIVILIAN : v1::CATEGORY_DECEASED_MILITARY);
  }
  if (declaration.correction_reason() == v1::CORRECTION_REASON_WITHDRAWAL) {
    declaration.clear_quantity();
  } else if (declaration.observation_scope() == v1::OBSERVATION_SCOPE_PRESENCE) {
    *declaration.mutable_quantity() = QuantityOf(0, v1::PRECISION_UNDISCLOSED, SomeBasis(dice));
  } else {
    *declaration.mutable_quantity() = SomeQuantity(dice, SomeBasis(dice));
  }
  *declaration.mutable_declared_time() = SomeDeclaredTime(dice);
  *declaration.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
  return true;
}

void Storyteller::AddFirstDeclaration(Dice& dice, const Record& handover) {
  Record record;
  record.set_name(NewName(dice, handover.name(), "declarations"));
  v1::Declaration& declaration = *record.mutable_declaration();
  declaration.set_role(
      dice.OneOf({v1::ROLE_SENDER, v1::ROLE_RECEIVER, v1::ROLE_SENDER, v1::ROLE_RECEIVER, v1::ROLE_OBSERVER}));
  declaration.set_category(SomeCategory(dice));
  *declaration.mutable_quantity() = SomeQuantity(dice, SomeBasis(dice));
  switch (declaration.role()) {
    case v1::ROLE_SENDER:
      declaration.set_declarer(handover.handover().from_party());
      break;
    case v1::ROLE_RECEIVER:
      declaration.set_declarer(handover.handover().to_party());
      break;
    default:
      declaration.set_declarer(std::string(dice.OneOf({kWatcher, kMediator})));
      declaration.set_observation_scope(
          dice.OneOf({v1::OBSERVATION_SCOPE_FULL_COUNT, v1::OBSERVATION_SCOPE_FULL_COUNT,
                      v1::OBSERVATION_SCOPE_PARTIAL_COUNT, v1::OBSERVATION_SCOPE_PRESENCE}));
  }
  if (declaration.observation_scope() == v1::OBSERVATION_SCOPE_PRESENCE) {
    *declaration.mutable_quantity() = QuantityOf(0, v1::PRECISION_UNDISCLOSED, SomeBasis(dice));
  }
  *declaration.mutable_declared_time() = SomeDeclaredTime(dice);
  *declaration.mutable_source() = SomeSource(dice);
  if (dice.Happens(1, 3)) declaration.set_stated_event_date(DateAfter(dice.Roll(2)));
  writer_.Append(std::move(record));
}

bool Storyteller::AddCounterpart(Dice& dice) {
  const auto is_answered = [this](const Record& theirs) {
    return !Find([&theirs](const Record& other) {
              return other.has_declaration() && ledger::ParentOf(other.name()) == ledger::ParentOf(theirs.name()) &&
                     other.declaration().category() == theirs.declaration().category() &&
                     other.declaration().role() != theirs.declaration().role();
            }).empty();
  };
  const auto declared = Find([&](const Record& record) {
    return record.has_declaration() && record.declaration().role() != v1::ROLE_OBSERVER &&
           record.declaration().has_quantity() && !is_answered(record);
  });
  if (declared.empty()) return AddDeclaration(dice);
  const Record& theirs = *dice.OneOf(declared);
  const std::string handover(ledger::ParentOf(theirs.name()));
  const bool is_sender = theirs.declaration().role() == v1::ROLE_RECEIVER;
  const v1::Handover& event = Named(handover)->handover();
  Record record;
  record.set_name(NewName(dice, handover, "declarations"));
  v1::Declaration& ours = *record.mutable_declaration();
  ours.set_declarer(is_sender ? event.from_party() : event.to_party());
  ours.set_role(is_sender ? v1::ROLE_SENDER : v1::ROLE_RECEIVER);
  ours.set_category(theirs.declaration().category());
  *ours.mutable_quantity() = theirs.declaration().quantity();
  ours.mutable_quantity()->set_precision(v1::PRECISION_EXACT);
  ours.mutable_quantity()->set_count(std::max<int64_t>(0, ours.quantity().count() + dice.OneOf({0, 1, -1})));
  *ours.mutable_declared_time() = SomeDeclaredTime(dice);
  *ours.mutable_source() = SomeSource(dice);
  if (dice.Happens(1, 3)) ours.set_stated_event_date(DateAfter(dice.Roll(2)));
  writer_.Append(std::move(record));
  return true;
}

bool Storyteller::AddRunningTotal(Dice& dice) {
  const Record& term = *dice.OneOf(Find([](const Record& record) { return record.has_term(); }));
  Record record;
  record.set_name(NewName(dice, term.name(), "runningTotals"));
  v1::RunningTotal& total = *record.mutable_running_total();
  total.set_declarer(std::string(dice.OneOf({kAland, kBland, kAland, kBland, kWatcher})));
  total.set_as_of_date(DateAfter(kDays - 1 - 2 * dice.Roll(kDays / 2)));
  *total.mutable_quantity() = SomeQuantity(dice, term.term().counting_basis(), 9);
  *total.mutable_declared_time() = SomeDeclaredTime(dice);
  *total.mutable_source() = SomeSource(dice);
  const auto earlier = Find([&](const Record& other) {
    return other.has_running_total() && ledger::ParentOf(other.name()) == term.name() &&
           other.running_total().declarer() == total.declarer() &&
           other.running_total().as_of_date() == total.as_of_date() && IsNewest(other.name());
  });
  if (!earlier.empty() && dice.Happens(1, 2)) {
    total.set_corrects(dice.OneOf(earlier)->name());
    total.set_correction_reason(dice.OneOf({v1::CORRECTION_REASON_MISTAKE, v1::CORRECTION_REASON_WITHDRAWAL}));
    if (total.correction_reason() == v1::CORRECTION_REASON_WITHDRAWAL) total.clear_quantity();
  }
  writer_.Append(std::move(record));
  return true;
}

bool Storyteller::AddFinding(Dice& dice) {
  const auto handovers = Find([](const Record& record) { return record.has_handover(); });
  if (handovers.empty()) return false;
  Record record;
  record.set_name(NewName(dice, dice.OneOf(handovers)->name(), "findings"));
  v1::Finding& finding = *record.mutable_finding();
  finding.set_party(SomeParty(dice));
  finding.set_category(SomeCategory(dice));
  finding.set_code(dice.OneOf({v1::EXPLANATION_CODE_OWN_SIDE_REMAINS, v1::EXPLANATION_CODE_NON_HUMAN}));
  *finding.mutable_quantity() = SomeQuantity(dice, SomeBasis(dice), 3);
  *finding.mutable_declared_time() = SomeDeclaredTime(dice);
  *finding.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
  return true;
}

std::vector<reconciliation::v1::Mismatch> Storyteller::UnsettledMismatchesOf(const std::string& agreement) const {
  auto mismatches =
      Mismatches(ledger(), agreement, {.revision = static_cast<int64_t>(ledger().size()), .time = writer_.now()});
  std::erase_if(mismatches, [](const reconciliation::v1::Mismatch& mismatch) {
    return mismatch.state() == reconciliation::v1::MISMATCH_STATE_EXPLAINED ||
           mismatch.state() == reconciliation::v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
  });
  return mismatches;
}

bool Storyteller::AddExplanation(Dice& dice) {
  const std::string agreement = SomeAgreement(dice);
  Record record;
  record.set_name(NewName(dice, agreement, "explanations"));
  v1::Explanation& explanation = *record.mutable_explanation();
  explanation.set_party(std::string(dice.OneOf({kAland, kBland})));
  explanation.set_mismatch(agreement + "/mismatches/of-nothing");
  explanation.set_code(dice.OneOf({v1::EXPLANATION_CODE_TALLY_ERROR, v1::EXPLANATION_CODE_LEFT_UNEXPLAINED}));
  explanation.set_signed_count(dice.OneOf({1, 2, 3, 4, -1, -2, -3}));
  const auto mismatches = UnsettledMismatchesOf(agreement);
  if (!mismatches.empty() && !dice.Happens(1, 10)) {
    const reconciliation::v1::Mismatch& mismatch = dice.OneOf(mismatches);
    explanation.set_mismatch(mismatch.name());
    // All of the difference at once: chance alone would seldom hit it.
    if (mismatch.difference().least() != 0 && dice.Happens(1, 2)) {
      explanation.set_signed_count(mismatch.difference().least());
    }
  }
  *explanation.mutable_declared_time() = SomeDeclaredTime(dice);
  *explanation.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
  if (dice.Happens(1, 2)) Answer(dice, ledger().back());
  return true;
}

bool Storyteller::AddResponse(Dice& dice) {
  const auto answerable = Find([](const Record& record) { return record.has_finding() || record.has_explanation(); });
  if (answerable.empty()) return false;
  Answer(dice, *(dice.Happens(1, 2) ? answerable.back() : dice.OneOf(answerable)));
  return true;
}

void Storyteller::Answer(Dice& dice, const Record& answered) {
  const std::string& author = answered.has_finding() ? answered.finding().party() : answered.explanation().party();
  Record record;
  record.set_name(NewName(dice, answered.name(), "responses"));
  v1::ExplanationResponse& response = *record.mutable_explanation_response();
  response.set_party(std::string(dice.OneOf({kAland, kBland})));
  if (response.party() == author) response.set_party(std::string(author == kAland ? kBland : kAland));
  response.set_verdict(dice.OneOf({v1::VERDICT_ACCEPTED, v1::VERDICT_ACCEPTED, v1::VERDICT_REJECTED}));
  *response.mutable_declared_time() = SomeDeclaredTime(dice);
  *response.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
}

}  // namespace handover::recount
