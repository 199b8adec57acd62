#include "clients/handoverctl/report/report_maker.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/basis_text.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/report/event_report.h"
#include "clients/handoverctl/report/mismatch_report.h"
#include "clients/handoverctl/report/report_context.h"
#include "clients/handoverctl/report/term_report.h"
#include "clients/handoverctl/report/term_sentences.h"
#include "clients/handoverctl/verdict_text.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;

std::vector<TermReadings> ByTerm(const Reckoning& reckoning) {
  std::vector<TermReadings> terms;
  for (const Completion& completion : reckoning.completions.completions()) {
    if (terms.empty() || terms.back().front()->term() != completion.term()) terms.emplace_back();
    terms.back().push_back(&completion);
  }
  // What has been counted comes first; the rest stays in the order of the answer.
  std::ranges::stable_sort(terms, {},
                           [](const TermReadings& term) { return DeclaredCount(term.front()->match_counts()) == 0; });
  return terms;
}

std::vector<std::string> PartiesTo(const ReportMaterial& material) {
  const auto& parties = material.agreement.agreement.agreement().parties();
  std::vector<std::string> names(parties.begin(), parties.end());
  std::ranges::sort(names);
  return names;
}

void AddHead(const ReportMaterial& material, const std::vector<std::string>& parties, SourceIndex& sources,
             Report& report) {
  const AgreementReport& read = material.agreement;
  const auto& agreement = read.agreement.agreement();
  std::vector<std::string> names;
  for (const std::string& party : parties) names.push_back(read.names.Of(party));
  report.title = agreement.title();
  report.name = read.agreement.name();
  report.agreed =
      absl::StrCat("Agreed on ", agreement.agreed_date(), agreement.place().empty() ? "" : " in " + agreement.place(),
                   ". Parties: ", absl::StrJoin(names, ", "), ".");
  report.agreed_from = sources.Cite(agreement.source(), read.agreement.revision());
  report.basis = BasisLine(read.reckoning.completions.basis(), read.as_of);
  report.verdict = VerdictLine(read.reckoning);
  reconciliation::v1::AsOf as_of;
  as_of.set_revision(read.reckoning.completions.basis().revision());
  *as_of.mutable_time() = read.reckoning.completions.basis().as_of_time();
  report.again = absl::StrCat("handoverctl report ", std::string(ledger::IdOf(report.name)), AsOfFlags(as_of),
                              report.is_public ? " --public" : "", " -o report.html");
}

void AddTerms(const ReportContext& context, Report& report) {
  for (const TermReadings& readings : ByTerm(context.reckoning())) {
    TermReport term = ReportOfTerm(readings, context);
    AddSentences(readings, context, term);
    report.terms.push_back(std::move(term));
  }
}

void AddUnknown(const ReportContext& context, Report& report) {
  for (const TermReport& term : report.terms) {
    if (term.unknown.empty()) continue;
    report.unknown.push_back(absl::StrCat(term.heading, ". ", absl::StrJoin(term.unknown, " ")));
  }
  std::ranges::copy(ObserverSentences(context), std::back_inserter(report.unknown));
}

}  // namespace

Report MakeReport(const ReportMaterial& material, bool is_public) {
  const Disclosure disclosure = is_public ? Disclosure::ForPublic(material) : Disclosure();
  SourceIndex sources(is_public);
  const ReportContext context{.material = material, .disclosure = disclosure, .sources = sources};
  const std::vector<std::string> parties = PartiesTo(material);
  Report report;
  report.is_public = is_public;
  AddHead(material, parties, sources, report);
  AddTerms(context, report);
  for (const auto& mismatch : material.agreement.reckoning.mismatches.mismatches()) {
    const auto is_its_term = [&mismatch](const TermReport& term) { return term.name == mismatch.term(); };
    if (std::ranges::none_of(report.terms, is_its_term)) {
      report.other_mismatches.push_back(MismatchReport(mismatch, context));
    }
  }
  AddUnknown(context, report);
  report.lanes.emplace_back("The agreement and its handovers");
  for (const std::string& party : parties) report.lanes.push_back(context.names().Of(party));
  report.events = EventReport(parties, context);
  report.sources = sources.entries();
  return report;
}

}  // namespace handover::ctl
