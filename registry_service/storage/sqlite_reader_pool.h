#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_POOL_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_POOL_H_

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "registry_service/storage/sqlite_reader.h"

namespace handover::registry {

// A fixed number of readers of one ledger's file, lent to one thread each. Safe from any thread.
class SqliteReaderPool {
 public:
  // Gives a lent reader back.
  class Return {
   public:
    explicit Return(SqliteReaderPool& pool) : pool_(&pool) {}
    void operator()(SqliteReader* reader) const { pool_->TakeBack(reader); }

   private:
    SqliteReaderPool* pool_;
  };
  // A reader that is lent for as long as this lives, which the pool must outlive.
  using Loan = std::unique_ptr<SqliteReader, Return>;

  // Opens `count` readers of the ledger's file at `path`, on which a writer is open.
  static absl::StatusOr<std::unique_ptr<SqliteReaderPool>> Open(const std::filesystem::path& path, int count);

  // Lends a reader, after waiting for one to come back if all are lent.
  Loan Borrow();

 private:
  explicit SqliteReaderPool(std::vector<std::unique_ptr<SqliteReader>> readers);

  void TakeBack(SqliteReader* reader);

  const std::vector<std::unique_ptr<SqliteReader>> readers_;
  std::mutex mutex_;  // Guards idle_.
  std::condition_variable came_back_;
  std::vector<SqliteReader*> idle_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_POOL_H_
