#include "tests/conformance/watched_vfs.h"

#include <filesystem>
#include <string>
#include <system_error>

namespace handover::registry {
namespace {

// What SQLite takes for its file. The file below lies behind it.
struct WatchedFile {
  sqlite3_file base;
  WatchedVfs* vfs;
  std::string* path;
  bool directory_is_unsynced;  // SQLite syncs the directory with the first sync of a journal.
};

WatchedFile& Watched(sqlite3_file* file) { return *reinterpret_cast<WatchedFile*>(file); }

sqlite3_file* Below(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(&Watched(file) + 1); }

}  // namespace

struct WatchedVfsMethods {
  template <typename Forward>
  static int Do(WatchedVfs& vfs, const FileCall& call, Forward forward) {
    if (const int refused = vfs.Before(call); refused != SQLITE_OK) return refused;
    const int code = forward();
    if (code == SQLITE_OK) vfs.After(call);
    return code;
  }

  // The same for an operation on an open file.
  template <typename Forward>
  static int Do(sqlite3_file* file, FileCall call, Forward forward) {
    call.path = *Watched(file).path;
    return Do(*Watched(file).vfs, call, [&] { return forward(Below(file)); });
  }

  static int Close(sqlite3_file* file) {
    delete Watched(file).path;
    return Below(file)->pMethods->xClose(Below(file));
  }

  static int Read(sqlite3_file* file, void* buffer, int count, sqlite3_int64 offset) {
    return Do(file, {.operation = FileOperation::kRead, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xRead(below, buffer, count, offset); });
  }

  static int Write(sqlite3_file* file, const void* buffer, int count, sqlite3_int64 offset) {
    const std::string_view bytes(static_cast<const char*>(buffer), static_cast<size_t>(count));
    return Do(file, {.operation = FileOperation::kWrite, .path = {}, .offset = offset, .bytes = bytes},
              [&](sqlite3_file* below) { return below->pMethods->xWrite(below, buffer, count, offset); });
  }

  static int Truncate(sqlite3_file* file, sqlite3_int64 size) {
    return Do(file, {.operation = FileOperation::kTruncate, .path = {}, .offset = size},
              [&](sqlite3_file* below) { return below->pMethods->xTruncate(below, size); });
  }

  static int Sync(sqlite3_file* file, int flags) {
    const bool syncs_directory = Watched(file).directory_is_unsynced;
    return Do(file, {.operation = FileOperation::kSync, .path = {}, .syncs_directory = syncs_directory},
              [&](sqlite3_file* below) {
                const int code = below->pMethods->xSync(below, flags);
                if (code == SQLITE_OK) Watched(file).directory_is_unsynced = false;
                return code;
              });
  }

  static int FileSize(sqlite3_file* file, sqlite3_int64* size) {
    return Do(file, {.operation = FileOperation::kSize, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xFileSize(below, size); });
  }

  static int Lock(sqlite3_file* file, int level) {
    return Do(file, {.operation = FileOperation::kLock, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xLock(below, level); });
  }

  static int Unlock(sqlite3_file* file, int level) {
    return Do(file, {.operation = FileOperation::kUnlock, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xUnlock(below, level); });
  }

  static int CheckReservedLock(sqlite3_file* file, int* is_locked) {
    return Do(file, {.operation = FileOperation::kCheckLock, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xCheckReservedLock(below, is_locked); });
  }

  static int FileControl(sqlite3_file* file, int operation, void* argument) {
    return Below(file)->pMethods->xFileControl(Below(file), operation, argument);
  }

  static int SectorSize(sqlite3_file* file) { return Below(file)->pMethods->xSectorSize(Below(file)); }

  static int DeviceCharacteristics(sqlite3_file* file) {
    return Below(file)->pMethods->xDeviceCharacteristics(Below(file));
  }

  static int ShmMap(sqlite3_file* file, int region, int region_bytes, int extend, void volatile** memory) {
    return Do(file, {.operation = FileOperation::kMapShared, .path = {}}, [&](sqlite3_file* below) {
      return below->pMethods->xShmMap(below, region, region_bytes, extend, memory);
    });
  }

  static int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
    const bool unlocks = (flags & SQLITE_SHM_UNLOCK) != 0;
    return Do(file, {.operation = unlocks ? FileOperation::kUnlockShared : FileOperation::kLockShared, .path = {}},
              [&](sqlite3_file* below) { return below->pMethods->xShmLock(below, offset, count, flags); });
  }

  static void ShmBarrier(sqlite3_file* file) { Below(file)->pMethods->xShmBarrier(Below(file)); }

  static int ShmUnmap(sqlite3_file* file, int remove) { return Below(file)->pMethods->xShmUnmap(Below(file), remove); }

  // Of the second version: files are not mapped into memory.
  static constexpr sqlite3_io_methods kFile = {2,
                                               Close,
                                               Read,
                                               Write,
                                               Truncate,
                                               Sync,
                                               FileSize,
                                               Lock,
                                               Unlock,
                                               CheckReservedLock,
                                               FileControl,
                                               SectorSize,
                                               DeviceCharacteristics,
                                               ShmMap,
                                               ShmLock,
                                               ShmBarrier,
                                               ShmUnmap,
                                               nullptr,
                                               nullptr};

  static WatchedVfs& VfsOf(sqlite3_vfs* vfs) { return *static_cast<WatchedVfs*>(vfs->pAppData); }

  static int Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    WatchedVfs& watched = VfsOf(vfs);
    file->pMethods = nullptr;
    const std::string path = name == nullptr ? "" : name;
    std::error_code ignored;
    const bool makes_file = (flags & SQLITE_OPEN_CREATE) != 0 && !std::filesystem::exists(path, ignored);
    const bool is_journal = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    return Do(watched, {.operation = FileOperation::kOpen, .path = path, .makes_file = makes_file}, [&] {
      const int code = watched.below_->xOpen(watched.below_, name, Below(file), flags, flags_out);
      if (code != SQLITE_OK) return code;
      Watched(file) = {.base = {&kFile},
                       .vfs = &watched,
                       .path = new std::string(path),
                       .directory_is_unsynced = is_journal && (flags & SQLITE_OPEN_CREATE) != 0};
      return code;
    });
  }

  static int Delete(sqlite3_vfs* vfs, const char* name, int sync_directory) {
    WatchedVfs& watched = VfsOf(vfs);
    return Do(watched, {.operation = FileOperation::kDelete, .path = name, .syncs_directory = sync_directory != 0},
              [&] { return watched.below_->xDelete(watched.below_, name, sync_directory); });
  }

  static int Access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
    WatchedVfs& watched = VfsOf(vfs);
    return Do(watched, {.operation = FileOperation::kAccess, .path = name},
              [&] { return watched.below_->xAccess(watched.below_, name, flags, result); });
  }
};

WatchedVfs::WatchedVfs(const char* name) : below_(sqlite3_vfs_find(nullptr)), vfs_(*below_) {
  vfs_.zName = name;
  vfs_.szOsFile = static_cast<int>(sizeof(WatchedFile)) + below_->szOsFile;
  vfs_.pAppData = this;
  vfs_.xOpen = WatchedVfsMethods::Open;
  vfs_.xDelete = WatchedVfsMethods::Delete;
  vfs_.xAccess = WatchedVfsMethods::Access;
  sqlite3_vfs_register(&vfs_, /*makeDflt=*/1);
}

WatchedVfs::~WatchedVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(below_, /*makeDflt=*/1);
}

}  // namespace handover::registry
