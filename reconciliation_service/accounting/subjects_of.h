#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECTS_OF_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECTS_OF_H_

#include <chrono>
#include <vector>

#include "reconciliation_service/accounting/subject.h"

// Where there can be a mismatch at all.
namespace handover::reconciliation {

// The subjects of one category of an event.
std::vector<Subject> SubjectsOfCell(const Event& event, registry::v1::Category category, const Cell& cell,
                                    const FlowAccount& flow);

// The subjects of a term as a whole that rest on its readings alone, and those that rest on its figures too.
std::vector<Subject> SubjectsOfReadings(const TermAccount& term, const FlowAccount& flow);
std::vector<Subject> SubjectsOfFigures(const TermAccount& term, const FlowAccount& flow);

// The subjects of the running totals of a term as of `from` and later that rest on the totals alone.
std::vector<Subject> SubjectsOfTotals(const TermAccount& term, const FlowAccount& flow, std::chrono::sys_days from);

// Those that hold the totals against what has been declared handover by handover, or say where a difference of them
// lies.
std::vector<Subject> SubjectsOfSums(const TermAccount& term, const FlowAccount& flow, std::chrono::sys_days from);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECTS_OF_H_
