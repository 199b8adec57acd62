#include "clients/handoverctl/mismatch_text.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/basis_text.h"
#include "clients/handoverctl/bridge_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::LocalisedDifference;
using reconciliation::v1::Mismatch;
using reconciliation::v1::Position;

// How far what is said of a mismatch stands in from its headline.
constexpr int kDetailIndent = 4;

std::string SourceOf(const Mismatch& mismatch, const Position& position, SourceList& sources) {
  if (!position.record().empty()) return sources.CiteWithOrgan(position.source());
  return mismatch.kind() == reconciliation::v1::MISMATCH_KIND_RECIPROCITY ? "corroborated by both, in this direction"
                                                                          : "the sum of its declarations";
}

// What a position counts, where the two count different things.
std::string BasisOf(const Mismatch& mismatch, const Position& position) {
  if (mismatch.kind() != reconciliation::v1::MISMATCH_KIND_BASIS) return "";
  return BasisWords(position.quantity().counting_basis()) + "; ";
}

void AddPositions(int indent, const Mismatch& mismatch, const PartyNames& names, SourceList& sources, TextPage& page) {
  TextTable table{.columns = {{}, {"", Align::kRight}, {}}, .rows = {}};
  for (const Position& position : mismatch.positions()) {
    table.rows.push_back({HolderText(position, names), PositionText(position),
                          BasisOf(mismatch, position) + SourceOf(mismatch, position, sources)});
  }
  page.AddTable(indent, table);
}

// What else stands on the same subjects, and decides nothing.
void AddAlsoStated(int indent, const Mismatch& mismatch, const PartyNames& names, SourceList& sources, TextPage& page) {
  if (mismatch.also_stated().empty()) return;
  page.AddLine(indent, "also stated, and not reckoned with");
  TextTable table{.columns = {{}, {"", Align::kRight}, {}}, .rows = {}};
  for (const Position& other : mismatch.also_stated()) {
    table.rows.push_back({HolderText(other, names), PositionText(other),
                          BasisOf(mismatch, other) + sources.CiteWithOrgan(other.source())});
  }
  page.AddTable(indent + 2, table);
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

// Adds `line` unless there is nothing to say.
void AddIfSaid(int indent, const std::string& line, TextPage& page) {
  if (!line.empty()) page.AddLine(indent, line);
}

void AddMismatch(int indent, const Mismatch& mismatch, const PartyNames& names, SourceList& sources, TextPage& page) {
  const int detail = indent + kDetailIndent;
  page.AddLine(indent, Headline(mismatch, names));
  AddIfSaid(detail, FurtherText(mismatch), page);
  AddPositions(detail, mismatch, names, sources, page);
  AddAlsoStated(detail, mismatch, names, sources, page);
  for (const std::string& subject : mismatch.subjects()) page.AddLine(detail, "concerns " + subject);
  AddLocalisation(detail, mismatch, page);
  AddBridge(detail, mismatch, names, page);
  AddIfSaid(detail, MaterialText(mismatch), page);
  AddIfSaid(detail, SettlementText(mismatch.settlement()), page);
  AddIfSaid(detail, SinceText(mismatch), page);
  page.AddLine(detail, absl::StrCat(StateText(mismatch.state()), ", resting on revision ",
                                    CountText(mismatch.latest_revision()), ": ", mismatch.name()));
}

// Whether all that is to be said of it fits in a row of the table of silences.
bool IsPlainSilence(const Mismatch& mismatch) {
  return mismatch.kind() == reconciliation::v1::MISMATCH_KIND_ONE_SIDED && mismatch.explanations().empty() &&
         mismatch.also_stated().empty() && mismatch.state() != reconciliation::v1::MISMATCH_STATE_CLOSED;
}

// "2025-06-14 00:00:00 UTC, revision 14"
std::string SinceCell(const Mismatch& mismatch) {
  if (mismatch.first_revision() == 0) return "";
  return absl::StrCat(TimeWords(mismatch.first_time()), ", revision ", CountText(mismatch.first_revision()));
}

void AddSilences(int indent, const Mismatches& silences, const PartyNames& names, SourceList& sources, TextPage& page) {
  page.AddLine(indent, absl::StrCat("one side alone has declared, at ",
                                    NumberOf(static_cast<int64_t>(silences.size()), "handover", "handovers"),
                                    "; silence is not zero, so no difference is reckoned"));
  TextTable table{.columns = {{"DATE"},
                              {"STAGE"},
                              {"DECLARED BY"},
                              {"COUNT", Align::kRight},
                              {"DECIDES FULFILMENT"},
                              {"STATE"},
                              {"SINCE"},
                              {"SOURCE"}},
                  .rows = {}};
  std::set<std::string> settlements;
  for (const Mismatch* mismatch : silences) {
    const Position only = mismatch->positions().empty() ? Position() : mismatch->positions(0);
    table.rows.push_back({mismatch->date(), mismatch->stage(), HolderText(only, names), PositionText(only),
                          mismatch->material() ? "could" : "no", StateText(mismatch->state()), SinceCell(*mismatch),
                          SourceOf(*mismatch, only, sources)});
    settlements.insert(SettlementText(mismatch->settlement()));
  }
  page.AddTable(indent + kDetailIndent, table);
  for (const std::string& settlement : settlements) AddIfSaid(indent + kDetailIndent, settlement, page);
}

// Whether only some of the mismatches are asked for.
bool IsFiltered(const MismatchesCommand& command) {
  return !command.kinds.empty() || !command.states.empty() || command.least_difference > 0;
}

}  // namespace

void AddMismatches(int indent, const Mismatches& mismatches, const PartyNames& names, SourceList& sources,
                   TextPage& page) {
  Mismatches silences;
  for (const Mismatch* mismatch : mismatches) {
    if (IsPlainSilence(*mismatch)) {
      silences.push_back(mismatch);
      continue;
    }
    AddMismatch(indent, *mismatch, names, sources, page);
    page.AddGap();
  }
  if (!silences.empty()) AddSilences(indent, silences, names, sources, page);
}

std::string MismatchListPage(const MismatchesCommand& command,
                             const reconciliation::v1::ListMismatchesResponse& response, const PartyNames& names,
                             size_t width) {
  TextPage page(width);
  page.AddLine(0, command.agreement);
  page.AddLine(0, BasisLine(response.basis(), command.as_of));
  page.AddGap();
  if (response.mismatches().empty()) {
    page.AddLine(
        0, absl::StrCat(IsFiltered(command) ? "there are no mismatches of those asked for" : "no mismatches stand",
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

}  // namespace handover::ctl
