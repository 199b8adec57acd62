#ifndef HANDOVER_TESTS_BENCH_LEDGER_ROW_TABLE_H_
#define HANDOVER_TESTS_BENCH_LEDGER_ROW_TABLE_H_

#include <vector>

#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

// What a ledger would be without a design of its own: SQLite, with a row for each record under its name.
std::vector<Contender> RowTableContenders(Folder& folder);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_ROW_TABLE_H_
