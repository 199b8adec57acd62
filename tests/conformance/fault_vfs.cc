#include "tests/conformance/fault_vfs.h"

#include <cerrno>

namespace handover::registry {
namespace {

// What SQLite's own layer answers when the disk reports an error.
int IoErrorOf(FileOperation operation) {
  switch (operation) {
    case FileOperation::kOpen:
      return SQLITE_CANTOPEN;
    case FileOperation::kRead:
      return SQLITE_IOERR_READ;
    case FileOperation::kWrite:
      return SQLITE_IOERR_WRITE;
    case FileOperation::kTruncate:
      return SQLITE_IOERR_TRUNCATE;
    case FileOperation::kSync:
      return SQLITE_IOERR_FSYNC;
    case FileOperation::kSize:
      return SQLITE_IOERR_FSTAT;
    case FileOperation::kLock:
      return SQLITE_IOERR_LOCK;
    // What only gives a lock back does not fail on a disk of this machine.
    case FileOperation::kUnlock:
    case FileOperation::kUnlockShared:
      return SQLITE_OK;
    case FileOperation::kCheckLock:
      return SQLITE_IOERR_CHECKRESERVEDLOCK;
    case FileOperation::kDelete:
      return SQLITE_IOERR_DELETE;
    case FileOperation::kAccess:
      return SQLITE_IOERR_ACCESS;
    case FileOperation::kMapShared:
      return SQLITE_IOERR_SHMMAP;
    case FileOperation::kLockShared:
      return SQLITE_IOERR_SHMLOCK;
  }
  return SQLITE_IOERR;
}

// The same when there is no room; SQLITE_OK if the operation needs none.
int NoRoomOf(FileOperation operation) {
  switch (operation) {
    case FileOperation::kWrite:
      return SQLITE_FULL;
    case FileOperation::kMapShared:
      return SQLITE_IOERR_SHMSIZE;
    case FileOperation::kOpen:
    case FileOperation::kTruncate:
    case FileOperation::kSync:
    case FileOperation::kDelete:
      return IoErrorOf(operation);
    default:
      return SQLITE_OK;
  }
}

int NoMemoryOf(FileOperation operation) {
  switch (operation) {
    case FileOperation::kOpen:
      return SQLITE_NOMEM;
    case FileOperation::kRead:
    case FileOperation::kWrite:
    case FileOperation::kLock:
    case FileOperation::kMapShared:
      return SQLITE_IOERR_NOMEM;
    default:
      return SQLITE_OK;
  }
}

int BusyOf(FileOperation operation) {
  return operation == FileOperation::kLock || operation == FileOperation::kLockShared ? SQLITE_BUSY : SQLITE_OK;
}

struct Failure {
  int code;  // SQLITE_OK if the operation cannot fail in this way.
  int system_errno;
};

Failure FailureOf(Fault fault, FileOperation operation) {
  switch (fault) {
    case Fault::kIoError:
      return {.code = IoErrorOf(operation), .system_errno = EIO};
    case Fault::kNoRoom:
      return {.code = NoRoomOf(operation), .system_errno = ENOSPC};
    case Fault::kNoMemory:
      return {.code = NoMemoryOf(operation), .system_errno = ENOMEM};
    case Fault::kBusy:
      return {.code = BusyOf(operation), .system_errno = EAGAIN};
  }
  return {.code = SQLITE_OK, .system_errno = 0};
}

// What is made under another name first is thrown away after any failure.
bool IsBeingMade(std::string_view path) { return path.find(".new") != std::string_view::npos; }

}  // namespace

std::ostream& operator<<(std::ostream& out, Fault fault) {
  switch (fault) {
    case Fault::kIoError:
      return out << "IoError";
    case Fault::kNoRoom:
      return out << "NoRoom";
    case Fault::kNoMemory:
      return out << "NoMemory";
    case Fault::kBusy:
      return out << "Busy";
  }
  return out;
}

void FaultVfs::Arm(Fault fault, int64_t number, bool for_ever) {
  fault_ = fault;
  number_ = number;
  for_ever_ = for_ever;
  operation_count_ = 0;
  failed_syncs_.clear();
  synced_again_.clear();
}

int FaultVfs::Before(const FileCall& call) {
  const bool is_sync = call.operation == FileOperation::kSync && !IsBeingMade(call.path);
  if (is_sync && failed_syncs_.contains(call.path)) synced_again_ = call.path;
  const Failure failure = FailureOf(fault_, call.operation);
  if (failure.code == SQLITE_OK) return SQLITE_OK;
  ++operation_count_;
  if (number_ == kNever || operation_count_ < number_) return SQLITE_OK;
  if (operation_count_ > number_ && !for_ever_) return SQLITE_OK;
  if (is_sync) failed_syncs_.emplace(call.path);
  errno = failure.system_errno;
  return failure.code;
}

}  // namespace handover::registry
