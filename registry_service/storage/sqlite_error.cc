#include "registry_service/storage/sqlite_error.h"

#include <cerrno>
#include <string>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

int PrimaryCode(int extended_code) { return extended_code & 0xff; }

bool SaysNoRoom(int extended_code, int system_errno) {
  if (PrimaryCode(extended_code) == SQLITE_FULL) return true;
  // After a failed fsync the batch may be on disk or not, so that "nothing is stored" would be a lie, whatever the
  // reason.
  if (extended_code == SQLITE_IOERR_FSYNC || extended_code == SQLITE_IOERR_DIR_FSYNC) return false;
  return PrimaryCode(extended_code) == SQLITE_IOERR &&
         (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG);
}

bool SaysUnreadable(int extended_code) {
  return PrimaryCode(extended_code) == SQLITE_CORRUPT || PrimaryCode(extended_code) == SQLITE_NOTADB ||
         extended_code == SQLITE_IOERR_READ || extended_code == SQLITE_IOERR_SHORT_READ ||
         extended_code == SQLITE_IOERR_CORRUPTFS;
}

}  // namespace

absl::Status SqliteError(int extended_code, int system_errno, std::string_view message) {
  const std::string words =
      absl::StrCat(std::string(message), " (SQLite ", extended_code, ", errno ", system_errno, ")");
  if (extended_code == SQLITE_IOERR_DATA) {
    return StoreCorruptError(absl::StrCat("page ", PageThatFailed(), " fails its checksum: ", words));
  }
  if (SaysNoRoom(extended_code, system_errno)) return StoreFullError(words);
  if (SaysUnreadable(extended_code)) return StoreCorruptError(words);
  return absl::InternalError(absl::StrCat("store: ", words));
}

}  // namespace handover::registry
