#include "clients/handoverctl/report/mismatch_report.h"

#include <algorithm>
#include <functional>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/bridge_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;
using reconciliation::v1::Position;

// Gives an amount of the mismatch as it may be shown.
using Showing = std::function<Amount(const Amount&)>;

// What it says without its numbers: the headline gives the difference apart.
Mismatch WithoutNumbers(const Mismatch& mismatch) {
  Mismatch bare = mismatch;
  bare.clear_difference();
  return bare;
}

std::string HeadlineOf(const Mismatch& mismatch, const ReportContext& context) {
  Mismatch bare = WithoutNumbers(mismatch);
  // The service's own sentence, for a kind that this program does not know, has the numbers in it.
  if (context.disclosure.is_public()) bare.set_summary("two statements that cannot both hold");
  return Headline(bare, context.names());
}

StatementRow Statement(const Position& position, const std::string& what, const Showing& show,
                       const ReportContext& context) {
  const Amount stated = position.has_quantity() ? QuantityAmount(position.quantity()) : CountAmount(position.count());
  StatementRow row{.who = HolderText(position, context.names()),
                   .what = what,
                   .amount = show(stated),
                   .from = context.sources.Cite(position.source(), position.revision())};
  if (position.record().empty()) row.from.organ = "a sum of declarations";
  return row;
}

void AddStatements(const Mismatch& mismatch, const Showing& show, const ReportContext& context, MismatchRow& row) {
  const bool is_of_bases = mismatch.kind() == reconciliation::v1::MISMATCH_KIND_BASIS;
  const auto what_of = [is_of_bases](const Position& position, std::string_view what) {
    const std::string basis = is_of_bases ? ", in " + BasisWords(position.quantity().counting_basis()) : "";
    return std::string(what) + basis;
  };
  for (const Position& position : mismatch.positions()) {
    row.statements.push_back(Statement(position, what_of(position, "stated"), show, context));
  }
  for (const Position& other : mismatch.also_stated()) {
    row.statements.push_back(Statement(other, what_of(other, "also stated, not reckoned with"), show, context));
  }
}

void AddBridge(const Mismatch& mismatch, const Showing& show, MismatchRow& row) {
  if (!mismatch.has_bridge()) return;
  const auto& bridge = mismatch.bridge();
  const Citation from{.organ = "", .number = 0, .revision = mismatch.latest_revision()};
  const auto add = [&](const char* what, const Amount& amount) {
    row.bridge.push_back({.what = what, .amount = show(amount), .from = from});
  };
  add("accepted", SignedAmount(bridge.accepted()));
  add("proposed, not answered", SignedAmount(bridge.proposed()));
  add("rejected", SignedAmount(bridge.rejected()));
  add("unexplained", DifferenceAmount(bridge.unexplained()));
}

void AddExplanations(const Mismatch& mismatch, const Showing& show, const ReportContext& context, MismatchRow& row) {
  for (const auto& explanation : mismatch.explanations()) {
    row.explanations.push_back(
        {.who = context.names().Of(explanation.party()),
         .what = absl::StrCat(ReasonText(explanation.code()), "; ", AnswerText(explanation.answer())),
         .amount = show(SignedAmount(explanation.signed_count())),
         .from = {.organ = "", .number = 0, .revision = explanation.latest_revision()}});
  }
}

// "Russia reads: at least 6,000"
void AddReadings(const Mismatch& mismatch, const ReportContext& context, MismatchRow& row) {
  for (const Completion& completion : context.reckoning().completions.completions()) {
    if (std::ranges::find(mismatch.subjects(), completion.reading()) == mismatch.subjects().end()) continue;
    const bool is_shown = context.disclosure.ShowsNumber(completion.committed());
    row.notes.push_back(absl::StrCat(ReaderText(completion, context.names()),
                                     " reads: ", is_shown ? CommittedText(completion) : "a number that is withheld"));
  }
}

// Where the difference of two running totals comes from.
void AddLocalisation(const Mismatch& mismatch, const Showing& show, MismatchRow& row) {
  const auto& parts = mismatch.localised();
  const bool has_rest = mismatch.has_not_localised() && !IsZero(mismatch.not_localised());
  const auto shown = [&](const auto& part) { return show(DifferenceAmount(part)).text; };
  if (parts.size() == 1 && !has_rest) {
    row.notes.push_back("lies wholly in " + EventText(parts[0].stage(), parts[0].event_date()));
    return;
  }
  for (const auto& part : parts) {
    row.notes.push_back(
        absl::StrCat(shown(part.difference()), " of it lies in ", EventText(part.stage(), part.event_date())));
  }
  if (has_rest) row.notes.push_back(shown(mismatch.not_localised()) + " of it lies in no single handover");
}

void AddIfSaid(std::string note, MismatchRow& row) {
  if (!note.empty()) row.notes.push_back(std::move(note));
}

}  // namespace

MismatchRow MismatchReport(const Mismatch& mismatch, const ReportContext& context) {
  const bool is_shown = context.disclosure.ShowsMismatch(mismatch);
  const bool is_of_one_cell = !mismatch.handover().empty();
  const Showing show = [&](const Amount& amount) {
    return is_of_one_cell ? context.disclosure.Show(is_shown, amount) : context.disclosure.ShowSum(is_shown, amount);
  };
  MismatchRow row;
  row.headline = HeadlineOf(mismatch, context);
  row.event = mismatch.handover().empty() ? mismatch.date() : EventText(mismatch.stage(), mismatch.date());
  row.day = mismatch.date();
  row.state = StateText(mismatch.state());
  if (mismatch.has_difference()) row.difference = show(DifferenceAmount(mismatch.difference()));
  row.is_count = mismatch.kind() == reconciliation::v1::MISMATCH_KIND_COUNT;
  row.revision = mismatch.latest_revision();
  AddStatements(mismatch, show, context, row);
  AddBridge(mismatch, show, row);
  AddExplanations(mismatch, show, context, row);
  if (!context.disclosure.is_public()) AddIfSaid(FurtherText(mismatch), row);
  AddReadings(mismatch, context, row);
  AddLocalisation(mismatch, show, row);
  AddIfSaid(MaterialText(mismatch), row);
  AddIfSaid(SettlementText(mismatch.settlement()), row);
  AddIfSaid(SinceText(mismatch), row);
  if (!context.disclosure.is_public()) row.notes.push_back(mismatch.name());
  return row;
}

}  // namespace handover::ctl
