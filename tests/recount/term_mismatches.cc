#include <algorithm>
#include <string>

#include "ledger/record_name.h"
#include "tests/recount/books.h"
#include "tests/recount/completions.h"
#include "tests/recount/standing.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::Record;

std::string IdOfTerm(std::string_view kind, const Record& term) {
  return std::string(kind) + "." + std::string(ledger::IdOf(term.name()));
}

// Whether two readings read the same duty and the same number.
bool ReadAlike(const Duty& a, const Duty& b) {
  if (a.kind != b.kind || a.committed.has_value() != b.committed.has_value()) return false;
  if (!a.committed) return true;
  return a.committed->count() == b.committed->count() && a.committed->precision() == b.committed->precision();
}

// Whether no reading of the party of `one` is like a reading of the party of `other`.
bool PartiesConflict(const std::vector<Duty>& readings, const std::string& one, const std::string& other) {
  for (const Duty& a : readings) {
    for (const Duty& b : readings) {
      const bool is_pair = a.reading->reading().party() == one && b.reading->reading().party() == other;
      if (is_pair && ReadAlike(a, b)) return false;
    }
  }
  return one != other;
}

void AddReadingConflict(const Snapshot& snapshot, const Record& term, std::vector<Standing>& found) {
  const std::vector<Duty> readings = DutiesOf(snapshot, term);
  if (readings.front().reading == nullptr) return;
  bool is_conflict = false;
  std::vector<std::string> names;
  for (const Duty& a : readings) {
    names.push_back(a.name());
    for (const Duty& b : readings) {
      if (PartiesConflict(readings, a.reading->reading().party(), b.reading->reading().party())) is_conflict = true;
    }
  }
  if (!is_conflict) return;
  std::ranges::sort(names);
  Standing standing =
      MismatchOfTerm(snapshot, IdOfTerm("reading-conflict", term), v1::MISMATCH_KIND_READING_CONFLICT, term);
  for (const std::string& name : names) standing.message.add_subjects(name);
  found.push_back(std::move(standing));
}

void AddOffsetting(const Snapshot& snapshot, const Record& term, std::vector<Standing>& found) {
  const std::vector<Cell> flow = FlowOf(snapshot, term.term());
  if (NetOf(flow, term.term()) != Exactly(0) || !Reaches(GrossOf(flow, term.term()), 1)) return;
  found.push_back(MismatchOfTerm(snapshot, IdOfTerm("offsetting", term), v1::MISMATCH_KIND_OFFSETTING, term));
}

Standing MismatchOfDuty(const Snapshot& snapshot, std::string_view kind_id, v1::MismatchKind kind, const Duty& duty) {
  Standing standing = MismatchOfTerm(snapshot, IdOfTerm(kind_id, *duty.term) + "." + duty.id(), kind, *duty.term);
  standing.message.add_subjects(duty.name());
  return standing;
}

void AddOverCap(const Snapshot& snapshot, const Duty& duty, const Books& books, std::vector<Standing>& found) {
  if (duty.kind != registry::v1::TERM_KIND_CAP || !duty.target()) return;
  const registry::v1::Term& term = duty.term->term();
  const bool is_sender = books.sender.least.value() >= books.receiver.least.value();
  const Interval& larger = is_sender ? books.sender : books.receiver;
  if (!Reaches(larger, *duty.target() + 1)) return;
  Standing standing = MismatchOfDuty(snapshot, "over-cap", v1::MISMATCH_KIND_OVER_CAP, duty);
  v1::Position& position = *standing.message.add_positions();
  position.set_party(is_sender ? term.from_party() : term.to_party());
  position.set_role(is_sender ? registry::v1::ROLE_SENDER : registry::v1::ROLE_RECEIVER);
  *position.mutable_count() = ToMessage(larger);
  *standing.message.mutable_difference() = ToMessage(Difference(larger, Exactly(*duty.target())));
  found.push_back(std::move(standing));
}

void AddOverdue(const Snapshot& snapshot, const Duty& duty, const Books& books, std::vector<Standing>& found) {
  if (StatusOf(duty, books, snapshot.time) != v1::COMPLETION_STATUS_OVERDUE) return;
  found.push_back(MismatchOfDuty(snapshot, "overdue-term", v1::MISMATCH_KIND_OVERDUE_TERM, duty));
  found.back().waited_until = EndOfDay(duty.term->term().deadline_date());
}

void AddReciprocity(const Snapshot& snapshot, const Record& term, std::vector<Standing>& found) {
  const auto other = std::ranges::find(snapshot.terms, term.term().one_for_one_with(), &Record::name);
  if (other == snapshot.terms.end()) return;
  const Record* pair[] = {&term, *other};
  Interval figures[2];
  Standing standing = MismatchOfTerm(snapshot, IdOfTerm("reciprocity", term), v1::MISMATCH_KIND_RECIPROCITY, term);
  for (int i = 0; i < 2; ++i) {
    const registry::v1::Term& body = pair[i]->term();
    figures[i] = CorroboratedOf(FlowOf(snapshot, body), body);
    v1::Position& position = *standing.message.add_positions();
    position.set_party(body.from_party());
    *position.mutable_count() = ToMessage(figures[i]);
    standing.message.add_subjects(pair[i]->name());
  }
  if (!Disjoint(figures[0], figures[1])) return;
  *standing.message.mutable_difference() = ToMessage(Difference(figures[0], figures[1]));
  found.push_back(std::move(standing));
}

}  // namespace

std::vector<Standing> TermMismatches(const Snapshot& snapshot) {
  std::vector<Standing> found;
  for (const Record* term : snapshot.terms) {
    AddReadingConflict(snapshot, *term, found);
    AddOffsetting(snapshot, *term, found);
    AddReciprocity(snapshot, *term, found);
    const Books books = BooksOf(FlowOf(snapshot, term->term()), term->term());
    for (const Duty& duty : DutiesOf(snapshot, *term)) {
      AddOverCap(snapshot, duty, books, found);
      AddOverdue(snapshot, duty, books, found);
    }
  }
  return found;
}

}  // namespace handover::recount
