#include "clients/handoverctl/import_command.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/progress_bar.h"

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

// Looks at every file before anything is stored, so that a mistyped name costs nothing.
absl::Status CheckReadable(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::error_code error;
    if (file != kStandardInput && (std::filesystem::is_directory(file, error) || !std::ifstream(file).is_open())) {
      return absl::NotFoundError(absl::StrCat(file, ": cannot be opened, want a file that can be read"));
    }
  }
  return absl::OkStatus();
}

// Whether the code alone says that nothing of the batch is stored, and so nothing after it. After any other, answers
// may have been lost on their way.
bool NothingStored(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnauthenticated:
      return true;
    default:
      return false;
  }
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
  std::optional<ProgressBar> bar;
  if (surroundings_.terminal != nullptr) {
    bar.emplace(*surroundings_.terminal, surroundings_.clock, BytesOf(command.files));
  }
  int64_t bytes_before = 0;
  int64_t bytes_here = 0;
  Importer importer(open_, pause_, [&](const ImportTotals& totals, const BatchReader& reader) {
    bytes_here = reader.bytes_read();
    if (bar.has_value()) bar->Update(totals.records(), bytes_before + bytes_here);
  });
  absl::Status status;
  for (const std::string& file : command.files) {
    status = ImportFile(file, importer);
    if (!status.ok()) break;
    bytes_before += std::exchange(bytes_here, 0);
  }
  if (bar.has_value()) bar->Clear();
  if (!status.ok()) {
    return absl::StrCat(ErrorText("import", target_, status), WhatIsStored(importer.totals(), status.code()),
                        "  importing the same files again is safe: a record is recognised by its name\n");
  }
  return Print(importer.totals().Summary() + "\n", surroundings_.out);
}

absl::Status ImportCommands::ImportFile(const std::string& file, Importer& importer) {
  if (file == kStandardInput) {
    BatchReader reader(surroundings_.in, "stdin");
    return importer.Import(reader);
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) return absl::NotFoundError(absl::StrCat(file, ": cannot be opened any more"));
  BatchReader reader(stream, file);
  return importer.Import(reader);
}

}  // namespace handover::ctl
