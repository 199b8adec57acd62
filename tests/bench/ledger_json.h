#ifndef HANDOVER_TESTS_BENCH_LEDGER_JSON_H_
#define HANDOVER_TESTS_BENCH_LEDGER_JSON_H_

#include <filesystem>

#include "absl/status/status.h"
#include "tests/bench/ledger_report.h"

namespace handover::bench {

// Writes the report for programs: every sample of every round, the budgets, and the machine.
absl::Status WriteJson(const Report& report, const std::filesystem::path& file);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_JSON_H_
