#ifndef HANDOVER_CLIENTS_HANDOVERCTL_SQLITE_FILE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_SQLITE_FILE_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/handoverctl/record_sink.h"
#include "clients/handoverctl/record_source.h"

// Exports as SQLite files. Plain tables for whoever asks questions in SQL: one for each kind of record, named after its
// collection ("running_totals"), a column for each field of the contract ("quantity_count"), NULL where it is absent.
// Beside them "records" with every record as proto JSON, from which it is read back, and "export", one row that says
// what it was taken from.
namespace handover::ctl {

// Writes such a file. It writes without syncing: OutputFile does that.
class SqliteSink : public RecordSink {
 public:
  // Makes the file at `path`, where there is none.
  explicit SqliteSink(std::filesystem::path path);
  ~SqliteSink() override;

  absl::Status Begin(const ExportOrigin& origin) override;
  absl::Status Write(const registry::v1::Record& record) override;
  absl::Status End() override;

 private:
  class Writer;

  const std::filesystem::path path_;
  std::unique_ptr<Writer> writer_;
};

// Reads such a file. Nothing but the table of records is relied upon, and the file is not trusted.
class SqliteSource : public RecordSource {
 public:
  // Whether the file at `path` begins as SQLite files do.
  static bool IsSqlite(const std::filesystem::path& path);

  // Fails with INVALID_ARGUMENT, naming the file, if it is no export.
  static absl::StatusOr<std::unique_ptr<SqliteSource>> Open(const std::filesystem::path& path);
  ~SqliteSource() override;

  absl::StatusOr<std::optional<PlacedRecord>> Next() override;
  // The share of the file that the records read so far make up by their number.
  int64_t bytes_read() const override;

 private:
  class Reader;

  explicit SqliteSource(std::unique_ptr<Reader> reader);

  std::unique_ptr<Reader> reader_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_SQLITE_FILE_H_
