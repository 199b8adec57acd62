#include "clients/handoverctl/reconcile_text.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/mismatch_text.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Interval;
using reconciliation::v1::Mismatch;
using reconciliation::v1::StandingOffer;

// The readings of one term, in the order of the answer. The books are the same in each.
using Readings = std::vector<const Completion*>;

std::vector<Readings> ByTerm(const AgreementReport& report) {
  std::vector<Readings> terms;
  for (const Completion& completion : report.completions.completions()) {
    if (terms.empty() || terms.back().front()->term() != completion.term()) terms.emplace_back();
    terms.back().push_back(&completion);
  }
  return terms;
}

Mismatches UnderTerm(const AgreementReport& report, std::string_view term) {
  Mismatches found;
  for (const Mismatch& mismatch : report.mismatches.mismatches()) {
    if (mismatch.term() == term) found.push_back(&mismatch);
  }
  return found;
}

// The mismatches that fall under none of `terms`.
Mismatches UnderNoTerm(const AgreementReport& report, const std::vector<Readings>& terms) {
  Mismatches found;
  for (const Mismatch& mismatch : report.mismatches.mismatches()) {
    const auto is_its_term = [&mismatch](const Readings& term) { return term.front()->term() == mismatch.term(); };
    if (std::ranges::none_of(terms, is_its_term)) found.push_back(&mismatch);
  }
  return found;
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
  page.AddLine(0, BasisLine(report.completions.basis()));
  page.AddGap();
  const auto& mismatches = report.mismatches.mismatches();
  const std::string revision = CountText(report.mismatches.basis().revision());
  if (mismatches.empty()) {
    page.AddLine(0, absl::StrCat(NumberOf(static_cast<int64_t>(term_count), "term", "terms"),
                                 "; no mismatches stand at revision ", revision));
    return;
  }
  const auto material = std::ranges::count_if(mismatches, &Mismatch::material);
  page.AddLine(0, absl::StrCat(NumberOf(static_cast<int64_t>(term_count), "term", "terms"), "; ",
                               NumberOf(mismatches.size(), "mismatch stands", "mismatches stand"), ", ",
                               material == 0 ? "none" : CountText(material),
                               " of which could decide whether a reading is fulfilled"));
}

// At how many handovers a side has declared.
int32_t DeclaredCount(const reconciliation::v1::MatchCounts& counts) {
  return counts.matched() + counts.different() + counts.awaiting_counterpart() + counts.one_sided() +
         counts.indeterminate() + counts.not_comparable();
}

// What one side's book holds. The sum of no declarations is reckoned as 0, but a side that has said nothing has not
// said zero.
std::string BookText(registry::v1::Role role, const reconciliation::v1::Figure& figure, const Completion& completion,
                     const Mismatches& mismatches) {
  const std::string sum = IntervalText(figure.count());
  const auto& counts = completion.match_counts();
  const bool has_both = DeclaredCount(counts) != counts.one_sided() + counts.awaiting_counterpart();
  const bool stands_alone = std::ranges::any_of(mismatches, [role](const Mismatch* mismatch) {
    return mismatch->kind() == reconciliation::v1::MISMATCH_KIND_ONE_SIDED && !mismatch->positions().empty() &&
           mismatch->positions(0).role() == role;
  });
  if (!IsZero(figure.count()) || has_both || stands_alone) return sum;
  // While a handover awaits its other side, the answer does not say which of the two has declared.
  return counts.awaiting_counterpart() == 0 ? "nothing declared" : "nothing declared, or 0";
}

void AddBooks(const Completion& completion, const Mismatches& mismatches, const PartyNames& names, TextPage& page) {
  const auto& counts = completion.match_counts();
  if (DeclaredCount(counts) == 0) {
    page.AddLine(2, "no handover has been declared by either side");
    return;
  }
  const auto book = [&](registry::v1::Role role, const reconciliation::v1::Figure& figure) {
    return BookText(role, figure, completion, mismatches);
  };
  const bool compared = counts.matched() + counts.different() > 0;
  TextTable books{.columns = {{}, {"", Align::kRight}}, .rows = {}};
  books.rows.push_back({absl::StrCat("declared by ", names.Of(completion.from_party()), ", as sender"),
                        book(registry::v1::ROLE_SENDER, completion.declared_by_sender())});
  books.rows.push_back({absl::StrCat("declared by ", names.Of(completion.to_party()), ", as receiver"),
                        book(registry::v1::ROLE_RECEIVER, completion.declared_by_receiver())});
  books.rows.push_back({"corroborated by both, handover by handover", IntervalText(completion.corroborated().count())});
  books.rows.push_back({"net of the differences, sender minus receiver",
                        compared ? DifferenceText(completion.net_difference()) : "nothing to compare"});
  books.rows.push_back({"gross of the differences, each without its sign",
                        compared ? IntervalText(completion.gross_difference()) : "nothing to compare"});
  page.AddTable(2, books);
  page.AddLine(2, absl::StrCat("handovers: ", MatchCountsText(counts)));
}

bool HasNumber(const Completion* reading) { return reading->corroborated().has_remaining(); }

void AddReadings(const Readings& readings, const PartyNames& names, SourceList& sources, TextPage& page) {
  const bool has_numbers = std::ranges::any_of(readings, HasNumber);
  TextTable table{.columns = {{"AS READ BY"}, {"COMMITTED"}, {"STATUS"}, {"SOURCE"}}, .rows = {}};
  if (has_numbers) {
    const std::vector<Column> remaining = {
        {"REMAINING BY SENDER", Align::kRight}, {"BY RECEIVER", Align::kRight}, {"BY BOTH", Align::kRight}};
    table.columns.insert(table.columns.end() - 1, remaining.begin(), remaining.end());
  }
  for (const Completion* reading : readings) {
    std::vector<std::string> row = {
        reading->reading_party().empty() ? "the text as written" : names.Of(reading->reading_party()),
        CommittedText(*reading), StatusText(*reading)};
    if (has_numbers) {
      row.push_back(RemainingText(reading->declared_by_sender()));
      row.push_back(RemainingText(reading->declared_by_receiver()));
      row.push_back(RemainingText(reading->corroborated()));
    }
    row.push_back(sources.Cite(reading->source()));
    table.rows.push_back(std::move(row));
  }
  page.AddTable(2, table);
}

void AddOffers(const AgreementReport& report, std::string_view term, SourceList& sources, TextPage& page) {
  TextTable table{.columns = {{}, {"", Align::kRight}, {}}, .rows = {}};
  for (const StandingOffer& offer : report.completions.offers()) {
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
  page.AddHeading(absl::StrCat(report.names.Of(completion.from_party()), " → ", report.names.Of(completion.to_party()),
                               ": ", CategoryWords(completion.category())));
  page.AddLine(2, absl::StrCat("counted in ", BasisWords(completion.counting_basis()), "; ", completion.term()));
  page.AddGap();
  AddBooks(completion, mismatches, report.names, page);
  page.AddGap();
  AddReadings(readings, report.names, sources, page);
  AddOffers(report, completion.term(), sources, page);
  page.AddGap();
  if (mismatches.empty()) {
    page.AddLine(2, absl::StrCat("no mismatches stand under this term at revision ",
                                 CountText(report.mismatches.basis().revision())));
  }
  AddMismatches(2, mismatches, report.names, sources, page);
}

}  // namespace

std::string ReportPage(const AgreementReport& report) {
  const std::vector<Readings> terms = ByTerm(report);
  SourceList sources;
  TextPage page;
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
