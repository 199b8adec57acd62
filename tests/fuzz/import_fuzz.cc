#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>

#include <sstream>
#include <string>

#include "clients/handoverctl/batch_reader.h"
#include "clients/handoverctl/json_record.h"
#include "clients/handoverctl/ndjson_source.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

using ctl::Batch;
using ctl::BatchReader;
using registry::v1::Record;

constexpr char kFile[] = "records.ndjson";

// A record that was read says the same as JSON.
void RequireSameAsJson(const Record& record) {
  std::string json;
  Require(google::protobuf::util::MessageToJsonString(record, &json).ok(), "a record can be written as JSON");
  const auto read = ctl::ParseJsonRecord(json);
  Require(read.ok() && read->SerializeAsString() == record.SerializeAsString(), "a record says the same as JSON");
}

void RequireInOrder(const Batch& batch, int64_t& line) {
  const auto records = static_cast<size_t>(batch.request.records_size());
  Require(batch.request.records_size() <= BatchReader::kRecordsMax, "a batch has at most kRecordsMax records");
  Require(batch.places.size() == records, "each record has a place");
  Require(records <= 1 || batch.request.ByteSizeLong() <= 2 * BatchReader::kBatchBytesMax, "a batch is bounded");
  for (const ctl::LinePlace& place : batch.places) {
    Require(place.file == kFile && place.line > line, "records come in the order of their lines");
    line = place.line;
  }
  for (const Record& record : batch.request.records()) RequireSameAsJson(record);
}

}  // namespace

// The input is a file that is imported.
void Try(std::string_view input) {
  static const google::protobuf::LogSilencer silencer;
  std::istringstream file{std::string(input)};
  ctl::NdjsonSource source(file, kFile);
  BatchReader reader(source);
  int64_t line = 0;
  for (;;) {
    const auto batch = reader.Next();
    if (!batch.ok()) {
      Require(batch.status().code() == absl::StatusCode::kInvalidArgument, "what is no record is called so");
      Require(std::string(batch.status().message()).starts_with(kFile), "an error begins with its place");
      return;
    }
    if (batch->places.empty()) break;
    RequireInOrder(*batch, line);
  }
  Require(reader.bytes_read() == static_cast<int64_t>(input.size()), "a file is read to its end");
}

}  // namespace handover::fuzz
