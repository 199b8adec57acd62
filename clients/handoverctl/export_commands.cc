#include "clients/handoverctl/export_commands.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/output_file.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/progress_bar.h"
#include "clients/handoverctl/sqlite_file.h"
#include "clients/handoverctl/text_sink.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using registry::v1::Record;

std::unique_ptr<RecordSink> TextSink(FileFormat format, std::ostream& out, const std::string& output) {
  if (format == FileFormat::kCsv) return std::make_unique<CsvSink>(out, output);
  return std::make_unique<NdjsonSink>(out, output);
}

std::string SummaryLine(const ExportOrigin& origin, int64_t records, const std::string& file) {
  return absl::StrCat("exported ", NumberOf(records, "record", "records"), " of ",
                      origin.agreement.empty() ? "" : origin.agreement + " in ", "ledger ", origin.ledger_id,
                      " at revision ", CountText(origin.revision), " to ", file, "\n");
}

}  // namespace

ExportCommands::ExportCommands(client::RegistryClient& client, Target target, Surroundings surroundings)
    : client_(client), target_(std::move(target)), surroundings_(std::move(surroundings)) {}

Failure ExportCommands::Run(const ExportCommand& command) {
  const std::string undertaking = "export " + (command.agreement.empty() ? "the ledger" : command.agreement);
  const auto belongs = Selection(command.agreement);
  if (!belongs.ok()) return ErrorEnding(undertaking, target_, belongs.status(), command.agreement);
  if (command.file.empty()) {
    const auto sink = TextSink(command.format, surroundings_.out, "the standard output");
    const auto totals = Copy(command.agreement, *belongs, *sink);
    if (!totals.ok()) return ErrorEnding(undertaking, target_, totals.status());
    return std::nullopt;
  }
  const auto totals = ToFile(command, *belongs);
  if (!totals.ok()) return ErrorEnding(undertaking, target_, totals.status());
  return Print(SummaryLine(totals->origin, totals->records, command.file), surroundings_.out);
}

absl::StatusOr<ExportCommands::Belongs> ExportCommands::Selection(const std::string& agreement) {
  if (agreement.empty()) return Belongs([](const Record&) { return true; });
  registry::v1::GetRecordRequest request;
  request.set_name(agreement);
  const auto response = client_.GetRecord(request);
  if (!response.ok()) return response.status();
  const auto& names = response->record().agreement().parties();
  const std::set<std::string> parties(names.begin(), names.end());
  return Belongs([agreement, parties](const Record& record) {
    return parties.contains(record.name()) || ledger::AgreementOf(record.name()) == agreement;
  });
}

absl::StatusOr<ExportCommands::Totals> ExportCommands::ToFile(const ExportCommand& command, const Belongs& belongs) {
  OutputFile file(command.file);
  if (absl::Status status = file.Prepare(); !status.ok()) return status;
  std::ofstream stream;
  std::unique_ptr<RecordSink> sink;
  if (command.format == FileFormat::kSqlite) {
    sink = std::make_unique<SqliteSink>(file.part());
  } else {
    errno = 0;
    stream.open(file.part(), std::ios::binary);
    if (!stream.is_open()) return OutputNotWritten(file.part(), std::strerror(errno));
    sink = TextSink(command.format, stream, file.part());
  }
  auto totals = Copy(command.agreement, belongs, *sink);
  if (!totals.ok()) return totals;
  if (absl::Status kept = file.Keep(); !kept.ok()) return kept;
  return totals;
}

absl::StatusOr<ExportCommands::Totals> ExportCommands::Copy(const std::string& agreement, const Belongs& belongs,
                                                            RecordSink& sink) {
  registry::v1::WatchRecordsRequest request;
  request.set_view(registry::v1::ENTRY_VIEW_RECORD);
  const auto watch = client_.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  Totals totals;
  std::optional<ProgressBar> bar;
  while (watch->Read(message)) {
    if (!bar.has_value()) {
      totals.origin = {message.ledger_id(), message.head_revision(), agreement};
      bar.emplace(surroundings_.terminal, surroundings_.clock, ProgressUnit::kRecords, message.head_revision());
      if (absl::Status begun = sink.Begin(totals.origin); !begun.ok()) return begun;
    }
    for (const Record& record : message.records()) {
      if (record.revision() > totals.origin.revision || !belongs(record)) continue;
      if (absl::Status written = sink.Write(record); !written.ok()) return written;
      ++totals.records;
    }
    bar->Update(message.revision(), message.revision());
    if (message.revision() < totals.origin.revision) continue;
    if (absl::Status ended = sink.End(); !ended.ok()) return ended;
    return totals;
  }
  const absl::Status status = watch->Finish();
  return status.ok() ? absl::UnavailableError("the registry ended the watch") : status;
}

}  // namespace handover::ctl
