#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/csv_source.h"
#include "clients/handoverctl/ndjson_source.h"
#include "clients/handoverctl/sqlite_file.h"
#include "clients/handoverctl/text_sink.h"
#include "service_host/error.h"
#include "tests/unit/handoverctl/filled_records.h"

// Files of records: what is written must be read back as it was, every field of every kind.
namespace handover::ctl {
namespace {

using registry::v1::Record;

const ExportOrigin kOrigin{.ledger_id = "0123", .revision = 11, .agreement = "agreements/a"};

void WriteAll(const std::vector<Record>& records, RecordSink& sink) {
  ASSERT_TRUE(sink.Begin(kOrigin).ok());
  for (const Record& record : records) {
    const absl::Status written = sink.Write(record);
    ASSERT_TRUE(written.ok()) << written;
  }
  ASSERT_TRUE(sink.End().ok());
}

void ExpectRecords(const std::vector<Record>& want, RecordSource& source) {
  for (const Record& record : want) {
    const auto read = source.Next();
    ASSERT_TRUE(read.ok()) << read.status();
    ASSERT_TRUE(read->has_value()) << record.name();
    std::string difference;
    google::protobuf::util::MessageDifferencer differencer;
    differencer.ReportDifferencesToString(&difference);
    EXPECT_TRUE(differencer.Compare(AsSent(record), AsSent((*read)->record))) << record.name() << ": " << difference;
  }
  const auto end = source.Next();
  ASSERT_TRUE(end.ok()) << end.status();
  EXPECT_FALSE(end->has_value());
}

class RecordFileTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  const std::filesystem::path directory_ =
      std::filesystem::path(testing::TempDir()) / ("record_file_test." + std::to_string(getpid()));
  const std::filesystem::path file_ = directory_ / "records.sqlite";
};

TEST_F(RecordFileTest, NdjsonIsReadBackFieldByField) {
  std::stringstream text;
  NdjsonSink sink(text, "f");
  WriteAll(FilledRecords(), sink);
  NdjsonSource source(text, "f");
  ExpectRecords(FilledRecords(), source);
}

TEST_F(RecordFileTest, CsvIsReadBackFieldByField) {
  std::stringstream text;
  CsvSink sink(text, "f");
  WriteAll(FilledRecords(), sink);
  CsvSource source(text, "f");
  ExpectRecords(FilledRecords(), source);
}

TEST_F(RecordFileTest, NoCellOfCsvIsAFormula) {
  std::stringstream text;
  CsvSink sink(text, "f");
  WriteAll(FilledRecords(), sink);
  EXPECT_EQ(text.str().find(",="), std::string::npos) << text.str();
  EXPECT_EQ(text.str().find(",\"="), std::string::npos) << text.str();
}

TEST_F(RecordFileTest, ANameThatNoRegistryAdmitsIsACellOfCsvToo) {
  Record record;
  record.set_name("=1+2,\"b\"");
  record.mutable_party();
  std::stringstream text;
  CsvSink sink(text, "f");
  WriteAll({record}, sink);
  EXPECT_NE(text.str().find("\n\"'=1+2,\"\"b\"\"\",party,"), std::string::npos) << text.str();
  CsvSource source(text, "f");
  ExpectRecords({record}, source);
}

TEST_F(RecordFileTest, SqliteIsReadBackFieldByField) {
  SqliteSink sink(file_);
  WriteAll(FilledRecords(), sink);
  ASSERT_TRUE(SqliteSource::IsSqlite(file_));
  const auto source = SqliteSource::Open(file_);
  ASSERT_TRUE(source.ok()) << source.status();
  ExpectRecords(FilledRecords(), **source);
  EXPECT_EQ((*source)->bytes_read(), static_cast<int64_t>(std::filesystem::file_size(file_)));
}

TEST_F(RecordFileTest, SqliteAnswersPlainQuestions) {
  Record zero;
  zero.set_name("agreements/a/handovers/h/declarations/d");
  zero.set_revision(1);
  zero.mutable_declaration()->mutable_quantity()->set_precision(registry::v1::PRECISION_EXACT);
  Record withdrawn = zero;
  withdrawn.set_name("agreements/a/handovers/h/declarations/e");
  withdrawn.set_revision(2);
  withdrawn.mutable_declaration()->clear_quantity();
  SqliteSink sink(file_);
  WriteAll({zero, withdrawn}, sink);
  SQLite::Database database(file_, SQLite::OPEN_READONLY);
  EXPECT_EQ(database
                .execAndGet("SELECT quantity_count FROM declarations WHERE parent = 'agreements/a/handovers/h' AND "
                            "quantity_precision = 'PRECISION_EXACT' AND revision = 1")
                .getInt(),
            0);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM declarations WHERE quantity_count IS NULL").getInt(), 1)
      << "an absent number is not 0";
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM running_totals").getInt(), 0);
  EXPECT_EQ(database.execAndGet("SELECT agreement FROM export").getString(), "agreements/a");
}

TEST_F(RecordFileTest, WhatIsNoExportIsRefusedInWords) {
  { SQLite::Database(file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (x)"); }
  const auto other = SqliteSource::Open(file_);
  EXPECT_EQ(other.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(other.status().message().find("want a SQLite file that handoverctl export has made"), std::string::npos);
}

TEST_F(RecordFileTest, ARecordOfSqliteThatIsNoneIsNamed) {
  SQLite::Database(file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE records (revision INTEGER PRIMARY KEY, record_json); INSERT INTO records VALUES (7, '{')");
  const auto source = SqliteSource::Open(file_);
  ASSERT_TRUE(source.ok()) << source.status();
  const auto record = (*source)->Next();
  EXPECT_EQ(record.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(record.status().message().find(file_.string() + ":records:7: JSON: "), 0u) << record.status();
}

TEST_F(RecordFileTest, AFileThatCannotBeWrittenIsAnErrorOfItsOwn) {
  std::stringstream text;
  text.setstate(std::ios::badbit);
  EXPECT_EQ(ReasonOf(NdjsonSink(text, "f").Write(FilledRecords()[0])), "OUTPUT_NOT_WRITTEN");
  EXPECT_EQ(ReasonOf(CsvSink(text, "f").Begin(kOrigin)), "OUTPUT_NOT_WRITTEN");
  EXPECT_EQ(ReasonOf(SqliteSink(directory_ / "nowhere" / "f").Begin(kOrigin)), "OUTPUT_NOT_WRITTEN");
}

}  // namespace
}  // namespace handover::ctl
