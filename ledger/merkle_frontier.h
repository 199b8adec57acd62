#ifndef HANDOVER_LEDGER_MERKLE_FRONTIER_H_
#define HANDOVER_LEDGER_MERKLE_FRONTIER_H_

#include <cstdint>
#include <vector>

#include "ledger/merkle_hash.h"

namespace handover::ledger {

// The root of a Merkle tree (RFC 6962) that grows leaf by leaf, kept in the roots of its largest complete subtrees: one
// for each bit of the size. Not thread-safe.
class MerkleFrontier {
 public:
  // Adds the next leaf.
  void Add(const Hash& leaf);

  // The number of leaves.
  int64_t size() const { return size_; }

  // The root of all leaves so far.
  Hash Root() const;

 private:
  int64_t size_ = 0;
  std::vector<Hash> complete_;  // From the left, the largest first.
};

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_MERKLE_FRONTIER_H_
