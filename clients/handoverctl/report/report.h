#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_H_

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "clients/handoverctl/report/amount.h"
#include "clients/handoverctl/report/source_index.h"

// A report as it is shown, before it becomes a page: words and amounts alone. Everything that is withheld is already
// gone from it.
namespace handover::ctl {

// One of the two sides of a term.
struct Side {
  std::string name;
  size_t pattern = 0;  // 0 for the first by code, 1 for the other, wherever they appear.
};

// Both counters at the end of one day.
struct CounterRow {
  std::string date;
  std::chrono::sys_days day;
  Amount sent = {};
  Amount received = {};
  Amount gap = {};
  std::string note = {};                  // Who is silent, and at how many handovers.
  std::string totals = {};                // The running totals that were stated.
  std::vector<Amount> sent_totals = {};   // Those of the sender, to draw.
  std::vector<Amount> other_totals = {};  // Those of the receiver, to draw.
  int64_t revision = 0;
};

// One figure with what it is.
struct FigureRow {
  std::string what;
  Amount amount;
  Citation from;
};

// One party's reading of a term.
struct ReadingRow {
  std::string reader;
  Amount committed;
  std::string status;
  // By the sender's book, the receiver's, both, and, where there are findings, what qualifies.
  struct Measure {
    std::string what;
    size_t pattern = 0;  // Of Side; 2: both, 3: qualifying.
    Amount count;
    Amount remaining = {};
    Amount share = {};
  };
  std::vector<Measure> measures;
  Citation from;
};

// What one party states in a mismatch, or an explanation that it gives.
struct StatementRow {
  std::string who;
  std::string what;
  Amount amount;
  Citation from;
};

// Two statements that cannot both hold.
struct MismatchRow {
  std::string headline;  // Without the difference.
  std::string event;     // "stage 5 (2025-06-16)"; empty where it is not of one handover.
  std::string state;
  Amount difference;  // Empty where silence leaves none.
  // Accepted, proposed, rejected, unexplained; together they are the difference. Empty where there is none.
  std::vector<FigureRow> bridge;
  bool is_count = false;  // Whether the difference is part of the net difference of the term.
  std::string day;        // For the order, as an ISO 8601 date.
  std::vector<StatementRow> statements;
  std::vector<StatementRow> explanations;
  std::vector<std::string> notes;
  int64_t revision = 0;
};

// One term of the agreement.
struct TermReport {
  std::string heading;
  std::string unit;  // "cases of remains"
  std::string name;
  Side sender;
  Side receiver;
  std::vector<std::string> sentences;
  std::vector<std::string> unknown;  // What is not known of it, in sentences.
  std::vector<FigureRow> figures;    // Both books, what both corroborate, net and gross.
  std::vector<CounterRow> counters;
  std::vector<ReadingRow> readings;
  std::vector<StatementRow> offers;
  std::vector<MismatchRow> mismatches;
  std::vector<MismatchRow> closed;
};

// What kind of thing happened, which is the shape that stands for it.
enum class EventShape { kHandover, kCount, kTotal, kReading, kOffer, kFinding, kExplanation };

// One record as an event.
struct Event {
  std::string date;
  std::chrono::sys_days day;
  size_t lane = 0;  // Index of `lanes`.
  EventShape shape = EventShape::kHandover;
  std::string label;  // A few characters, for the picture.
  std::string words;
  Citation from;
};

struct Report {
  std::string title;
  std::string name;
  std::string agreed;  // When, where and by whom it was agreed.
  Citation agreed_from;
  std::string basis;  // "ledger ..., revision 51, as of ..."
  std::string verdict;
  std::string again;  // The command that makes the report again.
  bool is_public = false;
  std::vector<std::string> sentences;
  std::vector<std::string> unknown;
  std::vector<TermReport> terms;
  std::vector<MismatchRow> other_mismatches;  // Under no term.
  std::vector<std::string> lanes;             // The agreement first, then the parties by code.
  std::vector<Event> events;                  // By day.
  std::vector<SourceIndex::Entry> sources;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_H_
