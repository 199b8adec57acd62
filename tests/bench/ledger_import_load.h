#ifndef HANDOVER_TESTS_BENCH_LEDGER_IMPORT_LOAD_H_
#define HANDOVER_TESTS_BENCH_LEDGER_IMPORT_LOAD_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_sample.h"

namespace handover::bench {

// What one client streams to a registry by ImportRecords.
struct ImportLoad {
  int in_flight = 8;         // How many batches are under way at most.
  int batch = 512;           // How many records each has.
  bool with_proofs = false;  // Whether each asks for proofs.
  int64_t batches_max = 0;   // How many batches there are; 0: as many as the time allows.
};

// Streams to the registry at `address`, whose ledger holds the ground and none of these batches, for `time` or until
// all batches are sent. A batch's time is that from its sending to its answer. Fails as the stream does.
absl::StatusOr<Sample> RunImportLoad(const std::string& address, const ImportLoad& load, Seconds time);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_IMPORT_LOAD_H_
