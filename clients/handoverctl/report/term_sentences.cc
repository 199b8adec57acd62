#include "clients/handoverctl/report/term_sentences.h"

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;

// "Russia has declared 6,060 cases of remains as sent."
std::string BookSentence(const Side& side, const Amount& amount, const std::string& unit, const std::string& as) {
  if (amount.text == "nothing declared") {
    return absl::StrCat(side.name, " has declared no number as ", as, ". Silence is not zero.");
  }
  if (amount.text == "withheld")
    return absl::StrCat("The number that ", side.name, " has declared as ", as, " is withheld.");
  return absl::StrCat(side.name, " has declared ", amount.text, " ", unit, " as ", as, ".");
}

// "Of 5 handovers that either side has declared: 4 match, 1 differs."
std::string MatchSentence(const Completion& completion) {
  const auto& counts = completion.match_counts();
  return absl::StrCat("Of ", NumberOf(DeclaredCount(counts), "handover", "handovers"),
                      " that either side has declared, ", MatchCountsText(counts), ".");
}

std::string DifferenceSentence(const Amount& net, const Amount& gross) {
  if (net.text == "nothing to compare")
    return "No handover has been counted by both sides, so there is no difference to state.";
  if (!net.is_drawn()) return "The differences, net and gross, are withheld.";
  return absl::StrCat("Their differences, sent minus received, add up to ", net.text,
                      " (net); without their signs they come to ", gross.text, " (gross).");
}

void AddKnown(const TermReadings& readings, TermReport& term) {
  const auto& figures = term.figures;
  term.sentences.push_back(BookSentence(term.sender, figures[0].amount, term.unit, "sent"));
  term.sentences.push_back(BookSentence(term.receiver, figures[1].amount, term.unit, "received"));
  if (figures[2].amount.is_drawn()) {
    term.sentences.push_back(
        absl::StrCat("Handover by handover, both sides corroborate ", figures[2].amount.text, "."));
  }
  term.sentences.push_back(DifferenceSentence(figures[figures.size() - 2].amount, figures.back().amount));
  term.sentences.push_back(MatchSentence(*readings.front()));
}

void AddReadings(TermReport& term) {
  for (const ReadingRow& reading : term.readings) {
    term.sentences.push_back(reading.reader == "the text as written"
                                 ? absl::StrCat("As written, ", reading.committed.text, ": ", reading.status, ".")
                                 : absl::StrCat("As ", reading.reader, " reads the term, ", reading.committed.text,
                                                ": ", reading.status, "."));
  }
}

void AddUnexplained(TermReport& term) {
  for (const MismatchRow& mismatch : term.mismatches) {
    if (!mismatch.is_count || mismatch.bridge.empty()) continue;
    const Amount& rest = mismatch.bridge.back().amount;
    if (rest.text == "0") continue;
    const std::string why = mismatch.explanations.empty() ? "nobody has put forward an explanation"
                                                          : "what has been put forward does not account for it";
    term.unknown.push_back(
        absl::StrCat("Why the two counts differ at ", mismatch.event, ": ", rest.text, " unexplained; ", why, "."));
  }
}

void AddSilence(const Side& side, const std::string& as, int silent, int handovers, TermReport& term) {
  if (silent == 0) return;
  term.unknown.push_back(absl::StrCat("What ", side.name, " itself counts as ", as, " at ", CountText(silent), " of ",
                                      NumberOf(handovers, "handover", "handovers"), ": it has declared no number."));
}

void AddUnknown(const TermReadings& readings, const ReportContext& context, TermReport& term) {
  const auto timeline = context.material.timelines.find(term.name);
  if (timeline != context.material.timelines.end() && !timeline->second.points().empty()) {
    const auto& last = *timeline->second.points().rbegin();
    AddSilence(term.sender, "sent", last.sender_silent(), last.handovers(), term);
    AddSilence(term.receiver, "received", last.receiver_silent(), last.handovers(), term);
  }
  const auto& counts = readings.front()->match_counts();
  if (counts.indeterminate() > 0) {
    term.unknown.push_back(absl::StrCat("Whether the two counts agree at ",
                                        NumberOf(counts.indeterminate(), "handover", "handovers"),
                                        ": they were not stated exactly enough to say."));
  }
  if (counts.not_comparable() > 0) {
    term.unknown.push_back(absl::StrCat("By how much the two sides differ at ",
                                        NumberOf(counts.not_comparable(), "handover", "handovers"),
                                        ": they count different things there."));
  }
  if (DeclaredCount(counts) == 0) {
    term.unknown.push_back("How many have been handed over: neither side has declared a number.");
  }
  for (const Completion* reading : readings) {
    const bool is_open = reading->status() == reconciliation::v1::COMPLETION_STATUS_OPEN_ENDED;
    if (is_open) term.unknown.push_back("How many were to be handed over: no number was agreed.");
  }
}

}  // namespace

void AddSentences(const TermReadings& readings, const ReportContext& context, TermReport& term) {
  if (term.figures.empty()) {
    term.sentences.push_back("Neither side has declared a handover under this term.");
  } else {
    AddKnown(readings, term);
  }
  AddReadings(term);
  for (const StatementRow& offer : term.offers) {
    term.sentences.push_back(
        absl::StrCat(offer.who, " has offered ", offer.amount.text, " more. An offer is no part of any commitment."));
  }
  AddUnexplained(term);
  AddUnknown(readings, context, term);
}

std::vector<std::string> ObserverSentences(const ReportContext& context) {
  std::map<std::string, std::set<std::string>> uncounted;  // The events, by observer.
  for (const auto& record : context.material.records) {
    const auto& declaration = record.declaration();
    if (declaration.role() != registry::v1::ROLE_OBSERVER || !declaration.has_quantity()) continue;
    if (declaration.quantity().precision() != registry::v1::PRECISION_UNDISCLOSED) continue;
    uncounted[declaration.declarer()].insert(record.name().substr(0, record.name().find("/declarations/")));
  }
  std::vector<std::string> sentences;
  for (const auto& [observer, events] : uncounted) {
    sentences.push_back(
        absl::StrCat("What the observer, ", context.names().Of(observer), ", counted: it was present at ",
                     NumberOf(static_cast<int64_t>(events.size()), "handover", "handovers"), " and stated no number."));
  }
  return sentences;
}

}  // namespace handover::ctl
