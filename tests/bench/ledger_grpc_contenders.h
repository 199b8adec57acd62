#ifndef HANDOVER_TESTS_BENCH_LEDGER_GRPC_CONTENDERS_H_
#define HANDOVER_TESTS_BENCH_LEDGER_GRPC_CONTENDERS_H_

#include <string>
#include <vector>

#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

// The names of contenders: an empty handler and ours under single appends, so many of them in flight; ours under
// batches in calls of their own and under a stream of batches.
std::string EmptyName(int in_flight);
std::string UnaryName(int in_flight);
std::string BatchedName(int batch);
std::string ImportName(int batch);
// The same with proofs asked for.
std::string ProvedName(const std::string& name);

// An empty handler, in a process of its own that is started at each run.
std::vector<Contender> EmptyHandlerContenders();

// The registry, in a process of its own that is started at each run on a new ledger.
std::vector<Contender> RegistryContenders(Folder& folder);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_GRPC_CONTENDERS_H_
