#include "tests/property/storyteller.h"

#include <algorithm>

#include "ledger/record_name.h"
#include "registry_service/admission/admission.h"
#include "tests/property/chance.h"

namespace handover::recount {
namespace {

namespace v1 = registry::v1;

bool HasNumber(v1::TermKind kind) { return kind == v1::TERM_KIND_OBLIGATION || kind == v1::TERM_KIND_CAP; }

}  // namespace

Storyteller::Storyteller() {
  writer_.AppendAgreement("agreements/a");
  const Move plainest;
  Dice dice(plainest);
  AddTerm(dice);
}

void Storyteller::Play(const Move& move) {
  using Add = bool (Storyteller::*)(Dice&);
  // How often of a hundred times which kind of record is tried.
  struct Chance {
    Add add;
    int weight;
  };
  static constexpr Chance kChances[] = {
      {&Storyteller::AddDeclaration, 18},  {&Storyteller::AddCounterpart, 18}, {&Storyteller::AddHandover, 8},
      {&Storyteller::AddRunningTotal, 10}, {&Storyteller::AddExplanation, 12}, {&Storyteller::AddResponse, 14},
      {&Storyteller::AddFinding, 6},       {&Storyteller::AddReading, 6},      {&Storyteller::AddTerm, 4},
      {&Storyteller::AddOffer, 2},         {&Storyteller::AddAgreement, 2}};
  constexpr int kWeights = 100;
  Dice dice(move);
  writer_.Wait(dice.OneOf({absl::ZeroDuration(), absl::ZeroDuration(), absl::Nanoseconds(1), absl::Hours(3),
                           absl::Hours(12), absl::Hours(24), absl::Hours(60)}));
  int left = dice.Roll(kWeights);
  const auto chosen = std::ranges::find_if(kChances, [&left](const Chance& c) { return (left -= c.weight) < 0; });
  // Where there is nothing yet that such a record could speak of, there may always be another handover.
  if (!(this->*chosen->add)(dice)) AddHandover(dice);
}

bool Storyteller::AddAgreement(Dice&) {
  if (Named("agreements/b") != nullptr) return false;
  writer_.AppendAgreement("agreements/b");
  return true;
}

bool Storyteller::AddTerm(Dice& dice) {
  const std::string agreement = SomeAgreement(dice);
  Record record;
  record.set_name(NewName(dice, agreement, "terms"));
  v1::Term& term = *record.mutable_term();
  term.set_category(SomeCategory(dice));
  const bool is_back = dice.Happens(1, 3);
  term.set_from_party(std::string(is_back ? kBland : kAland));
  term.set_to_party(std::string(is_back ? kAland : kBland));
  term.set_counting_basis(SomeBasis(dice));
  term.set_kind(dice.OneOf({v1::TERM_KIND_OBLIGATION, v1::TERM_KIND_OBLIGATION, v1::TERM_KIND_CAP,
                            v1::TERM_KIND_CATEGORY_RULE, v1::TERM_KIND_BEST_EFFORT}));
  *term.mutable_source() = SomeSource(dice);
  const auto counterparts = Find([&](const Record& other) {
    return other.has_term() && ledger::ParentOf(other.name()) == agreement && other.term().one_for_one_with().empty() &&
           other.term().from_party() == term.to_party();
  });
  // The opposite of a term that is there: much more often than chance would have it.
  if (!counterparts.empty() && dice.Happens(2, 3)) {
    const Record& counterpart = *dice.OneOf(counterparts);
    const auto names_it = [&](const Record& other) {
      return other.has_term() && other.term().one_for_one_with() == counterpart.name();
    };
    if (Find(names_it).empty()) term.set_one_for_one_with(counterpart.name());
    term.set_category(counterpart.term().category());
    term.set_counting_basis(counterpart.term().counting_basis());
  }
  if (HasNumber(term.kind()) && !dice.Happens(1, 4)) {
    *term.mutable_committed() = SomeQuantity(dice, term.counting_basis(), 9);
  }
  if (dice.Happens(1, 2)) term.set_deadline_date(DateAfter(dice.Roll(kDays)));
  if (dice.Happens(1, 2)) {
    term.mutable_grace_period()->set_seconds(dice.OneOf({int64_t{0}, int64_t{3600}, int64_t{86'400 * 5}}));
  }
  writer_.Append(std::move(record));
  return true;
}

bool Storyteller::AddReading(Dice& dice) {
  const Record& term = *dice.OneOf(Find([](const Record& record) { return record.has_term(); }));
  Record record;
  record.set_name(NewName(dice, term.name(), "readings"));
  v1::Reading& reading = *record.mutable_reading();
  reading.set_party(SomeParty(dice));
  reading.set_kind(dice.OneOf({v1::TERM_KIND_OBLIGATION, v1::TERM_KIND_OBLIGATION, v1::TERM_KIND_CAP,
                               v1::TERM_KIND_CATEGORY_RULE, v1::TERM_KIND_NO_OBLIGATION}));
  if (HasNumber(reading.kind())) {
    *reading.mutable_committed() = SomeQuantity(dice, term.term().counting_basis(), 9);
  }
  *reading.mutable_declared_time() = SomeDeclaredTime(dice);
  *reading.mutable_source() = SomeSource(dice);
  const auto earlier = Find([&](const Record& other) {
    return other.has_reading() && ledger::ParentOf(other.name()) == term.name() &&
           other.reading().party() == reading.party() && IsNewest(other.name());
  });
  if (!earlier.empty() && dice.Happens(2, 3)) reading.set_supersedes(dice.OneOf(earlier)->name());
  writer_.Append(std::move(record));
  return true;
}

bool Storyteller::AddOffer(Dice& dice) {
  const Record& term = *dice.OneOf(Find([](const Record& record) { return record.has_term(); }));
  Record record;
  record.set_name(NewName(dice, ledger::ParentOf(term.name()), "offers"));
  v1::Offer& offer = *record.mutable_offer();
  offer.set_party(term.term().from_party());
  offer.set_term(term.name());
  *offer.mutable_quantity() = SomeQuantity(dice, term.term().counting_basis());
  *offer.mutable_declared_time() = SomeDeclaredTime(dice);
  *offer.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
  return true;
}

bool Storyteller::AddHandover(Dice& dice) {
  const auto earlier = Find([this](const Record& record) { return record.has_handover() && IsNewest(record.name()); });
  // With few events, more is said of each.
  constexpr size_t kEventsWanted = 5;
  const bool supersedes = !earlier.empty() && (earlier.size() >= kEventsWanted || dice.Happens(1, 3));
  const Record* predecessor = supersedes ? dice.OneOf(earlier) : nullptr;
  const std::string agreement = supersedes ? std::string(ledger::ParentOf(predecessor->name())) : SomeAgreement(dice);
  Record record;
  record.set_name(NewName(dice, agreement, "handovers"));
  v1::Handover& handover = *record.mutable_handover();
  if (predecessor != nullptr) {
    handover = predecessor->handover();
    handover.set_supersedes(predecessor->name());
  } else {
    const bool is_back = dice.Happens(1, 4);
    handover.set_from_party(std::string(is_back ? kBland : kAland));
    handover.set_to_party(std::string(is_back ? kAland : kBland));
  }
  if (predecessor == nullptr || dice.Happens(1, 2)) handover.set_event_date(DateAfter(dice.Roll(kDays)));
  handover.set_status(v1::HANDOVER_STATUS_CONDUCTED);
  if (dice.Happens(1, 4)) {
    handover.set_status(
        dice.OneOf({v1::HANDOVER_STATUS_PLANNED, v1::HANDOVER_STATUS_PRESENTED, v1::HANDOVER_STATUS_POSTPONED,
                    v1::HANDOVER_STATUS_REFUSED, v1::HANDOVER_STATUS_CANCELLED}));
  }
  if (dice.Happens(1, 2)) handover.set_stage("stage " + std::to_string(dice.Roll(5)));
  *handover.mutable_source() = SomeSource(dice);
  writer_.Append(std::move(record));
  return true;
}

std::string Storyteller::SomeAgreement(Dice& dice) const {
  const bool is_other = Named("agreements/b") != nullptr && dice.Happens(1, 4);
  return is_other ? "agreements/b" : "agreements/a";
}

std::vector<const v1::Record*> Storyteller::Find(const Matches& matches) const {
  std::vector<const Record*> found;
  for (const Record& record : ledger()) {
    if (matches(record)) found.push_back(&record);
  }
  return found;
}

const v1::Record* Storyteller::Named(std::string_view name) const {
  const auto found = Find([name](const Record& record) { return record.name() == name; });
  return found.empty() ? nullptr : found.front();
}

bool Storyteller::IsNewest(std::string_view name) const {
  return Find([name](const Record& record) { return registry::PredecessorOf(record) == name; }).empty();
}

std::string Storyteller::EventOf(std::string_view handover) const {
  std::string first(handover);
  while (!Named(first)->handover().supersedes().empty()) first = Named(first)->handover().supersedes();
  return first;
}

std::string Storyteller::NewName(Dice& dice, std::string_view parent, std::string_view collection) const {
  const char letter = static_cast<char>('a' + dice.Roll(26));
  return std::string(parent) + "/" + std::string(collection) + "/" + letter + std::to_string(ledger().size() + 1);
}

}  // namespace handover::recount
