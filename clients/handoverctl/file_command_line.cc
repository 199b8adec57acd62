#include "clients/handoverctl/file_command_line.h"

#include <algorithm>
#include <memory>
#include <string>

#include "clients/handoverctl/choices.h"
#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"

namespace handover::ctl {
namespace {

Choices<FileFormat> Formats() {
  return {{"csv", FileFormat::kCsv}, {"ndjson", FileFormat::kNdjson}, {"sqlite", FileFormat::kSqlite}};
}

void AddImport(CLI::App& app, Command& command) {
  auto import = std::make_shared<ImportCommand>();
  CLI::App* sub = app.add_subcommand("import", "Store the records of files, in the order in which they stand");
  sub->group(kStoring)->footer("handoverctl import docs/samples/istanbul-2025.ndjson");
  sub->add_option("FILE", import->files, "The files, in the order to store them in; - is the standard input")
      ->required();
  AddChoice(
      *sub, "--format", import->format, Formats(),
      "One record in a line as proto JSON, a table with the fields as columns, or what export has made as SQLite; if "
      "left out, a file ending in .csv is one of those, SQLite is recognised, and all else is NDJSON");
  sub->callback([import, &command] {
    if (import->format == FileFormat::kSqlite && std::ranges::count(import->files, "-") > 0) {
      throw CLI::ValidationError("--format", "sqlite, want csv or ndjson from the standard input");
    }
    command = *import;
  });
}

// The format that the end of a file's name stands for.
FileFormat FormatOf(const std::string& file) {
  if (file.ends_with(".csv")) return FileFormat::kCsv;
  const bool is_sqlite = file.ends_with(".sqlite") || file.ends_with(".sqlite3") || file.ends_with(".db");
  return is_sqlite ? FileFormat::kSqlite : FileFormat::kNdjson;
}

void AddExport(CLI::App& app, Command& command) {
  auto exported = std::make_shared<ExportCommand>();
  exported->format = FileFormat::kUnspecified;
  CLI::App* sub =
      app.add_subcommand("export", "Write the records of the ledger, or of one agreement and the parties to it");
  sub->group(kReadingStored)->footer("handoverctl export\nhandoverctl export istanbul-2025-06-02 --format csv");
  sub->add_option("AGREEMENT", exported->agreement, "The agreement's name or id; the whole ledger if left out");
  sub->add_option("-o,--output_file", exported->file,
                  "The file; it is replaced if it is there, once all is written; the standard output if left out");
  AddChoice(
      *sub, "--format", exported->format, Formats(),
      "One record in a line as proto JSON, a table with the fields as columns, or a SQLite file with one table for "
      "each kind; if left out, what the file's name ends in, or else NDJSON");
  sub->callback([exported, &command] {
    if (!exported->agreement.empty()) exported->agreement = AgreementName(exported->agreement);
    if (exported->format == FileFormat::kUnspecified) exported->format = FormatOf(exported->file);
    if (exported->format == FileFormat::kSqlite && exported->file.empty()) {
      throw CLI::ValidationError("--format", "sqlite, want a file with it: -o FILE");
    }
    command = *exported;
  });
}

}  // namespace

void AddFileCommands(CLI::App& app, Command& command) {
  AddImport(app, command);
  AddExport(app, command);
}

}  // namespace handover::ctl
