#include <string>
#include <vector>

#include "ledger/merkle_proof.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

using ledger::Hash;
using ledger::Node;

// More than two levels of subtrees, and every shape of the last one.
constexpr int64_t kSizeMax = 70;

// A node of the tree over the entries "0", "1", "2" ...
absl::StatusOr<Hash> ReadNode(Node node) {
  if (node.level == 0) return ledger::LeafHash(std::to_string(node.index));
  const auto left = ReadNode({.level = node.level - 1, .index = node.index * 2});
  const auto right = ReadNode({.level = node.level - 1, .index = node.index * 2 + 1});
  return ledger::NodeHash(*left, *right);
}

Hash RootAt(int64_t size) { return ledger::RootOf(size, ReadNode).value(); }

int64_t TakeNumber(std::string_view& input) {
  uint64_t number = 0;
  for (size_t i = 0; i < sizeof number; ++i) number = number << 8 | TakeByte(input);
  return static_cast<int64_t>(number);
}

// `proof` with a change, or none.
std::vector<Hash> Changed(std::vector<Hash> proof, std::string_view& input) {
  const uint8_t change = TakeByte(input);
  const size_t place = TakeByte(input) % (proof.size() + 1);
  const auto at = proof.begin() + static_cast<std::ptrdiff_t>(place);
  if (change == 1) {
    proof.insert(at, ReadNode({.level = 0, .index = TakeByte(input)}).value());
  } else if (at == proof.end()) {
    return proof;
  } else if (change == 2) {
    proof.erase(at);
  } else if (change == 3) {
    std::swap(*at, proof.front());
  } else if (change > 3) {
    (*at)[change % at->size()] ^= TakeByte(input);
  }
  return proof;
}

// Of an entry of a tree, and of a tree that continues another, one proof holds, and no other.
void TryChangedProofs(std::string_view& input) {
  const int64_t size = TakeByte(input) % kSizeMax + 1;
  const int64_t index = TakeByte(input) % size;
  const auto path = ledger::InclusionProof(index, size, ReadNode).value();
  const auto changed_path = Changed(path, input);
  const Hash leaf = ReadNode({.level = 0, .index = index}).value();
  Require(ledger::IsIncluded(leaf, index, size, RootAt(size), changed_path) == (changed_path == path),
          "one proof, and no other, proves that an entry is in a tree");

  const int64_t from = TakeByte(input) % (size + 1);
  const auto proof = ledger::ConsistencyProof(from, size, ReadNode).value();
  const auto changed_proof = Changed(proof, input);
  Require(ledger::IsConsistent(from, RootAt(from), size, RootAt(size), changed_proof) == (changed_proof == proof),
          "one proof, and no other, proves that a tree continues another");
}

// Numbers of any size, as a hostile registry could send them.
void TryAnyNumbers(std::string_view& input) {
  const int64_t first = TakeNumber(input);
  const int64_t second = TakeNumber(input);
  const std::vector<Hash> proof(TakeByte(input), RootAt(1));
  if (ledger::IsIncluded(RootAt(1), first, second, RootAt(1), proof)) {
    Require(0 <= first && first < second, "only an entry that can be there is proved");
  }
  if (ledger::IsConsistent(first, RootAt(1), second, RootAt(1), proof)) {
    Require(0 <= first && first <= second, "only a tree that can be there is proved");
  }
}

}  // namespace

// The input is what is to be proved and how the proof is changed, and then numbers that need not fit.
void Try(std::string_view input) {
  TryChangedProofs(input);
  TryAnyNumbers(input);
}

}  // namespace handover::fuzz
