#include "clients/handoverctl/report/term_report.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/report/mismatch_report.h"
#include "clients/handoverctl/words.h"
#include "ledger/calendar_date.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Interval;
using reconciliation::v1::Position;
using reconciliation::v1::TimelinePoint;

constexpr size_t kPatternOfBoth = 2;
constexpr size_t kPatternOfQualifying = 3;

const google::protobuf::RepeatedPtrField<TimelinePoint>& PointsOf(const std::string& term,
                                                                  const ReportContext& context) {
  static const google::protobuf::RepeatedPtrField<TimelinePoint> kNone;
  const auto timeline = context.material.timelines.find(term);
  return timeline == context.material.timelines.end() ? kNone : timeline->second.points();
}

// A book; of a side that was silent at every handover, that there is none: silence is not zero, and no figure that
// could be withheld.
Amount BookAmount(const Interval& book, int silent, const TimelinePoint& point, bool is_shown,
                  const ReportContext& context) {
  if (silent > 0 && silent == point.handovers()) return WordsAmount("nothing declared");
  return context.disclosure.ShowSum(is_shown, CountAmount(book));
}

std::string SilenceNote(const TimelinePoint& point, const TermReport& term) {
  std::vector<std::string> notes;
  const auto add = [&](const Side& side, int silent) {
    if (silent > 0) notes.push_back(absl::StrCat(side.name, " at ", NumberOf(silent, "handover", "handovers")));
  };
  add(term.sender, point.sender_silent());
  add(term.receiver, point.receiver_silent());
  return absl::StrJoin(notes, "; ");
}

// The running totals as of the day of a point: in words all, and apart those of each side.
void AddTotals(const TimelinePoint& point, const Completion& completion, const ReportContext& context,
               CounterRow& row) {
  std::vector<std::string> words;
  const bool is_shown = context.disclosure.ShowsCounter(completion.term(), point.event_date());
  for (const Position& total : point.running_totals()) {
    Amount stated = total.has_quantity() ? QuantityAmount(total.quantity()) : CountAmount(total.count());
    stated = context.disclosure.ShowSum(is_shown, stated);
    const Citation from = context.sources.Cite(total.source(), total.revision());
    const std::string cited = from.number == 0 ? "" : absl::StrCat(" [", from.number, "]");
    words.push_back(
        absl::StrCat(context.names().Of(total.party()), ": ", stated.text, cited, ", revision ", total.revision()));
    (total.party() == completion.from_party() ? row.sent_totals : row.other_totals).push_back(std::move(stated));
  }
  row.totals = absl::StrJoin(words, "; ");
}

void AddCounters(const Completion& completion, const ReportContext& context, TermReport& term) {
  for (const TimelinePoint& point : PointsOf(completion.term(), context)) {
    const auto day = ledger::ParseDate(point.event_date());
    if (!day.has_value()) continue;
    const bool is_shown = context.disclosure.ShowsCounter(completion.term(), point.event_date());
    CounterRow row{.date = point.event_date(), .day = *day};
    row.sent = BookAmount(point.declared_by_sender(), point.sender_silent(), point, is_shown, context);
    row.received = BookAmount(point.declared_by_receiver(), point.receiver_silent(), point, is_shown, context);
    row.gap = context.disclosure.ShowSum(is_shown, DifferenceAmount(point.gap()));
    row.note = SilenceNote(point, term);
    row.revision = point.revision();
    AddTotals(point, completion, context, row);
    term.counters.push_back(std::move(row));
  }
}

void AddFigures(const Completion& completion, const ReportContext& context, TermReport& term) {
  const auto& counts = completion.match_counts();
  if (DeclaredCount(counts) == 0) return;
  const bool is_shown = context.disclosure.ShowsTotals(completion.term());
  const auto add = [&](const std::string& what, const Amount& amount, const char* from) {
    term.figures.push_back({.what = what,
                            .amount = amount,
                            .from = {.organ = from, .number = 0, .revision = completion.latest_revision()}});
  };
  const auto& points = PointsOf(completion.term(), context);
  const TimelinePoint last = points.empty() ? TimelinePoint() : *points.rbegin();
  add(absl::StrCat("declared by ", term.sender.name, ", as sender"),
      BookAmount(completion.declared_by_sender().count(), last.sender_silent(), last, is_shown, context),
      "the sum of its declarations");
  add(absl::StrCat("declared by ", term.receiver.name, ", as receiver"),
      BookAmount(completion.declared_by_receiver().count(), last.receiver_silent(), last, is_shown, context),
      "the sum of its declarations");
  const auto show = [&](const Amount& amount) { return context.disclosure.ShowSum(is_shown, amount); };
  add("corroborated by both, handover by handover", show(CountAmount(completion.corroborated().count())),
      "the smaller of the two counts of each handover; 0 where one side is silent");
  if (HasFindings(completion)) {
    add("qualifying", show(CountAmount(completion.qualifying().count())),
        "what is corroborated, less accepted findings");
    add("findings not accepted, which lower nothing", show(CountAmount(completion.findings_not_accepted())),
        "the sum of such findings");
  }
  const bool compared = counts.matched() + counts.different() > 0;
  const auto compare = [&](const Amount& amount) {
    return compared ? show(amount) : WordsAmount("nothing to compare");
  };
  add("net of the differences, sender minus receiver", compare(DifferenceAmount(completion.net_difference())),
      "their sum");
  add("gross of the differences, each without its sign", compare(CountAmount(completion.gross_difference())),
      "their sum without signs");
}

// "101.0%", rounded down.
Amount ShareAmount(const Interval& share) {
  const auto percent = [](int64_t basis_points) {
    return absl::StrFormat("%d.%d%%", basis_points / 100, basis_points % 100 / 10);
  };
  if (share.has_least() && share.has_most() && share.least() != share.most()) {
    return WordsAmount(absl::StrCat(percent(share.least()), " to ", percent(share.most())));
  }
  if (share.has_least()) return WordsAmount((share.has_most() ? "" : "at least ") + percent(share.least()));
  return WordsAmount(share.has_most() ? "at most " + percent(share.most()) : "");
}

int64_t RevisionOf(const std::string& name, const ReportContext& context) {
  const auto record = std::ranges::find(context.material.records, name, &registry::v1::Record::name);
  return record == context.material.records.end() ? 0 : record->revision();
}

void AddReading(const Completion& completion, const ReportContext& context, TermReport& term) {
  const bool shows_totals = context.disclosure.ShowsTotals(completion.term());
  const bool shows_number = context.disclosure.ShowsNumber(completion.committed());
  Completion worded = completion;
  if (!shows_totals) worded.clear_exceeded_by();
  ReadingRow row;
  row.reader = ReaderText(completion, context.names());
  row.committed = completion.has_committed() ? QuantityAmount(completion.committed()) : WordsAmount("");
  row.committed.text = CommittedText(completion);
  row.committed = context.disclosure.Show(shows_number, row.committed);
  row.status = StatusText(worded);
  row.from = context.sources.Cite(
      completion.source(),
      RevisionOf(completion.reading().empty() ? completion.term() : completion.reading(), context));
  const auto add = [&](const std::string& what, size_t pattern, const reconciliation::v1::Figure& figure,
                       const Amount& count) {
    const auto show = [&](Amount amount) { return context.disclosure.ShowSum(shows_totals, std::move(amount)); };
    ReadingRow::Measure measure{.what = what, .pattern = pattern, .count = count};
    measure.remaining = figure.has_remaining() ? show(CountAmount(figure.remaining())) : WordsAmount("");
    measure.share = figure.has_share_basis_points() ? show(ShareAmount(figure.share_basis_points())) : WordsAmount("");
    row.measures.push_back(std::move(measure));
  };
  if (!term.figures.empty()) {
    add(term.sender.name + ", sent", term.sender.pattern, completion.declared_by_sender(), term.figures[0].amount);
    add(term.receiver.name + ", received", term.receiver.pattern, completion.declared_by_receiver(),
        term.figures[1].amount);
    add("both, corroborated", kPatternOfBoth, completion.corroborated(), term.figures[2].amount);
    if (HasFindings(completion)) {
      add("qualifying", kPatternOfQualifying, completion.qualifying(), term.figures[3].amount);
    }
  }
  term.readings.push_back(std::move(row));
}

void AddOffers(const Completion& completion, const ReportContext& context, TermReport& term) {
  for (const auto& offer : context.reckoning().completions.offers()) {
    if (offer.term() != completion.term()) continue;
    const bool is_shown = context.disclosure.ShowsNumber(offer.quantity());
    term.offers.push_back({.who = context.names().Of(offer.party()),
                           .what = "offers",
                           .amount = context.disclosure.Show(is_shown, QuantityAmount(offer.quantity())),
                           .from = context.sources.Cite(offer.source(), offer.revision())});
  }
}

std::vector<MismatchRow> MismatchesOf(const std::string& term, const reconciliation::v1::ListMismatchesResponse& list,
                                      const ReportContext& context) {
  std::vector<MismatchRow> rows;
  for (const auto& mismatch : list.mismatches()) {
    if (mismatch.term() == term) rows.push_back(MismatchReport(mismatch, context));
  }
  std::ranges::stable_sort(rows, {}, [](const MismatchRow& row) { return !row.is_count; });
  return rows;
}

}  // namespace

TermReport ReportOfTerm(const TermReadings& readings, const ReportContext& context) {
  const Completion& completion = *readings.front();
  const bool sender_is_first = completion.from_party() < completion.to_party();
  TermReport term;
  term.sender = {.name = context.names().Of(completion.from_party()), .pattern = sender_is_first ? 0U : 1U};
  term.receiver = {.name = context.names().Of(completion.to_party()), .pattern = sender_is_first ? 1U : 0U};
  term.heading =
      absl::StrCat("From ", term.sender.name, " to ", term.receiver.name, ": ", CategoryWords(completion.category()));
  term.unit = BasisWords(completion.counting_basis());
  term.name = completion.term();
  AddCounters(completion, context, term);
  AddFigures(completion, context, term);
  for (const Completion* reading : readings) AddReading(*reading, context, term);
  AddOffers(completion, context, term);
  term.mismatches = MismatchesOf(completion.term(), context.reckoning().mismatches, context);
  term.closed = MismatchesOf(completion.term(), context.reckoning().closed, context);
  return term;
}

}  // namespace handover::ctl
