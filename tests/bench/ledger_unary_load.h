#ifndef HANDOVER_TESTS_BENCH_LEDGER_UNARY_LOAD_H_
#define HANDOVER_TESTS_BENCH_LEDGER_UNARY_LOAD_H_

#include <string>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_sample.h"

namespace handover::bench {

// What one client asks of a server by AppendRecords.
struct UnaryLoad {
  int in_flight = 1;         // How many calls are always under way.
  int batch = 1;             // How many records each has.
  bool with_proofs = false;  // Whether each asks for proofs.
};

// Calls the server at `address` over one connection, from one thread with a completion queue, for `time`, after a short
// time that does not count. Its ledger, if it has one, holds the ground and none of these batches. The rate is that of
// records. Fails as the first call that fails.
absl::StatusOr<Sample> RunUnaryLoad(const std::string& address, const UnaryLoad& load, Seconds time);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_UNARY_LOAD_H_
