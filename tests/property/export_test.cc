#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/csv_source.h"
#include "clients/handoverctl/ndjson_source.h"
#include "clients/handoverctl/sqlite_file.h"
#include "clients/handoverctl/text_sink.h"
#include "tests/property/property.h"

// Ledgers such as a registry can hold come back from every format record by record, in their order, and with them all
// figures, which follow from nothing else.
namespace handover::recount {
namespace {

using registry::v1::Record;

void Write(const std::vector<Record>& ledger, ctl::RecordSink& sink) {
  RC_ASSERT(sink.Begin({.ledger_id = "0123", .revision = ledger.back().revision(), .agreement = ""}).ok());
  for (const Record& record : ledger) RC_ASSERT(sink.Write(record).ok());
  RC_ASSERT(sink.End().ok());
}

void ExpectSame(const std::vector<Record>& ledger, ctl::RecordSource& source) {
  for (const Record& stored : ledger) {
    auto read = source.Next();
    if (!read.ok()) RC_FAIL(std::string(read.status().message()));
    RC_ASSERT(read->has_value());
    // Not every format gives what the registry sets, and no import sends it.
    Record& record = (*read)->record;
    record.set_revision(stored.revision());
    *record.mutable_record_time() = stored.record_time();
    record.set_author(stored.author());
    RC_ASSERT(google::protobuf::util::MessageDifferencer::Equals(record, stored));
  }
  const auto end = source.Next();
  RC_ASSERT(end.ok() && !end->has_value());
}

TEST(ExportPropertyTest, NdjsonAndCsvComeBackRecordByRecord) {
  CheckOnRandomLedgers(50, [](const std::vector<Record>& ledger) {
    std::stringstream ndjson;
    ctl::NdjsonSink ndjson_sink(ndjson, "ndjson");
    Write(ledger, ndjson_sink);
    ctl::NdjsonSource ndjson_source(ndjson, "ndjson");
    ExpectSame(ledger, ndjson_source);

    std::stringstream csv;
    ctl::CsvSink csv_sink(csv, "csv");
    Write(ledger, csv_sink);
    ctl::CsvSource csv_source(csv, "csv");
    ExpectSame(ledger, csv_source);
  });
}

TEST(ExportPropertyTest, SqliteComesBackRecordByRecord) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / ("export_property_test." + std::to_string(getpid()) + ".sqlite");
  CheckOnRandomLedgers(20, [&file](const std::vector<Record>& ledger) {
    std::filesystem::remove(file);
    ctl::SqliteSink sink(file);
    Write(ledger, sink);
    const auto source = ctl::SqliteSource::Open(file);
    if (!source.ok()) RC_FAIL(std::string(source.status().message()));
    ExpectSame(ledger, **source);
  });
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace handover::recount
