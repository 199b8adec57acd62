#include "clients/handoverctl/changes_text.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/basis_text.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/fact_table.h"
#include "clients/handoverctl/mismatch_facts.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/record_text.h"
#include "clients/handoverctl/verdict_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::AsOf;
using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;

// How far what is said of a change stands in from its headline.
constexpr int kIndent = 2;
constexpr int kDetailIndent = 6;

int64_t FromRevision(const AgreementChanges& report) { return report.before.completions.basis().revision(); }

int64_t ToRevision(const AgreementChanges& report) { return report.after.completions.basis().revision(); }

// "at revision 44"
std::string AtRevision(int64_t revision) { return absl::StrCat("AT REVISION ", CountText(revision)); }

// Says which record it was. What rests on no record between the two has changed with time, or, as whether a mismatch
// could decide fulfilment, with other records of its term; which of them is not ours to guess. Where it is gone, the
// answer names no record.
void AddRecord(int indent, const AgreementChanges& report, int64_t revision, bool is_gone, TextPage& page) {
  const auto record = report.records.find(revision);
  if (record == report.records.end()) {
    page.AddLine(indent, is_gone
                             ? "the answer does not say which record changed it"
                             : "it rests on no record between the two: time, or other records of its term, changed it");
    return;
  }
  page.AddLine(indent, absl::StrCat("last changed by revision ", CountText(revision), ", ", record->second.name()));
  page.AddLine(indent + 2, RecordSummary(record->second));
}

// Any completion of a term: the books are the same in each.
const Completion* AnyOf(const Reckoning& reckoning, std::string_view term) {
  const auto& completions = reckoning.completions.completions();
  const auto found =
      std::ranges::find(completions, term, [](const Completion& c) -> std::string_view { return c.term(); });
  return found == completions.end() ? nullptr : &*found;
}

// What is said of the books of a term; nothing of a term that is not there.
std::vector<Fact> BooksOf(const Reckoning& reckoning, std::string_view term, const PartyNames& names) {
  const Completion* completion = AnyOf(reckoning, term);
  if (completion == nullptr) return {};
  Mismatches of_term;
  for (const Mismatch& mismatch : reckoning.mismatches.mismatches()) {
    if (mismatch.term() == term) of_term.push_back(&mismatch);
  }
  std::vector<Fact> facts = BookFacts(*completion, of_term, names);
  facts.push_back({"handovers", MatchCountsText(completion->match_counts())});
  return facts;
}

// What is said of one reading; nothing of one that is not there.
std::vector<Fact> ReadingFacts(const Completion* completion, const PartyNames& names) {
  if (completion == nullptr) return {};
  const std::string reader = ReaderText(*completion, names);
  const std::string reading = completion->reading_party().empty() ? reader : "as read by " + reader;
  return {{absl::StrCat(reading, ", ", CommittedText(*completion)), StatusText(*completion)}};
}

using TermChanges = std::vector<const CompletionChange*>;

const Completion& SomeOf(const CompletionChange& change) {
  return change.after == nullptr ? *change.before : *change.after;
}

void AddTerm(const AgreementChanges& report, const TermChanges& changes, TextPage& page) {
  const Completion& completion = SomeOf(*changes.front());
  page.AddGap();
  page.AddHeading(TermText(completion, report.names));
  page.AddLine(kIndent, completion.term());
  FactTable table(AtRevision(FromRevision(report)), AtRevision(ToRevision(report)));
  table.AddChanged(BooksOf(report.before, completion.term(), report.names),
                   BooksOf(report.after, completion.term(), report.names));
  std::set<int64_t> revisions;
  bool is_gone = false;
  for (const CompletionChange* change : changes) {
    table.AddChanged(ReadingFacts(change->before, report.names), ReadingFacts(change->after, report.names));
    revisions.insert(ChangingRevision(*change, FromRevision(report), ToRevision(report)));
    is_gone = is_gone || change->after == nullptr;
  }
  page.AddGap();
  table.AddTo(kIndent, page);
  page.AddGap();
  // A record that changed one reading says enough of those that it left without a record of their own.
  if (revisions.size() > 1) revisions.erase(0);
  for (const int64_t revision : revisions) AddRecord(kIndent, report, revision, is_gone, page);
}

void AddTerms(const AgreementChanges& report, TextPage& page) {
  std::vector<TermChanges> terms;
  for (const CompletionChange& change : report.changes.completions) {
    const bool is_next = terms.empty() || SomeOf(*terms.back().front()).term() != SomeOf(change).term();
    if (is_next) terms.emplace_back();
    terms.back().push_back(&change);
  }
  for (const TermChanges& term : terms) AddTerm(report, term, page);
}

void AddMismatch(const AgreementChanges& report, const MismatchChange& change, TextPage& page) {
  const Mismatch& mismatch = change.after == nullptr ? *change.before : *change.after;
  page.AddLine(kIndent, Headline(mismatch, report.names));
  page.AddLine(kDetailIndent, mismatch.name());
  if (change.move == MismatchMove::kChanged) {
    FactTable table(AtRevision(FromRevision(report)), AtRevision(ToRevision(report)));
    table.AddChanged(MismatchFacts(*change.before, report.names), MismatchFacts(*change.after, report.names));
    table.AddTo(kDetailIndent, page);
  } else if (change.move == MismatchMove::kOpened) {
    page.AddLine(kDetailIndent, StateText(mismatch.state()) + (change.before == nullptr ? "" : "; it had been closed"));
  }
  const bool is_gone = change.move == MismatchMove::kClosed || change.move == MismatchMove::kPassed;
  AddRecord(kDetailIndent, report, ChangingRevision(change, FromRevision(report), ToRevision(report)), is_gone, page);
  page.AddGap();
}

void AddMismatches(const AgreementChanges& report, MismatchMove move, std::string_view heading, TextPage& page) {
  const auto& changes = report.changes.mismatches;
  if (std::ranges::find(changes, move, &MismatchChange::move) == changes.end()) return;
  page.AddGap();
  page.AddHeading(heading);
  for (const MismatchChange& change : changes) {
    if (change.move == move) AddMismatch(report, change, page);
  }
}

// "2 mismatches opened, 0 changed, 1 closed, 0 opened and closed in between"
std::string CountsText(const AgreementChanges& report) {
  const auto count = [&report](MismatchMove move) {
    return std::ranges::count(report.changes.mismatches, move, &MismatchChange::move);
  };
  return absl::StrCat(NumberOf(static_cast<int64_t>(report.changes.completions.size()), "completion", "completions"),
                      " changed; of the mismatches ", CountText(count(MismatchMove::kOpened)), " opened, ",
                      CountText(count(MismatchMove::kChanged)), " changed, ", CountText(count(MismatchMove::kClosed)),
                      " closed, ", CountText(count(MismatchMove::kPassed)), " opened and closed in between");
}

void AddHeading(const AgreementChanges& report, TextPage& page) {
  AsOf from;
  from.set_revision(FromRevision(report));
  page.AddHeading(report.agreement.agreement().title());
  page.AddLine(0, report.agreement.name());
  page.AddLine(0, absl::StrCat("from  ", BasisLine(report.before.completions.basis(), from),
                               report.was_there ? "" : "; the agreement was not there yet"));
  page.AddLine(0, "to    " + BasisLine(report.after.completions.basis(), report.to));
  page.AddGap();
  if (report.was_there) page.AddLine(0, "from  " + VerdictLine(report.before));
  page.AddLine(0, "to    " + VerdictLine(report.after));
  page.AddLine(0, CountsText(report));
}

}  // namespace

std::string ChangesPage(const AgreementChanges& report, size_t width) {
  TextPage page(width);
  AddHeading(report, page);
  AddTerms(report, page);
  AddMismatches(report, MismatchMove::kOpened, "mismatches that opened", page);
  AddMismatches(report, MismatchMove::kChanged, "mismatches that changed", page);
  AddMismatches(report, MismatchMove::kClosed, "mismatches that closed, as they last stood", page);
  AddMismatches(report, MismatchMove::kPassed, "mismatches that opened and closed in between, as they last stood",
                page);
  return page.text();
}

}  // namespace handover::ctl
