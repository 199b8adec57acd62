#include "ledger/merkle_proof.h"

#include <bit>

namespace handover::ledger {
namespace {

// The leaves from `begin` to before `end`. In a tree of n leaves the left subtree has the largest power of two below n.
struct Range {
  int64_t begin;
  int64_t end;

  int64_t size() const { return end - begin; }
  int64_t middle() const { return begin + static_cast<int64_t>(std::bit_floor(static_cast<uint64_t>(size() - 1))); }
  Range left() const { return {begin, middle()}; }
  Range right() const { return {middle(), end}; }
};

absl::StatusOr<Hash> RootOf(Range range, const NodeReader& read) {
  const auto size = static_cast<uint64_t>(range.size());
  // Every subtree begins at a multiple of the power of two that is not below its size.
  if (std::has_single_bit(size)) return read({.level = std::countr_zero(size), .index = range.begin / range.size()});
  const auto left = RootOf(range.left(), read);
  if (!left.ok()) return left.status();
  const auto right = RootOf(range.right(), read);
  if (!right.ok()) return right.status();
  return NodeHash(*left, *right);
}

// Adds the root of `range` to a proof.
absl::Status Add(Range range, const NodeReader& read, std::vector<Hash>& proof) {
  const auto root = RootOf(range, read);
  if (root.ok()) proof.push_back(*root);
  return root.status();
}

// PATH of RFC 6962.
absl::Status AddPath(int64_t leaf, Range range, const NodeReader& read, std::vector<Hash>& proof) {
  if (range.size() == 1) return absl::OkStatus();
  const bool is_left = leaf < range.middle();
  if (absl::Status status = AddPath(leaf, is_left ? range.left() : range.right(), read, proof); !status.ok()) {
    return status;
  }
  return Add(is_left ? range.right() : range.left(), read, proof);
}

// SUBPROOF of RFC 6962: that what ends at `from` is the beginning of `range`. `is_known` if the verifier has the root
// of exactly that.
absl::Status AddSubproof(int64_t from, Range range, bool is_known, const NodeReader& read, std::vector<Hash>& proof) {
  if (from == range.end) return is_known ? absl::OkStatus() : Add(range, read, proof);
  const bool is_left = from <= range.middle();
  absl::Status status = is_left ? AddSubproof(from, range.left(), is_known, read, proof)
                                : AddSubproof(from, range.right(), /*is_known=*/false, read, proof);
  if (!status.ok()) return status;
  return Add(is_left ? range.right() : range.left(), read, proof);
}

}  // namespace

absl::StatusOr<Hash> RootOf(int64_t size, const NodeReader& read) {
  if (size == 0) return EmptyRoot();
  return RootOf(Range{0, size}, read);
}

absl::StatusOr<std::vector<Hash>> InclusionProof(int64_t index, int64_t size, const NodeReader& read) {
  std::vector<Hash> proof;
  if (absl::Status status = AddPath(index, {0, size}, read, proof); !status.ok()) return status;
  return proof;
}

absl::StatusOr<std::vector<Hash>> ConsistencyProof(int64_t from, int64_t to, const NodeReader& read) {
  std::vector<Hash> proof;
  if (from == 0 || from == to) return proof;
  if (absl::Status status = AddSubproof(from, {0, to}, /*is_known=*/true, read, proof); !status.ok()) return status;
  return proof;
}

// As RFC 9162, section 2.1.3.2.
bool IsIncluded(const Hash& leaf, int64_t index, int64_t size, const Hash& root, std::span<const Hash> proof) {
  if (index < 0 || index >= size) return false;
  int64_t node = index;
  int64_t last = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      hash = NodeHash(sibling, hash);
      for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
    } else {
      hash = NodeHash(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

// As RFC 9162, section 2.1.4.2.
bool IsConsistent(int64_t from, const Hash& from_root, int64_t to, const Hash& to_root, std::span<const Hash> proof) {
  if (from < 0 || from > to) return false;
  if (from == to) return proof.empty() && from_root == to_root;
  if (from == 0) return proof.empty() && from_root == EmptyRoot();
  int64_t node = from - 1;
  int64_t last = to - 1;
  for (; (node & 1) != 0; node >>= 1) last >>= 1;
  // Where `from` is a power of two its root is itself the first hash.
  const bool is_power = std::has_single_bit(static_cast<uint64_t>(from));
  if (!is_power && proof.empty()) return false;
  Hash from_hash = is_power ? from_root : proof.front();
  Hash to_hash = from_hash;
  for (const Hash& sibling : proof.subspan(is_power ? 0 : 1)) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      from_hash = NodeHash(sibling, from_hash);
      to_hash = NodeHash(sibling, to_hash);
      for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
    } else {
      to_hash = NodeHash(to_hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && from_hash == from_root && to_hash == to_root;
}

}  // namespace handover::ledger
