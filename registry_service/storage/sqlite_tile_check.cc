#include "registry_service/storage/sqlite_tile_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_head.h"

namespace handover::registry {
namespace {

constexpr size_t kHashBytes = std::tuple_size_v<ledger::Hash>;

// How many complete tiles a level has in a tree of `size` leaves.
int64_t TilesOfLevel(int64_t size, int64_t level) {
  const int64_t shift = (level + 1) * MerkleTiles::kTileHeight;
  return level < 0 || shift > 62 ? 0 : size >> shift;
}

std::string HashOf(std::string_view tile, size_t index) {
  const std::string_view hash = tile.substr(index * kHashBytes, kHashBytes);
  return absl::BytesToHexString(absl::string_view(hash.data(), hash.size()));
}

}  // namespace

absl::StatusOr<SqliteTileCheck> SqliteTileCheck::Begin(SQLite::Database& database, CheckFindings& findings) {
  return CatchSqlite([&]() -> absl::StatusOr<SqliteTileCheck> { return SqliteTileCheck(database, findings); });
}

SqliteTileCheck::SqliteTileCheck(SQLite::Database& database, CheckFindings& findings)
    : database_(database),
      findings_(findings),
      select_tile_(database, "SELECT hashes FROM merkle_tiles WHERE level = ? AND number = ?") {}

absl::Status SqliteTileCheck::Add(std::string_view entry) {
  frontier_.Add(ledger::LeafHash(entry));
  const NewEntry added = {.name = {}, .supersedes = {}, .bytes = std::string(entry)};
  for (const MerkleTiles::Tile& complete : tiles_.Add({&added, 1})) {
    if (auto status = Compare(complete); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status SqliteTileCheck::Finish() {
  return CatchSqlite([&] {
    select_tile_.reset();
    SQLite::Statement select(database_, "SELECT level, number FROM merkle_tiles ORDER BY level, number");
    while (select.executeStep()) {
      const int64_t level = select.getColumn(0).getInt64();
      const int64_t number = select.getColumn(1).getInt64();
      const int64_t count = TilesOfLevel(tiles_.size(), level);
      if (number < 0 || number >= count)
        Find(level, number, absl::StrCat("is one too many, want ", count, " of that level"));
    }
    return absl::OkStatus();
  });
}

void SqliteTileCheck::Find(int64_t level, int64_t number, std::string what) {
  findings_.Add(DataDirectory::kLedgerFile, absl::StrCat("tile ", number, " of level ", level), std::move(what));
}

absl::Status SqliteTileCheck::Compare(const MerkleTiles::Tile& want) {
  return CatchSqlite([&] {
    select_tile_.reset();
    select_tile_.bind(1, want.level);
    select_tile_.bind(2, want.number);
    if (!select_tile_.executeStep()) {
      Find(want.level, want.number, "is not there");
      return absl::OkStatus();
    }
    const std::string_view got = BytesOf(select_tile_.getColumn(0));
    if (got.size() != want.hashes.size()) {
      Find(want.level, want.number, absl::StrCat("got ", got.size(), " bytes, want ", want.hashes.size()));
    } else if (got != want.hashes) {
      const auto at = static_cast<size_t>(std::ranges::mismatch(got, want.hashes).in1 - got.begin()) / kHashBytes;
      Find(want.level, want.number,
           absl::StrCat("hash ", at, ": got ", HashOf(got, at), ", want that of the entries, ",
                        HashOf(want.hashes, at)));
    }
    return absl::OkStatus();
  });
}

}  // namespace handover::registry
