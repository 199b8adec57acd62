#include "clients/handoverctl/reconcile_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/basis_text.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/mismatch_text.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/verdict_text.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;
using reconciliation::v1::StandingOffer;

// The readings of one term, in the order of the answer. The books are the same in each.
using Readings = std::vector<const Completion*>;

std::vector<Readings> ByTerm(const AgreementReport& report) {
  std::vector<Readings> terms;
  for (const Completion& completion : report.reckoning.completions.completions()) {
    if (terms.empty() || terms.back().front()->term() != completion.term()) terms.emplace_back();
    terms.back().push_back(&completion);
  }
  return terms;
}

Mismatches UnderTerm(const AgreementReport& report, std::string_view term) {
  Mismatches found;
  for (const Mismatch& mismatch : report.reckoning.mismatches.mismatches()) {
    if (mismatch.term() == term) found.push_back(&mismatch);
  }
  return found;
}

// The mismatches that fall under none of `terms`.
Mismatches UnderNoTerm(const AgreementReport& report, const std::vector<Readings>& terms) {
  Mismatches found;
  for (const Mismatch& mismatch : report.reckoning.mismatches.mismatches()) {
    const auto is_its_term = [&mismatch](const Readings& term) { return term.front()->term() == mismatch.term(); };
    if (std::ranges::none_of(terms, is_its_term)) found.push_back(&mismatch);
  }
  return found;
}

// "7 mismatches stand, none of which could decide whether a reading is fulfilled"
std::string StandingText(const AgreementReport& report) {
  const auto& mismatches = report.reckoning.mismatches.mismatches();
  if (mismatches.empty()) {
    return absl::StrCat("no mismatches stand at revision ", CountText(report.reckoning.mismatches.basis().revision()));
  }
  const auto material = std::ranges::count_if(mismatches, &Mismatch::material);
  return absl::StrCat(NumberOf(mismatches.size(), "mismatch stands", "mismatches stand"), ", ",
                      material == 0 ? "none" : CountText(material),
                      " of which could decide whether a reading is fulfilled");
}

// What stands now never hides what once did.
void AddClosedCount(const AgreementReport& report, TextPage& page) {
  const auto count = report.reckoning.closed.mismatches_size();
  if (count == 0) return;
  page.AddLine(
      0, absl::StrCat(NumberOf(count, "closed mismatch is", "closed mismatches are"),
                      " not shown here: handoverctl mismatches ", std::string(ledger::IdOf(report.agreement.name())),
                      " --state closed", AsOfFlags(report.as_of)));
}

void AddHeading(const AgreementReport& report, size_t term_count, TextPage& page) {
  const auto& agreement = report.agreement.agreement();
  std::vector<std::string> parties;
  for (const std::string& party : agreement.parties()) parties.push_back(report.names.Of(party));
  const std::string place = agreement.place().empty() ? "" : absl::StrCat(" in ", agreement.place());
  page.AddHeading(agreement.title());
  page.AddLine(0,
               absl::StrCat("agreed on ", agreement.agreed_date(), place, "; parties: ", absl::StrJoin(parties, ", ")));
  page.AddLine(0, report.agreement.name());
  page.AddLine(0, BasisLine(report.reckoning.completions.basis(), report.as_of));
  page.AddGap();
  page.AddLine(0, VerdictLine(report.reckoning));
  page.AddLine(0,
               absl::StrCat(NumberOf(static_cast<int64_t>(term_count), "term", "terms"), "; ", StandingText(report)));
  AddClosedCount(report, page);
}

void AddBooks(const Completion& completion, const Mismatches& mismatches, const PartyNames& names, TextPage& page) {
  TextTable books{.columns = {{}, {"", Align::kRight}}, .rows = {}};
  for (Fact& fact : BookFacts(completion, mismatches, names)) {
    books.rows.push_back({std::move(fact.what), std::move(fact.value)});
  }
  if (books.rows.empty()) {
    page.AddLine(2, "no handover has been declared by either side");
    return;
  }
  page.AddTable(2, books);
  page.AddLine(2, absl::StrCat("handovers: ", MatchCountsText(completion.match_counts())));
}

bool HasNumber(const Completion* reading) { return reading->corroborated().has_remaining(); }

bool HasQualifying(const Completion* reading) { return HasNumber(reading) && HasFindings(*reading); }

void AddReadings(const Readings& readings, const PartyNames& names, SourceList& sources, TextPage& page) {
  const bool has_numbers = std::ranges::any_of(readings, HasNumber);
  const bool has_findings = std::ranges::any_of(readings, HasQualifying);
  TextTable table{.columns = {{"AS READ BY"}, {"COMMITTED"}, {"STATUS"}, {"SOURCE"}}, .rows = {}};
  if (has_numbers) {
    std::vector<Column> remaining = {
        {"REMAINING BY SENDER", Align::kRight}, {"BY RECEIVER", Align::kRight}, {"BY BOTH", Align::kRight}};
    if (has_findings) remaining.push_back({"QUALIFYING", Align::kRight});
    table.columns.insert(table.columns.end() - 1, remaining.begin(), remaining.end());
  }
  for (const Completion* reading : readings) {
    std::vector<std::string> row = {ReaderText(*reading, names), CommittedText(*reading), StatusText(*reading)};
    if (has_numbers) {
      row.push_back(RemainingText(reading->declared_by_sender()));
      row.push_back(RemainingText(reading->declared_by_receiver()));
      row.push_back(RemainingText(reading->corroborated()));
      if (has_findings) row.push_back(RemainingText(reading->qualifying()));
    }
    row.push_back(sources.Cite(reading->source()));
    table.rows.push_back(std::move(row));
  }
  page.AddTable(2, table);
}

void AddOffers(const AgreementReport& report, std::string_view term, SourceList& sources, TextPage& page) {
  TextTable table{.columns = {{}, {"", Align::kRight}, {}}, .rows = {}};
  for (const StandingOffer& offer : report.reckoning.completions.offers()) {
    if (offer.term() != term) continue;
    table.rows.push_back(
        {report.names.Of(offer.party()), QuantityText(offer.quantity()), sources.CiteWithOrgan(offer.source())});
  }
  if (table.rows.empty()) return;
  page.AddGap();
  page.AddLine(2, "offered beside it, not part of any commitment");
  page.AddTable(6, table);
}

void AddTerm(const AgreementReport& report, const Readings& readings, SourceList& sources, TextPage& page) {
  const Completion& completion = *readings.front();
  const Mismatches mismatches = UnderTerm(report, completion.term());
  page.AddGap();
  page.AddHeading(TermText(completion, report.names));
  page.AddLine(2, absl::StrCat("counted in ", BasisWords(completion.counting_basis()), "; ", completion.term()));
  page.AddGap();
  AddBooks(completion, mismatches, report.names, page);
  page.AddGap();
  AddReadings(readings, report.names, sources, page);
  AddOffers(report, completion.term(), sources, page);
  page.AddGap();
  if (mismatches.empty()) {
    page.AddLine(2, absl::StrCat("no mismatches stand under this term at revision ",
                                 CountText(report.reckoning.mismatches.basis().revision())));
  }
  AddMismatches(2, mismatches, report.names, sources, page);
}

}  // namespace

std::string ReportPage(const AgreementReport& report, size_t width) {
  const std::vector<Readings> terms = ByTerm(report);
  SourceList sources;
  TextPage page(width);
  AddHeading(report, terms.size(), page);
  for (const Readings& readings : terms) AddTerm(report, readings, sources, page);
  const Mismatches others = UnderNoTerm(report, terms);
  if (!others.empty()) {
    page.AddGap();
    page.AddHeading("mismatches under no term");
    AddMismatches(2, others, report.names, sources, page);
  }
  sources.AddTo(page);
  return page.text();
}

}  // namespace handover::ctl
