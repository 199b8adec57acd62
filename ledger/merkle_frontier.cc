#include "ledger/merkle_frontier.h"

namespace handover::ledger {

void MerkleFrontier::Add(const Hash& leaf) {
  Hash node = leaf;
  // As a binary counter carries: two complete subtrees of one size make one of twice that.
  for (int64_t size = size_; (size & 1) != 0; size >>= 1) {
    node = NodeHash(complete_.back(), node);
    complete_.pop_back();
  }
  complete_.push_back(node);
  ++size_;
}

Hash MerkleFrontier::Root() const {
  if (complete_.empty()) return EmptyRoot();
  Hash root = complete_.back();
  for (auto left = complete_.rbegin() + 1; left != complete_.rend(); ++left) root = NodeHash(*left, root);
  return root;
}

}  // namespace handover::ledger
