#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_VFS_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_VFS_H_

#include <cstdint>

// Two layers between SQLite and its files, which give every page of a database file the checksum of page_checksum.h
// when it is written, and verify it when it is read. A page that fails is not read: SQLITE_IOERR_DATA. The WAL and the
// rollback journal are left alone, for SQLite has checksums of its own there.
//
// Below is whatever layer is SQLite's default when a file is opened. Safe from any thread.
namespace handover::registry {

// The name of the layer for the use of a ledger, to be given where a connection is opened. Such a database has pages of
// kPageBytes, of which kPageChecksumBytes are reserved.
const char* PageChecksumVfs();

// The name of the layer for reading a database that no other process can open meanwhile. It takes no locks and writes
// no file: with PRAGMA locking_mode = EXCLUSIVE not even the index of a WAL is made beside it. Such a connection must
// be closed with SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE set.
const char* ReadOnlyPageChecksumVfs();

// The page that was behind the last SQLITE_IOERR_DATA of this thread. Like errno, it holds until the next one.
uint32_t PageThatFailed();

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_VFS_H_
