#include "tests/conformance/sync_fault_vfs.h"

#include <sqlite3.h>

#include <cerrno>

namespace handover::registry {
namespace {

// SQLite calls plain functions with structures of its own, so that what these need has to be here.
SyncFaultVfs* active = nullptr;
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs fault_vfs;
// SQLite locks a database and no journal, and has different methods for them. Both sync in the same way.
sqlite3_io_methods database_methods;
sqlite3_io_methods journal_methods;
int (*real_sync)(sqlite3_file*, int) = nullptr;

}  // namespace

struct SyncFaultMethods {
  static int Sync(sqlite3_file* file, int flags, bool fail) {
    ++active->sync_count_;
    if (!fail) return real_sync(file, flags);
    errno = EIO;
    return SQLITE_IOERR_FSYNC;
  }

  static int SyncDatabase(sqlite3_file* file, int flags) {
    return Sync(file, flags, active->failing_ != FailingFiles::kNone);
  }

  static int SyncJournal(sqlite3_file* file, int flags) {
    return Sync(file, flags, active->failing_ == FailingFiles::kAll);
  }

  static int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    const int code = real_vfs->xOpen(real_vfs, name, file, flags, flags_out);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    const bool is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    sqlite3_io_methods& methods = is_database ? database_methods : journal_methods;
    methods = *file->pMethods;
    real_sync = methods.xSync;
    methods.xSync = is_database ? SyncDatabase : SyncJournal;
    file->pMethods = &methods;
    return code;
  }
};

SyncFaultVfs::SyncFaultVfs() {
  active = this;
  real_vfs = sqlite3_vfs_find(nullptr);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "sync-fault";
  fault_vfs.xOpen = SyncFaultMethods::Open;
  sqlite3_vfs_register(&fault_vfs, /*makeDflt=*/1);
}

SyncFaultVfs::~SyncFaultVfs() {
  sqlite3_vfs_unregister(&fault_vfs);
  sqlite3_vfs_register(real_vfs, /*makeDflt=*/1);
  active = nullptr;
}

}  // namespace handover::registry
