#include "clients/handoverctl/import_command.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/csv_source.h"
#include "clients/handoverctl/ndjson_source.h"
#include "clients/handoverctl/nothing_stored.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/progress_bar.h"
#include "clients/handoverctl/sqlite_file.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

constexpr char kStandardInput[] = "-";

// How many bytes the files hold; 0 if that cannot be told before they are read.
int64_t BytesOf(const std::vector<std::string>& files) {
  int64_t bytes = 0;
  for (const std::string& file : files) {
    std::error_code error;
    if (file == kStandardInput || !std::filesystem::is_regular_file(file, error)) return 0;
    bytes += static_cast<int64_t>(std::filesystem::file_size(file, error));
  }
  return bytes;
}

absl::Status Unreadable(const std::string& file, const std::string& what) {
  return MakeError(absl::StatusCode::kNotFound, "FILE_UNREADABLE", absl::StrCat(file, ": ", what));
}

// How the records stand in a file, where nobody has said it: a SQLite file says it by its first bytes, CSV by its name.
FileFormat FormatOf(const std::string& file) {
  if (file != kStandardInput && SqliteSource::IsSqlite(file)) return FileFormat::kSqlite;
  return file.ends_with(".csv") ? FileFormat::kCsv : FileFormat::kNdjson;
}

absl::Status ImportText(std::istream& in, const std::string& file, FileFormat format, Importer& importer) {
  std::unique_ptr<RecordSource> source;
  if (format == FileFormat::kCsv) {
    source = std::make_unique<CsvSource>(in, file);
  } else {
    source = std::make_unique<NdjsonSource>(in, file);
  }
  BatchReader reader(*source);
  return importer.Import(reader);
}

// Looks at every file before anything is stored, so that a mistyped name costs nothing.
absl::Status CheckReadable(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::error_code error;
    if (file != kStandardInput && (std::filesystem::is_directory(file, error) || !std::ifstream(file).is_open())) {
      return Unreadable(file, "cannot be opened, want a file that can be read");
    }
  }
  return absl::OkStatus();
}

std::string WhatIsStored(const ImportTotals& totals, absl::StatusCode code) {
  const bool any = totals.stored_up_to.has_value();
  if (!any) return NothingStored(code) ? "  nothing is stored\n" : "  whether any of it is stored is not known\n";
  return absl::StrCat(
      "  stored up to ", totals.stored_up_to->Text(), "; ",
      NothingStored(code) ? "nothing after that\n" : "whether anything after that is stored is not known\n");
}

}  // namespace

ImportCommands::ImportCommands(Importer::Open open, Target target, client::Pause pause, Surroundings surroundings)
    : open_(std::move(open)),
      target_(std::move(target)),
      pause_(std::move(pause)),
      surroundings_(std::move(surroundings)) {}

Failure ImportCommands::Run(const ImportCommand& command) {
  if (const auto status = CheckReadable(command.files); !status.ok()) return ErrorText("import", target_, status);
  ProgressBar bar(surroundings_.terminal, surroundings_.clock, ProgressUnit::kBytes, BytesOf(command.files));
  int64_t bytes_before = 0;
  int64_t bytes_here = 0;
  Importer importer(open_, pause_, [&](const ImportTotals& totals, const BatchReader& reader) {
    bytes_here = reader.bytes_read();
    bar.Update(totals.records(), bytes_before + bytes_here);
  });
  absl::Status status;
  for (const std::string& file : command.files) {
    status = ImportFile(file, command.format, importer);
    if (!status.ok()) break;
    bytes_before += std::exchange(bytes_here, 0);
  }
  bar.Clear();
  if (!status.ok()) {
    return absl::StrCat(ErrorText("import", target_, status), WhatIsStored(importer.totals(), status.code()),
                        "  importing the same files again is safe: a record is recognised by its name\n");
  }
  return Print(importer.totals().Summary() + "\n", surroundings_.out);
}

absl::Status ImportCommands::ImportFile(const std::string& file, FileFormat format, Importer& importer) {
  if (format == FileFormat::kUnspecified) format = FormatOf(file);
  if (file == kStandardInput) return ImportText(surroundings_.in, "stdin", format, importer);
  if (format == FileFormat::kSqlite) {
    const auto source = SqliteSource::Open(file);
    if (!source.ok()) return source.status();
    BatchReader reader(**source);
    return importer.Import(reader);
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) return Unreadable(file, "cannot be opened any more");
  return ImportText(stream, file, format, importer);
}

}  // namespace handover::ctl
