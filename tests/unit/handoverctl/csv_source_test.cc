#include "clients/handoverctl/csv_source.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

using registry::v1::Record;

// What a text is read as: the records and where each stands, up to an error.
struct Read {
  std::vector<Record> records;
  std::vector<std::string> places;
  std::string error;
};

Read ReadAll(const std::string& text) {
  std::istringstream in(text);
  CsvSource source(in, "f");
  Read read;
  for (;;) {
    auto record = source.Next();
    if (!record.ok()) read.error = std::string(record.status().message());
    if (!record.ok() || !record->has_value()) return read;
    read.records.push_back((*record)->record);
    read.places.push_back((*record)->place.Text());
  }
}

TEST(CsvSourceTest, ReadsNamedColumnsInAnyOrder) {
  const Read read = ReadAll(
      "quantity.count,name,quantity.precision,declarer,source.organ,declared_time\n"
      "1248,agreements/a/handovers/h/declarations/d,EXACT,parties/rus,\"Ministry, of "
      "\"\"Defence\"\"\",2025-06-16T00:00:00Z\n");
  ASSERT_EQ(read.error, "");
  ASSERT_EQ(read.records.size(), 1u);
  const auto& declaration = read.records[0].declaration();
  EXPECT_EQ(declaration.quantity().count(), 1248);
  EXPECT_EQ(declaration.quantity().precision(), registry::v1::PRECISION_EXACT);
  EXPECT_EQ(declaration.declarer(), "parties/rus");
  EXPECT_EQ(declaration.source().organ(), "Ministry, of \"Defence\"");
  EXPECT_EQ(declaration.declared_time().seconds(), 1'750'032'000);
  EXPECT_EQ(declaration.corrects(), "");
}

TEST(CsvSourceTest, TakesTheKindFromItsColumnOrFromTheName) {
  const Read read = ReadAll("name,record_kind,display_name\nparties/a,,A\nparties/b,party,B\n");
  ASSERT_EQ(read.error, "");
  EXPECT_EQ(read.records[0].party().display_name(), "A");
  EXPECT_EQ(read.records[1].party().display_name(), "B");
  EXPECT_EQ(ReadAll("name,record_kind\nparties/b,partie\n").error.substr(0, 41),
            "f:2: record_kind: \"partie\", want one of p");
  EXPECT_EQ(ReadAll("name\npartis/b\n").error,
            "f:2: name: \"partis/b\", want the name of a record, such as parties/ukr");
}

TEST(CsvSourceTest, LeavesOutWhatTheRegistrySets) {
  const Read read = ReadAll("name,revision,record_time,author,display_name\nparties/a,7,2025-06-16T00:00:00Z,x,A\n");
  ASSERT_EQ(read.error, "");
  EXPECT_EQ(read.records[0].revision(), 0);
  EXPECT_EQ(read.records[0].author(), "");
}

TEST(CsvSourceTest, NamesTheNearestColumnOfOneThatIsNone) {
  EXPECT_EQ(ReadAll("name,quantity_count\n").error,
            "f:1: \"quantity_count\" is no column; the nearest is quantity.count");
  EXPECT_EQ(ReadAll("name,declarer,name\n").error, "f:1: \"name\" is a column twice, want it once");
  EXPECT_EQ(ReadAll("declarer\n").error, "f:1: no column name, want one that names each record");
}

TEST(CsvSourceTest, SaysWhereARowIsNoRecord) {
  EXPECT_EQ(ReadAll("name,quantity.count\n\nagreements/a/offers/o,many\n").error,
            "f:3: offer.quantity.count: \"many\", want a whole number");
  EXPECT_EQ(ReadAll("name,stage\nparties/a,1\n").error,
            "f:2: stage: \"1\", want it empty: a record of kind party has no such field");
  EXPECT_EQ(ReadAll("name,stage\nparties/a\n").error, "f:2: 1 cells, want 2, one for each column");
}

TEST(CsvSourceTest, ReadsWhatSpreadsheetsWrite) {
  const Read read = ReadAll("\xEF\xBB\xBFname,display_name\r\n\r\nparties/a,\"A\r\nB\"\r\n,\r\nparties/b,'=B");
  ASSERT_EQ(read.error, "");
  EXPECT_EQ(read.places, (std::vector<std::string>{"f:3", "f:6"}));
  EXPECT_EQ(read.records[0].party().display_name(), "A\nB");
  EXPECT_EQ(read.records[1].party().display_name(), "=B");
}

TEST(CsvSourceTest, RefusesTextInAnotherEncodingAndLeavesNoLetterOut) {
  EXPECT_EQ(ReadAll("name,display_name\nparties/a,M\xFCller\n").error, "f:2: display_name: \"M\\xfcller\", want UTF-8");
  const Read read = ReadAll("name,display_name\nparties/a,M\xC3\xBCller\n");
  ASSERT_EQ(read.error, "");
  EXPECT_EQ(read.records[0].party().display_name(), "M\xC3\xBCller");
}

TEST(CsvSourceTest, RefusesQuotesThatMakeNoSense) {
  EXPECT_EQ(ReadAll("name\nparties/a\n\"parties/b\n\n").error, "f:3: the row: a quote begins in it and none ends it");
  EXPECT_EQ(ReadAll("name\npart\"ies/a\n").error.substr(0, 37), "f:2: near \"\\\"ies/a\\n\": a quote within");
}

TEST(CsvSourceTest, BoundsARow) {
  const std::string line(LineReader::kLineBytesMax / 2, 'x');
  EXPECT_EQ(ReadAll("name\n\"" + line + "\n" + line + "\n" + line).error,
            "f:2: the row: longer than 1 MiB, want a quote that ends it");
}

TEST(CsvSourceTest, ReadsNothingOfNothing) {
  for (const std::string text : {"", "\n", "name\n", "name\n\n"}) {
    EXPECT_EQ(ReadAll(text).error, "");
    EXPECT_TRUE(ReadAll(text).records.empty());
  }
}

}  // namespace
}  // namespace handover::ctl
