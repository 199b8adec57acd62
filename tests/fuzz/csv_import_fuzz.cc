#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/csv_cell.h"
#include "clients/handoverctl/csv_source.h"
#include "clients/handoverctl/text_sink.h"
#include "ledger/utf8.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

using registry::v1::Record;

constexpr std::string_view kFile = "records.csv";

// An error begins with the file and the line: one that the file has, and not one above `line`, which was read before.
void RequirePlaced(const absl::Status& error, int64_t line, std::string_view text) {
  Require(error.code() == absl::StatusCode::kInvalidArgument, "what is no record is called so");
  const std::string message(error.message());
  const std::string start = std::string(kFile) + ":";
  Require(message.starts_with(start), "an error begins with the file");
  int64_t place = 0;
  const auto [end, fault] = std::from_chars(message.data() + start.size(), message.data() + message.size(), place);
  Require(fault == std::errc() && std::string_view(end).starts_with(": "), "and goes on with the line");
  Require(place > line && place <= 1 + std::ranges::count(text, '\n'), "which is below the last record");
}

// The records of a file, up to an error if there is one.
std::vector<Record> ReadAll(std::string_view text, absl::Status& end) {
  std::istringstream file{std::string(text)};
  ctl::CsvSource source(file, std::string(kFile));
  std::vector<Record> records;
  for (int64_t line = 0;;) {
    auto read = source.Next();
    if (!read.ok()) {
      RequirePlaced(read.status(), line, text);
      end = read.status();
      return records;
    }
    if (!read->has_value()) break;
    Require((*read)->place.file == kFile && (*read)->place.line > line, "records come in the order of their lines");
    line = (*read)->place.line;
    records.push_back((*read)->record);
  }
  Require(source.bytes_read() == static_cast<int64_t>(text.size()), "a file is read to its end");
  return records;
}

// Whether a table can say all of a record. It has the ends of lines in one form, and no cell for a source without a
// word. No registry admits a record with either, and nothing but what a registry holds is written.
bool FitsInTable(const Record& record) {
  std::string json;
  Require(google::protobuf::util::MessageToJsonString(record, &json).ok(), "a record can be written as JSON");
  return json.find("\\r\\n") == std::string::npos && json.find("\"source\":{}") == std::string::npos;
}

// What was read is read again from what is written of it.
void RequireSameWhenWritten(const std::vector<Record>& records) {
  std::stringstream file;
  ctl::CsvSink sink(file, std::string(kFile));
  Require(sink.Begin({}).ok(), "a header can be written");
  for (const Record& record : records) Require(sink.Write(record).ok(), "a record can be written");
  absl::Status end;
  const std::vector<Record> read = ReadAll(file.str(), end);
  Require(end.ok() && read.size() == records.size(), "what was written is records");
  for (size_t i = 0; i < records.size(); ++i) {
    Require(read[i].SerializeAsString() == records[i].SerializeAsString(), "a record is read as it was written");
  }
}

// Of no text that is written is the cell a formula. That it gives back the text is required above.
void TryAsCell(std::string_view text) {
  const std::string cell = ctl::CsvCell(std::string(text));
  const std::string_view shown = std::string_view(cell).substr(cell.starts_with('"') ? 1 : 0);
  Require(shown.find_first_of("=+-@\t\r\n") != 0, "no cell is a formula");
}

}  // namespace

// The input is a file that is imported, and a text that is exported.
void Try(std::string_view input) {
  static const google::protobuf::LogSilencer silencer;
  absl::Status end;
  std::vector<Record> records = ReadAll(input, end);
  Require(!end.ok() || ledger::IsUtf8(input), "no record is made of text in another encoding");
  std::erase_if(records, [](const Record& record) { return !FitsInTable(record); });
  if (!records.empty()) RequireSameWhenWritten(records);
  TryAsCell(input);
}

}  // namespace handover::fuzz
