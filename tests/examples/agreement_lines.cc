#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "tests/examples/ledger_line.h"
#include "tests/examples/words.h"

namespace handover::examples {
namespace {

namespace v1 = registry::v1;
using v1::Record;

absl::Status AppendTerm(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  Record record;
  record.set_name(NameUnder("terms/", words[1].str()));
  v1::Term& term = *record.mutable_term();
  const auto category = CategoryOf(words[2].str());
  if (!category.ok()) return category.status();
  term.set_category(*category);
  term.set_counting_basis(UsualBasisOf(*category));
  if (words[3].matched) {
    const auto basis = BasisOf(words[3].str());
    if (!basis.ok()) return basis.status();
    term.set_counting_basis(*basis);
  }
  term.set_from_party(PartyNamed(words[4].str()));
  term.set_to_party(PartyNamed(words[5].str()));
  if (const auto deadline = phrase.TakeAfter("until ")) term.set_deadline_date(*deadline);
  if (const auto hours = phrase.TakeAfter("grace of ")) {
    int64_t number = 0;
    if (!absl::SimpleAtoi(hours->substr(0, hours->find(" hours")), &number)) {
      return absl::InvalidArgumentError(absl::StrCat("grace of ", *hours, ", want grace of NUMBER hours"));
    }
    term.mutable_grace_period()->set_seconds(number * 3600);
  }
  if (const auto other = phrase.TakeAfter("one for one with ")) {
    term.set_one_for_one_with(NameUnder("terms/", *other));
  }
  *term.mutable_source() = ExampleLedger::SourceIn(phrase);
  const auto duty = DutyOf(phrase.TakeNext().value_or(""), term.counting_basis());
  if (!duty.ok()) return duty.status();
  term.set_kind(duty->kind);
  if (duty->committed.has_value()) *term.mutable_committed() = *duty->committed;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendReading(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const std::string party = words[1];
  const auto term = ledger.Named(NameUnder("terms/", words[3].str()));
  if (!term.ok()) return term.status();
  // A party's readings of a term are called "aaa", "aaa-2", "aaa-3".
  const std::string first = term->name() + "/readings/" + party;
  std::string name = first;
  std::string earlier;
  for (int number = 2; ledger.Named(name).ok(); ++number) {
    earlier = name;
    name = absl::StrCat(first, "-", number);
  }
  Record record;
  record.set_name(name);
  v1::Reading& reading = *record.mutable_reading();
  reading.set_party(PartyNamed(party));
  if (words[2].matched) reading.set_supersedes(earlier);
  const auto duty = DutyOf(words[4].str(), term->term().counting_basis());
  if (!duty.ok()) return duty.status();
  reading.set_kind(duty->kind);
  if (duty->committed.has_value()) *reading.mutable_committed() = *duty->committed;
  if (absl::Status status = ledger.SetStated(phrase, reading); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendOffer(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto term = ledger.Named(NameUnder("terms/", words[3].str()));
  if (!term.ok()) return term.status();
  const auto counted = CountedOf(words[2].str());
  if (!counted.ok()) return counted.status();
  Record record;
  record.set_name(NameUnder("offers/", "o" + ledger.NextNumber()));
  v1::Offer& offer = *record.mutable_offer();
  offer.set_party(PartyNamed(words[1].str()));
  offer.set_term(term->name());
  *offer.mutable_quantity() = counted->quantity;
  offer.mutable_quantity()->set_counting_basis(term->term().counting_basis());
  if (absl::Status status = ledger.SetStated(phrase, offer); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendTotal(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto term = ledger.Named(NameUnder("terms/", words[3].str()));
  if (!term.ok()) return term.status();
  const auto counted = CountedOf(words[2].str());
  if (!counted.ok()) return counted.status();
  Record record;
  record.set_name(term->name() + "/runningTotals/n" + ledger.NextNumber());
  v1::RunningTotal& total = *record.mutable_running_total();
  total.set_declarer(PartyNamed(words[1].str()));
  *total.mutable_quantity() = counted->quantity;
  total.mutable_quantity()->set_counting_basis(term->term().counting_basis());
  total.set_as_of_date(words[4].str());
  if (absl::Status status = ledger.GoTo(words[4].str()); !status.ok()) return status;
  if (absl::Status status = ledger.SetStated(phrase, total); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

constexpr std::array kLines = {
    LedgerLine{"term TERM: CATEGORY [by BASIS] from PARTY to PARTY, DUTY[, until DATE][, grace of NUMBER hours]"
               "[, one for one with TERM]",
               "term (\\S+): (\\S+)(?: by (\\S+))? from (\\S+) to (\\S+)", AppendTerm},
    LedgerLine{"PARTY [now] reads TERM as DUTY", "(\\S+)( now)? reads (\\S+) as (.+)", AppendReading},
    LedgerLine{"PARTY offers QUANTITY under TERM", "(\\S+) offers (.+) under (\\S+)", AppendOffer},
    LedgerLine{"PARTY says QUANTITY in all of TERM by DATE", "(\\S+) says (.+) in all of (\\S+) by (\\S+)",
               AppendTotal},
};

}  // namespace

std::span<const LedgerLine> AgreementLines() { return kLines; }

}  // namespace handover::examples
