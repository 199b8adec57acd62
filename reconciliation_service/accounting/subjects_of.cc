#include "reconciliation_service/accounting/subjects_of.h"

namespace handover::reconciliation {
namespace {

Subject OfTerm(const TermAccount& term, const FlowAccount& flow, v1::MismatchKind kind) {
  Subject subject;
  subject.kind = kind;
  subject.category = term.body.category();
  subject.flow = &flow;
  subject.term = &term;
  return subject;
}

Subject OfTotals(const TermAccount& term, const FlowAccount& flow, std::chrono::sys_days date, v1::MismatchKind kind,
                 const std::string& party) {
  Subject subject = OfTerm(term, flow, kind);
  subject.date = date;
  subject.party = party;
  return subject;
}

}  // namespace

std::vector<Subject> SubjectsOfCell(const Event& event, registry::v1::Category category, const Cell& cell,
                                    const FlowAccount& flow) {
  Subject of_cell;
  of_cell.event = &event;
  of_cell.cell = &cell;
  of_cell.category = category;
  of_cell.flow = &flow;
  std::vector<Subject> subjects;
  for (const auto kind : {v1::MISMATCH_KIND_COUNT, v1::MISMATCH_KIND_BASIS, v1::MISMATCH_KIND_ONE_SIDED,
                          v1::MISMATCH_KIND_CATEGORY_SCOPE, v1::MISMATCH_KIND_EVENT_DATE}) {
    subjects.push_back(of_cell);
    subjects.back().kind = kind;
  }
  const auto add_conflict = [&](const std::string& party) {
    subjects.push_back(of_cell);
    subjects.back().kind = v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT;
    subjects.back().party = party;
  };
  add_conflict(event.from_party);
  add_conflict(event.to_party);
  for (const auto& [observer, book] : cell.observers) {
    add_conflict(observer);
    for (const std::string& side : {event.from_party, event.to_party}) {
      subjects.push_back(of_cell);
      subjects.back().kind = v1::MISMATCH_KIND_OBSERVER_DIFFERENCE;
      subjects.back().party = observer;
      subjects.back().side = side;
    }
  }
  return subjects;
}

std::vector<Subject> SubjectsOfReadings(const TermAccount& term, const FlowAccount& flow) {
  return {OfTerm(term, flow, v1::MISMATCH_KIND_READING_CONFLICT)};
}

std::vector<Subject> SubjectsOfFigures(const TermAccount& term, const FlowAccount& flow) {
  std::vector<Subject> subjects;
  for (const auto kind : {v1::MISMATCH_KIND_OFFSETTING, v1::MISMATCH_KIND_RECIPROCITY, v1::MISMATCH_KIND_OVER_CAP,
                          v1::MISMATCH_KIND_OVERDUE_TERM}) {
    subjects.push_back(OfTerm(term, flow, kind));
  }
  for (const auto& [name, statement] : term.readings) {
    for (const auto kind : {v1::MISMATCH_KIND_OVER_CAP, v1::MISMATCH_KIND_OVERDUE_TERM}) {
      subjects.push_back(OfTerm(term, flow, kind));
      subjects.back().reading = name;
    }
  }
  return subjects;
}

std::vector<Subject> SubjectsOfTotals(const TermAccount& term, const FlowAccount& flow, std::chrono::sys_days from) {
  std::vector<Subject> subjects;
  for (auto day = term.running_totals.lower_bound(from); day != term.running_totals.end(); ++day) {
    for (const auto& [party, book] : day->second) {
      for (const auto kind : {v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED, v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT}) {
        subjects.push_back(OfTotals(term, flow, day->first, kind, party));
      }
    }
  }
  return subjects;
}

std::vector<Subject> SubjectsOfSums(const TermAccount& term, const FlowAccount& flow, std::chrono::sys_days from) {
  std::vector<Subject> subjects;
  for (auto day = term.running_totals.lower_bound(from); day != term.running_totals.end(); ++day) {
    subjects.push_back(OfTotals(term, flow, day->first, v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES, ""));
    for (const auto& [party, book] : day->second) {
      if (term.RoleOf(party) == registry::v1::ROLE_OBSERVER) continue;
      subjects.push_back(OfTotals(term, flow, day->first, v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM, party));
    }
  }
  return subjects;
}

}  // namespace handover::reconciliation
