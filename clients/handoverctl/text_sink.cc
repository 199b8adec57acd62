#include "clients/handoverctl/text_sink.h"

#include <google/protobuf/util/time_util.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/csv_cell.h"
#include "clients/handoverctl/json_text.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using google::protobuf::Message;

absl::Status Put(const std::string& text, std::ostream& out, const std::string& output) {
  errno = 0;
  out << text;
  return out ? absl::OkStatus() : OutputNotWritten(output, errno == 0 ? "unknown reason" : std::strerror(errno));
}

absl::Status Flush(std::ostream& out, const std::string& output) {
  errno = 0;
  out << std::flush;
  return out ? absl::OkStatus() : OutputNotWritten(output, errno == 0 ? "unknown reason" : std::strerror(errno));
}

}  // namespace

absl::Status NdjsonSink::Write(const registry::v1::Record& record) {
  const auto json = JsonText(record, JsonForm::kOneLine);
  return json.ok() ? Put(*json, out_, output_) : json.status();
}

absl::Status NdjsonSink::End() { return Flush(out_, output_); }

CsvSink::CsvSink(std::ostream& out, std::string output)
    : out_(out), output_(std::move(output)), columns_(ColumnsOfAllKinds()) {}

absl::Status CsvSink::Begin(const ExportOrigin&) {
  std::vector<std::string> header = {kNameColumn, kKindColumn, kRevisionColumn, kRecordTimeColumn, kAuthorColumn};
  for (const CellColumn& column : columns_) header.push_back(column.path);
  return Put(absl::StrJoin(header, ",") + "\r\n", out_, output_);
}

absl::Status CsvSink::Write(const registry::v1::Record& record) {
  const Message* body = BodyOf(record);
  std::vector<std::string> row = {
      CsvCell(record.name()), body == nullptr ? "" : BodyNameOf(record), absl::StrCat(record.revision()),
      google::protobuf::util::TimeUtil::ToString(record.record_time()), CsvCell(record.author())};
  for (const CellColumn& column : columns_) {
    std::string cell = body == nullptr ? "" : CellOf(*body, column.path).value_or("");
    // A number is no formula, whatever its sign.
    row.push_back(column.type == CellType::kText ? CsvCell(cell) : std::move(cell));
  }
  return Put(absl::StrJoin(row, ",") + "\r\n", out_, output_);
}

absl::Status CsvSink::End() { return Flush(out_, output_); }

}  // namespace handover::ctl
