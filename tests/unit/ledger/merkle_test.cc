#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "ledger/merkle_frontier.h"
#include "ledger/merkle_hash.h"
#include "ledger/merkle_proof.h"

namespace handover::ledger {
namespace {

// More than two levels of subtrees, and every shape of the last one.
constexpr int64_t kSizeMax = 70;

std::string Hex(const Hash& hash) { return absl::BytesToHexString({reinterpret_cast<const char*>(hash.data()), 32}); }

// The hashes of a tree over the entries "0", "1", "2" ..., worked out from the definition in RFC 6962.
class PlainTree {
 public:
  PlainTree() {
    for (int64_t i = 0; i < kSizeMax; ++i) leaves_.push_back(LeafHash(std::to_string(i)));
  }

  const Hash& leaf(int64_t index) const { return leaves_[static_cast<size_t>(index)]; }

  // MTH(D[begin:end]).
  Hash Root(int64_t begin, int64_t end) const {
    if (begin == end) return EmptyRoot();
    if (end - begin == 1) return leaf(begin);
    int64_t half = 1;
    while (half * 2 < end - begin) half *= 2;
    return NodeHash(Root(begin, begin + half), Root(begin + half, end));
  }

  NodeReader reader() const {
    return [this](Node node) -> absl::StatusOr<Hash> {
      const int64_t size = int64_t{1} << node.level;
      EXPECT_LE((node.index + 1) * size, kSizeMax) << "only complete subtrees are asked for";
      return Root(node.index * size, (node.index + 1) * size);
    };
  }

 private:
  std::vector<Hash> leaves_;
};

// The entries and the roots that Certificate Transparency's own tests have.
TEST(MerkleTest, RootsAreThoseOfCertificateTransparency) {
  const char* const entries[] = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  const char* const roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  MerkleFrontier frontier;
  EXPECT_EQ(Hex(frontier.Root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (size_t i = 0; i < std::size(entries); ++i) {
    frontier.Add(LeafHash(absl::HexStringToBytes(entries[i])));
    EXPECT_EQ(Hex(frontier.Root()), roots[i]) << i + 1 << " entries";
  }
}

TEST(MerkleTest, EveryWayToTheRootIsTheDefinition) {
  const PlainTree tree;
  MerkleFrontier frontier;
  for (int64_t size = 0; size <= kSizeMax; ++size) {
    EXPECT_EQ(frontier.size(), size);
    EXPECT_EQ(frontier.Root(), tree.Root(0, size));
    EXPECT_EQ(RootOf(size, tree.reader()).value(), tree.Root(0, size));
    if (size < kSizeMax) frontier.Add(tree.leaf(size));
  }
}

TEST(MerkleTest, EveryEntryOfEveryTreeIsProvedAndNoOther) {
  const PlainTree tree;
  for (int64_t size = 1; size <= kSizeMax; ++size) {
    const Hash root = tree.Root(0, size);
    for (int64_t index = 0; index < size; ++index) {
      auto proof = InclusionProof(index, size, tree.reader()).value();
      ASSERT_TRUE(IsIncluded(tree.leaf(index), index, size, root, proof)) << index << " of " << size;
      EXPECT_FALSE(IsIncluded(tree.leaf((index + 1) % kSizeMax), index, size, root, proof));
      const bool is_elsewhere = size > 1 && IsIncluded(tree.leaf(index), (index + 1) % size, size, root, proof);
      EXPECT_FALSE(is_elsewhere);
      proof.push_back(root);
      EXPECT_FALSE(IsIncluded(tree.leaf(index), index, size, root, proof)) << "too long";
      proof.pop_back();
      if (proof.empty()) continue;
      proof.back()[31] ^= 1;
      EXPECT_FALSE(IsIncluded(tree.leaf(index), index, size, root, proof)) << "another hash";
      proof.pop_back();
      EXPECT_FALSE(IsIncluded(tree.leaf(index), index, size, root, proof)) << "too short";
    }
  }
}

TEST(MerkleTest, EveryTreeIsProvedTheBeginningOfEveryLaterOneAndOfNoOther) {
  const PlainTree tree;
  for (int64_t to = 0; to <= kSizeMax; ++to) {
    for (int64_t from = 0; from <= to; ++from) {
      auto proof = ConsistencyProof(from, to, tree.reader()).value();
      const Hash from_root = tree.Root(0, from);
      const Hash to_root = tree.Root(0, to);
      ASSERT_TRUE(IsConsistent(from, from_root, to, to_root, proof)) << from << " of " << to;
      Hash other = from_root;
      other[0] ^= 0x80;
      EXPECT_FALSE(IsConsistent(from, other, to, to_root, proof)) << from << " of " << to;
      if (from == 0) continue;
      other = to_root;
      other[0] ^= 0x80;
      EXPECT_FALSE(IsConsistent(from, from_root, to, other, proof)) << from << " of " << to;
      proof.push_back(to_root);
      EXPECT_FALSE(IsConsistent(from, from_root, to, to_root, proof)) << "too long";
      proof.pop_back();
      if (proof.empty()) continue;
      proof.back()[0] ^= 1;
      EXPECT_FALSE(IsConsistent(from, from_root, to, to_root, proof)) << "another hash";
      proof.pop_back();
      EXPECT_FALSE(IsConsistent(from, from_root, to, to_root, proof)) << "too short";
    }
  }
}

TEST(MerkleTest, ProofsOutOfBoundsProveNothing) {
  const PlainTree tree;
  const Hash root = tree.Root(0, 1);
  EXPECT_FALSE(IsIncluded(tree.leaf(0), 0, 0, EmptyRoot(), {}));
  EXPECT_FALSE(IsIncluded(tree.leaf(0), 1, 1, root, {}));
  EXPECT_FALSE(IsIncluded(tree.leaf(0), -1, 1, root, {}));
  EXPECT_FALSE(IsConsistent(2, root, 1, root, {}));
  EXPECT_FALSE(IsConsistent(-1, root, 1, root, {}));
}

TEST(MerkleTest, AnUnreadableNodeIsAnErrorAndNoProof) {
  const auto unreadable = [](Node) -> absl::StatusOr<Hash> { return absl::DataLossError("a bit has flipped"); };
  EXPECT_EQ(RootOf(5, unreadable).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(InclusionProof(2, 5, unreadable).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(ConsistencyProof(2, 5, unreadable).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace handover::ledger
