#include "registry_service/storage/sqlite_reader_pool.h"

#include <utility>

namespace handover::registry {

absl::StatusOr<std::unique_ptr<SqliteReaderPool>> SqliteReaderPool::Open(const std::filesystem::path& path, int count) {
  std::vector<std::unique_ptr<SqliteReader>> readers;
  for (int i = 0; i < count; ++i) {
    auto reader = SqliteReader::Open(path);
    if (!reader.ok()) return reader.status();
    readers.push_back(*std::move(reader));
  }
  return std::unique_ptr<SqliteReaderPool>(new SqliteReaderPool(std::move(readers)));
}

SqliteReaderPool::SqliteReaderPool(std::vector<std::unique_ptr<SqliteReader>> readers) : readers_(std::move(readers)) {
  for (const auto& reader : readers_) idle_.push_back(reader.get());
}

SqliteReaderPool::Loan SqliteReaderPool::Borrow() {
  std::unique_lock lock(mutex_);
  came_back_.wait(lock, [this] { return !idle_.empty(); });
  // The one that came back last: its pages are still warm.
  SqliteReader* const reader = idle_.back();
  idle_.pop_back();
  return Loan(reader, Return(*this));
}

void SqliteReaderPool::TakeBack(SqliteReader* reader) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(reader);
  }
  came_back_.notify_one();
}

}  // namespace handover::registry
