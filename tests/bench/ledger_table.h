#ifndef HANDOVER_TESTS_BENCH_LEDGER_TABLE_H_
#define HANDOVER_TESTS_BENCH_LEDGER_TABLE_H_

#include <string>

#include "tests/bench/ledger_report.h"

namespace handover::bench {

// The report for people: what was measured, the budgets, and how often the registry synced. It is Markdown, so that it
// can stand in a document as it is.
std::string TableOf(const Report& report);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_TABLE_H_
