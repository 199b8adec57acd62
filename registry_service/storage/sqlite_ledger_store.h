#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_STORE_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_STORE_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/ledger_store.h"
#include "registry_service/storage/merkle_tiles.h"
#include "registry_service/storage/sqlite_reader_pool.h"
#include "registry_service/storage/sqlite_writer.h"

namespace handover::registry {

// A ledger in a directory of this machine, as one SQLite file in WAL mode that is synced at every commit. One process
// holds it at a time.
//
// A batch is one transaction: its entries go into bundles, and their names into an ordered index. Reads go through a
// fixed number of connections and never wait for Append; when all connections are in use they wait for each other.
// Memory is bounded, whatever the size of the ledger.
class SqliteLedgerStore : public LedgerStore {
 public:
  // Opens the ledger in `data_dir`, and makes one if the directory is missing or empty. Fails with FAILED_PRECONDITION,
  // in one line that begins with `data_dir`, if it cannot be used, is held by another process, or holds something else
  // or a ledger of a newer schema; with DATA_LOSS (STORE_CORRUPT) if what is stored cannot be read; with
  // RESOURCE_EXHAUSTED (STORE_FULL) if there is no room for a new ledger.
  static absl::StatusOr<std::unique_ptr<SqliteLedgerStore>> Open(const std::filesystem::path& data_dir);

  const std::string& ledger_id() const override { return ledger_id_; }
  ledger::Revision head() const override { return {head_.load(std::memory_order_acquire)}; }
  absl::Status Append(std::span<const NewEntry> entries) override;
  absl::StatusOr<std::vector<ledger::Entry>> ReadAfter(ledger::Revision after) override;
  absl::StatusOr<ledger::Entry> Read(ledger::Revision revision) override;
  absl::StatusOr<std::vector<std::optional<ledger::Entry>>> FindAll(std::span<const std::string_view> names) override;
  absl::StatusOr<std::optional<ledger::Revision>> FindSuccessor(std::string_view name) override;
  absl::StatusOr<std::vector<ledger::Entry>> List(std::string_view collection, std::string_view after_id,
                                                  ledger::Revision at, int limit) override;
  absl::StatusOr<ledger::Hash> ReadNode(ledger::Node node) override;

 private:
  SqliteLedgerStore(DataDirectory directory, std::string ledger_id, std::unique_ptr<SqliteWriter> writer,
                    MerkleTiles tiles, std::unique_ptr<SqliteReaderPool> readers);
  std::shared_ptr<const MerkleTiles> tiles() const;

  DataDirectory directory_;
  std::string ledger_id_;
  std::unique_ptr<SqliteWriter> writer_;
  std::atomic<int64_t> head_;       // What is durable; the file may be ahead of it while Append runs.
  mutable std::mutex tiles_mutex_;  // Guards what follows.
  std::shared_ptr<const MerkleTiles> tiles_;
  std::unique_ptr<SqliteReaderPool> readers_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_STORE_H_
