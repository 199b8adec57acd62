#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_MERKLE_TILES_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_MERKLE_TILES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "ledger/merkle_proof.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// The Merkle tree of a ledger, cut into tiles: a tile of level 0 is the hashes of 256 leaves, one of level 1 the roots
// of 256 tiles of level 0, and so on. Complete tiles never change and are stored; the last one of each level, which is
// not complete, is kept here and made anew at a start.
//
// A value: a copy is another tree from then on.
class MerkleTiles {
 public:
  // How many hashes a tile has, as a power of two.
  static constexpr int kTileHeight = 8;
  static constexpr int64_t kTileHashes = 1 << kTileHeight;

  // A complete tile: kTileHashes hashes, one after the other.
  struct Tile {
    int level = 0;
    int64_t number = 0;
    std::string hashes;
  };
  // Returns the hashes of a complete tile that is stored.
  using TileReader = std::function<absl::StatusOr<std::string>(int level, int64_t number)>;
  // Returns entries as LedgerStore::ReadAfter does.
  using EntryReader = std::function<absl::StatusOr<std::vector<ledger::Entry>>(ledger::Revision after)>;

  // The tree of an empty ledger.
  MerkleTiles() = default;

  // The tree of a ledger with `head` entries, of which only the last few are read. Fails as the readers do.
  static absl::StatusOr<MerkleTiles> Load(ledger::Revision head, const TileReader& read_tile,
                                          const EntryReader& read_entries);

  // Adds the next entries, and returns the tiles that they complete, which must be stored with them.
  std::vector<Tile> Add(std::span<const NewEntry> entries);

  // The number of leaves.
  int64_t size() const { return size_; }

  // The hash of a complete subtree, all of whose leaves are in the tree. Fails as `read_tile` does.
  absl::StatusOr<ledger::Hash> Read(ledger::Node node, const TileReader& read_tile) const;

 private:
  // Adds one hash to a level, and the tiles that it completes to `complete`.
  void Push(size_t level, const ledger::Hash& hash, std::vector<Tile>& complete);

  int64_t size_ = 0;
  std::vector<std::vector<ledger::Hash>> last_;  // The hashes of the last tile of each level; fewer than kTileHashes.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_MERKLE_TILES_H_
