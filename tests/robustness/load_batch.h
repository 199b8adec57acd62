#ifndef HANDOVER_TESTS_ROBUSTNESS_LOAD_BATCH_H_
#define HANDOVER_TESTS_ROBUSTNESS_LOAD_BATCH_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/ledger_verifier.h"
#include "tests/robustness/oracle.h"

namespace handover::test {

// What a registry is known by from its first start on.
struct Identity {
  std::string ledger_id;
  std::string verifier_key;

  friend bool operator==(const Identity&, const Identity&) = default;
};

// A batch of the load, and what must be answered.
struct LoadBatch {
  registry::v1::AppendRecordsRequest request;
  // For each record, the revision that was acknowledged before; 0 for a new name.
  std::vector<int64_t> revisions;
  // Whether it was sent before, and nobody knows what became of it.
  bool is_repeated = false;
};

// Makes the batches of one worker of a load, whose names are those of no other worker. Not thread-safe.
class BatchMaker {
 public:
  BatchMaker(Oracle& oracle, uint64_t worker, uint64_t seed) : oracle_(oracle), worker_(worker), chance_(seed) {}

  // 1 to `records_max` records, one in four batches with a name that was acknowledged before.
  LoadBatch Next(int records_max);

  // Whether a thing that is done once in `times` is done this time.
  bool OnceIn(int times) { return std::uniform_int_distribution(1, times)(chance_) == 1; }

 private:
  Oracle& oracle_;
  const uint64_t worker_;
  std::mt19937_64 chance_;
  uint64_t names_ = 0;
};

// Checks the answer to a batch: each name that was acknowledged before is at the same revision; the others are all new
// or, in a repetition, all there already, at revisions one after the other. Proofs, where they were asked for, are
// verified with `identity`, which knows the registry's key. Notes what is acknowledged and signed in `oracle`. Fails
// with DATA_LOSS if the answer is not as it must be.
absl::Status TakeAnswer(const LoadBatch& batch, const registry::v1::AppendRecordsResponse& answer,
                        const Identity& identity, Oracle& oracle);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_LOAD_BATCH_H_
