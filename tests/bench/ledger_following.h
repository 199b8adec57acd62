#ifndef HANDOVER_TESTS_BENCH_LEDGER_FOLLOWING_H_
#define HANDOVER_TESTS_BENCH_LEDGER_FOLLOWING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

inline constexpr char kVisible[] = "append answered to visible in a completion";
inline constexpr char kBareStream[] = "bare stream of a ledger's bytes";
inline constexpr char kCatchUp[] = "catch-up of a fresh reconciliation service";

// Both services under a light, steady load of single appends: the time from an append's answer to the answer of
// GetCompletion that waits for its revision.
Contender VisibleContender(Folder& folder);

// How fast a ledger is read that was there before: by a client that drops what it reads, and by a reconciliation
// service from its start until it answers at the head. `registry` serves a ledger of `records` records and outlives
// them.
std::vector<Contender> CatchUpContenders(const std::string& registry, int64_t records);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_FOLLOWING_H_
