#ifndef HANDOVER_LEDGER_MERKLE_PROOF_H_
#define HANDOVER_LEDGER_MERKLE_PROOF_H_

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/merkle_hash.h"

// Proofs of RFC 6962, sections 2.1.1 and 2.1.2: that an entry is in a ledger, and that a ledger is a continuation of
// what it was. Pure; safe from any thread.
namespace handover::ledger {

// A complete subtree: its 2^level leaves begin at index * 2^level.
struct Node {
  int level = 0;
  int64_t index = 0;

  friend auto operator<=>(const Node&, const Node&) = default;
};

// Returns the hash of a complete subtree, or why it cannot.
using NodeReader = std::function<absl::StatusOr<Hash>(Node)>;

// The root of the first `size` leaves, 0 or more. Fails as `read` does.
absl::StatusOr<Hash> RootOf(int64_t size, const NodeReader& read);

// Proves that the leaf `index` is one of the first `size`: 0 <= index < size. Fails as `read` does.
absl::StatusOr<std::vector<Hash>> InclusionProof(int64_t index, int64_t size, const NodeReader& read);

// Proves that the first `from` leaves are the beginning of the first `to`: 0 <= from <= to. Empty where nothing needs
// to be proved: `from` is 0 or `to`. Fails as `read` does.
absl::StatusOr<std::vector<Hash>> ConsistencyProof(int64_t from, int64_t to, const NodeReader& read);

// Whether `proof` proves that `leaf` is the leaf `index` of the tree of `size` leaves with that root.
bool IsIncluded(const Hash& leaf, int64_t index, int64_t size, const Hash& root, std::span<const Hash> proof);

// Whether `proof` proves that the tree of `from` leaves is the beginning of the tree of `to` leaves.
bool IsConsistent(int64_t from, const Hash& from_root, int64_t to, const Hash& to_root, std::span<const Hash> proof);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_MERKLE_PROOF_H_
