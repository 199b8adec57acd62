#include "registry_service/storage/ledger_check.h"

#include <fcntl.h>

#include <array>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/file_descriptor.h"
#include "registry_service/storage/page_check.h"
#include "registry_service/storage/page_checksum.h"
#include "registry_service/storage/signing_key_check.h"
#include "registry_service/storage/signing_key_file.h"
#include "registry_service/storage/sqlite_check_connection.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "registry_service/storage/sqlite_structure_check.h"
#include "registry_service/storage/wal_check.h"

namespace handover::registry {
namespace {

// Whether the file is a ledger of ours of which the first page is damaged, and not a file of something else.
bool IsDamagedLedger(const std::filesystem::path& path) {
  std::array<unsigned char, kPageBytes> page = {};
  const FileDescriptor file = FileDescriptor::Open(path, O_RDONLY);
  return !file.empty() && file.ReadAt(0, page) == kPageBytes && HasPageNumber(1, page) && !HasChecksum(1, page);
}

}  // namespace

absl::StatusOr<LedgerCheck> CheckLedger(const std::filesystem::path& data_dir, const EntryFactsReader& read_facts) {
  const auto directory = DataDirectory::HoldForCheck(data_dir);
  if (!directory.ok()) return directory.status();
  const std::filesystem::path path = directory->ledger_path();
  if (auto status = CheckIsLedgerFile(path); !status.ok() && !IsDamagedLedger(path)) return status;

  LedgerCheck check;
  const auto wal = CheckWal(WalPathOf(path), check.findings);
  if (!wal.ok()) return wal.status();
  if (auto status = CheckPages(path, *wal, check.findings); !status.ok()) return status;
  CheckSigningKey(data_dir / kSigningKeyFile, check.findings);
  auto database = OpenForCheck(path);
  if (!database.ok()) {
    check.findings.Add(DataDirectory::kLedgerFile, "database",
                       absl::StrCat("cannot be opened: ", std::string(database.status().message())));
    return check;
  }
  check.ledger_id = CheckStructure(*database, check.findings);
  check.entries = CheckEntries(*database, read_facts, check.findings);
  return check;
}

}  // namespace handover::registry
