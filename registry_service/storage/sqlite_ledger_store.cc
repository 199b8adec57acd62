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
  return std::unique_ptr<SqliteLedgerStore>(new SqliteLedgerStore(*std::move(directory), *std::move(ledger_id),
                                                                  *std::move(writer), *head, *std::move(readers)));
}

SqliteLedgerStore::SqliteLedgerStore(DataDirectory directory, std::string ledger_id,
                                     std::unique_ptr<SqliteWriter> writer, ledger::Revision head,
                                     std::unique_ptr<SqliteReaderPool> readers)
    : directory_(std::move(directory)),
      ledger_id_(std::move(ledger_id)),
      writer_(std::move(writer)),
      head_(head.value),
      readers_(std::move(readers)) {}

absl::Status SqliteLedgerStore::Append(std::span<const NewEntry> entries) {
  if (entries.empty()) return absl::OkStatus();
  const ledger::Revision before = head();
  if (auto status = writer_->Append(before.Next(), entries); !status.ok()) return status;
  head_.store(before.value + static_cast<int64_t>(entries.size()), std::memory_order_release);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ledger::Entry>> SqliteLedgerStore::ReadAfter(ledger::Revision after) {
  const ledger::Revision at = head();
  if (after > at) {
    return MakeError(absl::StatusCode::kOutOfRange, "REVISION_AHEAD",
                     absl::StrCat("revision: ", after.value, ", want at most the head, ", at.value));
  }
  return readers_->Borrow()->ReadAfter(after, at);
}

absl::StatusOr<std::optional<ledger::Entry>> SqliteLedgerStore::Find(std::string_view name) {
  const ledger::Revision at = head();
  return readers_->Borrow()->Find(name, at);
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

}  // namespace handover::registry
