#include "registry_service/storage/sqlite_ledger_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

// Each keeps a cache of its own. More than the threads of a gRPC server on a small machine gain nothing.
constexpr int kReaders = 8;

absl::Status RevisionAhead(int64_t revision, int64_t head) {
  return MakeError(absl::StatusCode::kOutOfRange, "REVISION_AHEAD",
                   absl::StrCat("revision: ", revision, ", want at most the head, ", head));
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteLedgerStore>> SqliteLedgerStore::Open(const std::filesystem::path& data_dir) {
  auto directory = DataDirectory::Hold(data_dir);
  if (!directory.ok()) return directory.status();
  const std::filesystem::path path = directory->ledger_path();
  if (!directory->HasLedger()) {
    if (auto status = MakeLedgerFile(path); !status.ok()) return status;
  }
  auto writer = SqliteWriter::Open(path);
  if (!writer.ok()) return writer.status();
  auto ledger_id = (*writer)->ReadLedgerId();
  if (!ledger_id.ok()) return ledger_id.status();
  const auto head = (*writer)->ReadHead();
  if (!head.ok()) return head.status();
  auto readers = SqliteReaderPool::Open(path, kReaders);
  if (!readers.ok()) return readers.status();
  auto tiles = MerkleTiles::Load(
      *head, [&readers](int level, int64_t number) { return (*readers)->Borrow()->ReadTile(level, number); },
      [&readers, &head](ledger::Revision after) { return (*readers)->Borrow()->ReadAfter(after, *head); });
  if (!tiles.ok()) return tiles.status();
  return std::unique_ptr<SqliteLedgerStore>(new SqliteLedgerStore(
      *std::move(directory), *std::move(ledger_id), *std::move(writer), *std::move(tiles), *std::move(readers)));
}

SqliteLedgerStore::SqliteLedgerStore(DataDirectory directory, std::string ledger_id,
                                     std::unique_ptr<SqliteWriter> writer, MerkleTiles tiles,
                                     std::unique_ptr<SqliteReaderPool> readers)
    : directory_(std::move(directory)),
      ledger_id_(std::move(ledger_id)),
      writer_(std::move(writer)),
      head_(tiles.size()),
      tiles_(std::make_shared<const MerkleTiles>(std::move(tiles))),
      readers_(std::move(readers)) {}

absl::Status SqliteLedgerStore::Append(std::span<const NewEntry> entries) {
  if (entries.empty()) return absl::OkStatus();
  const ledger::Revision before = head();
  auto grown = std::make_shared<MerkleTiles>(*tiles());
  const std::vector<MerkleTiles::Tile> complete = grown->Add(entries);
  if (auto status = writer_->Append(before.Next(), entries, complete); !status.ok()) return status;
  {
    const std::lock_guard lock(tiles_mutex_);
    tiles_ = std::move(grown);
  }
  head_.store(before.value + static_cast<int64_t>(entries.size()), std::memory_order_release);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ledger::Entry>> SqliteLedgerStore::ReadAfter(ledger::Revision after) {
  const ledger::Revision at = head();
  if (after > at) return RevisionAhead(after.value, at.value);
  return readers_->Borrow()->ReadAfter(after, at);
}

absl::StatusOr<ledger::Entry> SqliteLedgerStore::Read(ledger::Revision revision) {
  const ledger::Revision at = head();
  if (revision.value < 1 || revision > at) return RevisionAhead(revision.value, at.value);
  return readers_->Borrow()->Read(revision);
}

absl::StatusOr<std::vector<std::optional<ledger::Entry>>> SqliteLedgerStore::FindAll(
    std::span<const std::string_view> names) {
  const ledger::Revision at = head();
  return readers_->Borrow()->FindAll(names, at);
}

absl::StatusOr<std::optional<ledger::Revision>> SqliteLedgerStore::FindSuccessor(std::string_view name) {
  const ledger::Revision at = head();
  return readers_->Borrow()->FindSuccessor(name, at);
}

absl::StatusOr<std::vector<ledger::Entry>> SqliteLedgerStore::List(std::string_view collection,
                                                                   std::string_view after_id, ledger::Revision at,
                                                                   int limit) {
  return readers_->Borrow()->List(collection, after_id, std::min(at, head()), std::clamp(limit, 1, kReadCountMax));
}

absl::StatusOr<ledger::Hash> SqliteLedgerStore::ReadNode(ledger::Node node) {
  const auto at = tiles();
  if (const int64_t end = (node.index + 1) << node.level; end > at->size()) return RevisionAhead(end, at->size());
  return at->Read(node, [this](int level, int64_t number) { return readers_->Borrow()->ReadTile(level, number); });
}

std::shared_ptr<const MerkleTiles> SqliteLedgerStore::tiles() const {
  const std::lock_guard lock(tiles_mutex_);
  return tiles_;
}

}  // namespace handover::registry
