#include "registry_service/storage/page_checksum_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <new>

#include "registry_service/storage/page_checksum.h"

namespace handover::registry {
namespace {

// SQLite's smallest page. What it reads of a database file in smaller pieces is parts of the header, to see whether it
// has changed; whatever it relies on it reads in whole pages.
constexpr int kSmallestPageBytes = 512;
// Where a header says how many bytes of each page are reserved.
constexpr size_t kReservedBytesAt = 20;
// How much of an open file is for the layer below, whatever that is. What is ours of it stands behind.
constexpr int kFileBytesBelowMax = 2048;

thread_local uint32_t page_that_failed = 0;

// A file keeps the structure that the layer below has made of it, with some of its methods replaced.
struct Layer {
  const sqlite3_io_methods* below;
  sqlite3_io_methods methods;
};

Layer* LayerOf(sqlite3_file* file) {
  return std::launder(reinterpret_cast<Layer*>(reinterpret_cast<char*>(file) + kFileBytesBelowMax));
}

// Whether so many bytes at that place are one page.
bool IsPage(int bytes, sqlite3_int64 offset) {
  return bytes == int{kPageBytes} && offset % sqlite3_int64{kPageBytes} == 0;
}

int Fail(sqlite3_int64 offset) {
  page_that_failed = PageAt(offset);
  return SQLITE_IOERR_DATA;
}

int Read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
  const int code = LayerOf(file)->below->xRead(file, into, bytes, offset);
  if (code != SQLITE_OK || bytes < kSmallestPageBytes) return code;
  // Pages of another size come of a header that is not as it was written.
  if (!IsPage(bytes, offset)) return Fail(0);
  const std::span<const unsigned char, kPageBytes> page(static_cast<const unsigned char*>(into), kPageBytes);
  return HasChecksum(PageAt(offset), page) ? SQLITE_OK : Fail(offset);
}

int Write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
  if (!IsPage(bytes, offset)) return SQLITE_IOERR_WRITE;
  // The bytes are SQLite's own, which may have them in its cache.
  std::array<unsigned char, kPageBytes> page;
  std::copy_n(static_cast<const unsigned char*>(from), kPageBytes, page.begin());
  // The checksum would overwrite what a database without room for it has there.
  if (offset == 0 && page[kReservedBytesAt] != kPageChecksumBytes) return SQLITE_IOERR_WRITE;
  SetChecksum(PageAt(offset), page);
  return LayerOf(file)->below->xWrite(file, page.data(), bytes, offset);
}

// The layer below, which is not the same for ever.
sqlite3_vfs* Below() { return sqlite3_vfs_find(nullptr); }

// Opens a file with the layer below. Whatever it has made of it, `replace` changes in the methods.
template <typename Replace>
int OpenBelow(const char* name, sqlite3_file* file, int flags, int* flags_out, Replace replace) {
  sqlite3_vfs* const below = Below();
  file->pMethods = nullptr;
  if (below->szOsFile > kFileBytesBelowMax) return SQLITE_CANTOPEN;
  const int code = below->xOpen(below, name, file, flags, flags_out);
  if (code != SQLITE_OK || file->pMethods == nullptr) return code;
  auto* const place = reinterpret_cast<char*>(file) + kFileBytesBelowMax;
  auto* const layer = new (place) Layer{.below = file->pMethods, .methods = *file->pMethods};
  // The third version can map a file into memory, and would read past these methods.
  layer->methods.iVersion = std::min(layer->methods.iVersion, 2);
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0) {
    layer->methods.xRead = Read;
    layer->methods.xWrite = Write;
  }
  replace(layer->methods);
  file->pMethods = &layer->methods;
  return code;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  return OpenBelow(name, file, flags, flags_out, [](sqlite3_io_methods&) {});
}

int OpenReadOnly(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  constexpr int kWriting = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0) flags = (flags & ~kWriting) | SQLITE_OPEN_READONLY;
  return OpenBelow(name, file, flags, flags_out, [](sqlite3_io_methods& methods) {
    methods.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
    methods.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
  });
}

// What is no business of a single file goes to the layer below as it is.
sqlite3_vfs MakeVfs(const char* name, decltype(sqlite3_vfs::xOpen) open) {
  sqlite3_vfs vfs = {};
  vfs.iVersion = 2;
  vfs.szOsFile = kFileBytesBelowMax + int{sizeof(Layer)};
  vfs.mxPathname = Below()->mxPathname;
  vfs.zName = name;
  vfs.xOpen = open;
  vfs.xDelete = [](sqlite3_vfs*, const char* path, int sync) { return Below()->xDelete(Below(), path, sync); };
  vfs.xAccess = [](sqlite3_vfs*, const char* path, int flags, int* result) {
    return Below()->xAccess(Below(), path, flags, result);
  };
  vfs.xFullPathname = [](sqlite3_vfs*, const char* path, int bytes, char* out) {
    return Below()->xFullPathname(Below(), path, bytes, out);
  };
  vfs.xRandomness = [](sqlite3_vfs*, int bytes, char* out) { return Below()->xRandomness(Below(), bytes, out); };
  vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return Below()->xSleep(Below(), microseconds); };
  vfs.xCurrentTime = [](sqlite3_vfs*, double* time) { return Below()->xCurrentTime(Below(), time); };
  vfs.xGetLastError = [](sqlite3_vfs*, int bytes, char* out) { return Below()->xGetLastError(Below(), bytes, out); };
  vfs.xCurrentTimeInt64 = [](sqlite3_vfs*, sqlite3_int64* time) { return Below()->xCurrentTimeInt64(Below(), time); };
  return vfs;
}

}  // namespace

const char* PageChecksumVfs() {
  static sqlite3_vfs vfs = MakeVfs("page-checksum", Open);
  // Should this fail, no connection opens: SQLite then knows no layer of that name.
  [[maybe_unused]] static const int registered = sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
  return vfs.zName;
}

const char* ReadOnlyPageChecksumVfs() {
  static sqlite3_vfs vfs = MakeVfs("page-checksum-read-only", OpenReadOnly);
  // Should this fail, no connection opens: SQLite then knows no layer of that name.
  [[maybe_unused]] static const int registered = sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
  return vfs.zName;
}

uint32_t PageThatFailed() { return page_that_failed; }

}  // namespace handover::registry
