#include "registry_service/storage/merkle_tiles.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

using ledger::Hash;

constexpr size_t kHashBytes = std::tuple_size_v<Hash>;

std::string BytesOf(const std::vector<Hash>& hashes) {
  std::string bytes;
  bytes.reserve(hashes.size() * kHashBytes);
  for (const Hash& hash : hashes) bytes.append(hash.begin(), hash.end());
  return bytes;
}

absl::StatusOr<std::vector<Hash>> ReadTile(int level, int64_t number, const MerkleTiles::TileReader& read_tile) {
  const auto bytes = read_tile(level, number);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() != MerkleTiles::kTileHashes * kHashBytes) {
    return StoreCorruptError(absl::StrCat("tile ", number, " of level ", level, " has ", bytes->size(), " bytes, want ",
                                          MerkleTiles::kTileHashes * kHashBytes));
  }
  std::vector<Hash> hashes(static_cast<size_t>(MerkleTiles::kTileHashes));
  for (size_t i = 0; i < hashes.size(); ++i) {
    std::copy_n(bytes->begin() + static_cast<std::ptrdiff_t>(i * kHashBytes), kHashBytes, hashes[i].begin());
  }
  return hashes;
}

// The root above `hashes`, a power of two of them.
Hash RootAbove(std::span<const Hash> hashes) {
  std::vector<Hash> level(hashes.begin(), hashes.end());
  while (level.size() > 1) {
    for (size_t i = 0; i < level.size() / 2; ++i) level[i] = ledger::NodeHash(level[2 * i], level[2 * i + 1]);
    level.resize(level.size() / 2);
  }
  return level.front();
}

// How many hashes all tiles of a level have in a tree of `size` leaves.
int64_t HashesOfLevel(int64_t size, size_t level) { return size >> (level * MerkleTiles::kTileHeight); }

}  // namespace

absl::StatusOr<MerkleTiles> MerkleTiles::Load(ledger::Revision head, const TileReader& read_tile,
                                              const EntryReader& read_entries) {
  MerkleTiles tiles;
  tiles.size_ = head.value;
  for (size_t level = 0; HashesOfLevel(head.value, level) > 0; ++level) {
    std::vector<Hash>& last = tiles.last_.emplace_back();
    const int64_t end = HashesOfLevel(head.value, level);
    const int64_t begin = end - end % kTileHashes;
    if (level > 0) {
      for (int64_t number = begin; number < end; ++number) {
        const auto below = ReadTile(static_cast<int>(level) - 1, number, read_tile);
        if (!below.ok()) return below.status();
        last.push_back(RootAbove(*below));
      }
      continue;
    }
    while (begin + static_cast<int64_t>(last.size()) < end) {
      const auto entries = read_entries({begin + static_cast<int64_t>(last.size())});
      if (!entries.ok()) return entries.status();
      if (entries->empty()) return StoreCorruptError(absl::StrCat("the ledger ends before entry ", end));
      for (const ledger::Entry& entry : *entries) last.push_back(ledger::LeafHash(entry.bytes));
    }
  }
  return tiles;
}

std::vector<MerkleTiles::Tile> MerkleTiles::Add(std::span<const NewEntry> entries) {
  std::vector<Tile> complete;
  for (const NewEntry& entry : entries) {
    ++size_;
    Push(0, ledger::LeafHash(entry.bytes), complete);
  }
  return complete;
}

void MerkleTiles::Push(size_t level, const Hash& hash, std::vector<Tile>& complete) {
  if (level == last_.size()) last_.emplace_back();
  std::vector<Hash>& last = last_[level];
  last.push_back(hash);
  if (last.size() < static_cast<size_t>(kTileHashes)) return;
  const int64_t number = HashesOfLevel(size_, level) / kTileHashes - 1;
  complete.push_back({.level = static_cast<int>(level), .number = number, .hashes = BytesOf(last)});
  const Hash root = RootAbove(last);
  last.clear();
  Push(level + 1, root, complete);
}

absl::StatusOr<Hash> MerkleTiles::Read(ledger::Node node, const TileReader& read_tile) const {
  const auto level = static_cast<size_t>(node.level / kTileHeight);
  const int height = node.level % kTileHeight;  // Within the tile.
  const int64_t first = node.index << height;   // Of the hashes of that level.
  const int64_t number = first / kTileHashes;
  const auto offset = static_cast<size_t>(first % kTileHashes);
  const size_t count = size_t{1} << height;
  if (number == HashesOfLevel(size_, level) / kTileHashes) {
    return RootAbove(std::span(last_[level]).subspan(offset, count));
  }
  const auto tile = ReadTile(static_cast<int>(level), number, read_tile);
  if (!tile.ok()) return tile.status();
  return RootAbove(std::span(*tile).subspan(offset, count));
}

}  // namespace handover::registry
