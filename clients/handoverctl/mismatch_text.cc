#include "clients/handoverctl/mismatch_text.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::LocalisedDifference;
using reconciliation::v1::Mismatch;
using reconciliation::v1::Position;

// How far what is said of a mismatch stands in from its headline.
constexpr int kDetailIndent = 4;

// "stage 5 (2025-06-16)", or the date alone where the handover has no stage.
std::string EventText(const std::string& stage, const std::string& date) {
  return stage.empty() ? date : absl::StrCat(stage, " (", date, ")");
}

std::string Headline(const Mismatch& mismatch, const PartyNames& names) {
  const std::string difference =
      mismatch.has_difference() ? DifferenceText(mismatch.difference()) + "  " : std::string();
  switch (mismatch.kind()) {
    case reconciliation::v1::MISMATCH_KIND_COUNT:
      return absl::StrCat(difference, EventText(mismatch.stage(), mismatch.date()), ": the two counts differ");
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return absl::StrCat(difference, "running totals as of ", mismatch.date(), " differ");
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM: {
      const std::string party = mismatch.positions().empty() ? "" : names.Of(mismatch.positions(0).party());
      return absl::StrCat(difference, "running total of ", party, " as of ", mismatch.date(),
                          " is not the sum of its own declarations");
    }
    default:
      // A kind of a later version: the service's own sentence says what it is.
      return absl::StrCat(difference, mismatch.summary());
  }
}

std::string PositionCount(const Position& position) {
  return position.has_quantity() ? QuantityText(position.quantity()) : IntervalText(position.count());
}

std::string PositionSource(const Position& position, SourceList& sources) {
  return position.record().empty() ? "the sum of its declarations" : sources.CiteWithOrgan(position.source());
}

std::string PositionHolder(const Position& position, const PartyNames& names) {
  return absl::StrCat(names.Of(position.party()), " (", WordsOf(position.role()), ")");
}

void AddPositions(int indent, const Mismatch& mismatch, const PartyNames& names, SourceList& sources, TextPage& page) {
  TextTable table{.columns = {{}, {"", Align::kRight}, {}}, .rows = {}};
  for (const Position& position : mismatch.positions()) {
    table.rows.push_back({PositionHolder(position, names), PositionCount(position), PositionSource(position, sources)});
  }
  page.AddTable(indent, table);
}

// Where the difference of two running totals comes from.
void AddLocalisation(int indent, const Mismatch& mismatch, TextPage& page) {
  const auto& parts = mismatch.localised();
  const bool has_rest = mismatch.has_not_localised() && !IsZero(mismatch.not_localised());
  if (parts.size() == 1 && !has_rest) {
    page.AddLine(indent, absl::StrCat("lies wholly in ", EventText(parts[0].stage(), parts[0].event_date()), ": ",
                                      DifferenceText(parts[0].difference())));
    return;
  }
  if (parts.empty()) {
    if (has_rest) page.AddLine(indent, "no handover accounts for it: " + DifferenceText(mismatch.not_localised()));
    return;
  }
  page.AddLine(indent, "is made up of");
  TextTable table{.columns = {{"", Align::kRight}, {}}, .rows = {}};
  for (const LocalisedDifference& part : parts) {
    table.rows.push_back({DifferenceText(part.difference()), EventText(part.stage(), part.event_date())});
  }
  if (has_rest) table.rows.push_back({DifferenceText(mismatch.not_localised()), "that no handover accounts for"});
  page.AddTable(indent + 2, table);
}

std::string MaterialText(const Mismatch& mismatch) {
  return mismatch.material() ? "could decide whether a reading is fulfilled"
                             : "does not decide fulfilment under any reading";
}

void AddMismatch(int indent, const Mismatch& mismatch, const PartyNames& names, SourceList& sources, TextPage& page) {
  page.AddLine(indent, Headline(mismatch, names));
  AddPositions(indent + kDetailIndent, mismatch, names, sources, page);
  AddLocalisation(indent + kDetailIndent, mismatch, page);
  page.AddLine(indent + kDetailIndent, MaterialText(mismatch));
  page.AddLine(indent + kDetailIndent, absl::StrCat(WordsOf(mismatch.state()), ", resting on revision ",
                                                    CountText(mismatch.latest_revision()), ": ", mismatch.name()));
}

bool IsOneSided(const Mismatch* mismatch) { return mismatch->kind() == reconciliation::v1::MISMATCH_KIND_ONE_SIDED; }

void AddOneSided(int indent, const Mismatches& one_sided, const PartyNames& names, SourceList& sources,
                 TextPage& page) {
  page.AddLine(indent, absl::StrCat("one side alone has declared, at ",
                                    NumberOf(static_cast<int64_t>(one_sided.size()), "handover", "handovers"),
                                    "; silence is not zero, so no difference is reckoned"));
  TextTable table{
      .columns = {{"DATE"}, {"STAGE"}, {"DECLARED BY"}, {"COUNT", Align::kRight}, {"DECIDES FULFILMENT"}, {"SOURCE"}},
      .rows = {}};
  for (const Mismatch* mismatch : one_sided) {
    const Position only = mismatch->positions().empty() ? Position() : mismatch->positions(0);
    table.rows.push_back({mismatch->date(), mismatch->stage(), PositionHolder(only, names), PositionCount(only),
                          mismatch->material() ? "could" : "no", PositionSource(only, sources)});
  }
  page.AddTable(indent + kDetailIndent, table);
}

}  // namespace

void AddMismatches(int indent, const Mismatches& mismatches, const PartyNames& names, SourceList& sources,
                   TextPage& page) {
  Mismatches one_sided;
  for (const Mismatch* mismatch : mismatches) {
    if (IsOneSided(mismatch)) {
      one_sided.push_back(mismatch);
      continue;
    }
    AddMismatch(indent, *mismatch, names, sources, page);
    page.AddGap();
  }
  if (!one_sided.empty()) AddOneSided(indent, one_sided, names, sources, page);
}

std::string MismatchListPage(const MismatchesCommand& command,
                             const reconciliation::v1::ListMismatchesResponse& response, const PartyNames& names) {
  TextPage page;
  page.AddLine(0, command.agreement);
  page.AddLine(0, BasisLine(response.basis()));
  page.AddGap();
  if (response.mismatches().empty()) {
    const bool is_filtered = !command.kinds.empty() || command.least_difference > 0;
    page.AddLine(0, absl::StrCat(is_filtered ? "no mismatches of those asked for stand" : "no mismatches stand",
                                 " at revision ", CountText(response.basis().revision())));
    return page.text();
  }
  SourceList sources;
  std::vector<std::string_view> terms;
  for (const Mismatch& mismatch : response.mismatches()) {
    if (std::ranges::find(terms, mismatch.term()) == terms.end()) terms.emplace_back(mismatch.term());
  }
  for (const std::string_view term : terms) {
    Mismatches of_term;
    for (const Mismatch& mismatch : response.mismatches()) {
      if (mismatch.term() == term) of_term.push_back(&mismatch);
    }
    page.AddGap();
    page.AddHeading(absl::StrCat(term.empty() ? "under no term" : std::string(term), ": ",
                                 CategoryWords(of_term.front()->category())));
    AddMismatches(2, of_term, names, sources, page);
  }
  sources.AddTo(page);
  return page.text();
}

std::string BasisLine(const reconciliation::v1::Basis& basis) {
  std::string line = absl::StrCat("ledger ", basis.ledger_id(), ", revision ", CountText(basis.revision()), ", as of ",
                                  TimeWords(basis.as_of_time()));
  const int64_t behind = basis.head_revision() - basis.revision();
  if (behind > 0) {
    absl::StrAppend(&line, "; NOT YET COMPLETE: ", NumberOf(behind, "later record is", "later records are"),
                    " not reckoned with");
  }
  return line;
}

}  // namespace handover::ctl
