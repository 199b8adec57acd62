#include "clients/handoverctl/batch_reader.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/ndjson_source.h"

namespace handover::ctl {
namespace {

std::string PartyLine(const std::string& id, const std::string& display_name = "X") {
  return R"({"name":"parties/)" + id + R"(","party":{"displayName":")" + display_name + "\"}}";
}

std::string PartyLines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += PartyLine("p" + std::to_string(i)) + "\n";
  return lines;
}

// The places of the batches that `text` makes, up to the first error.
std::vector<std::vector<std::string>> BatchesOf(const std::string& text) {
  std::istringstream in(text);
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  std::vector<std::vector<std::string>> batches;
  for (;;) {
    const auto batch = reader.Next();
    if (!batch.ok() || batch->places.empty()) return batches;
    batches.emplace_back();
    for (const LinePlace& place : batch->places) batches.back().push_back(place.Text());
  }
}

TEST(BatchReaderTest, NumbersLinesFromOneAndSkipsBlankOnes) {
  const std::string text = "\n" + PartyLine("a") + "\n  \t\n\r\n" + PartyLine("b") + "\r\n\n";
  EXPECT_EQ(BatchesOf(text), (std::vector<std::vector<std::string>>{{"f:2", "f:5"}}));
}

TEST(BatchReaderTest, ReadsALastLineWithoutAnEnd) {
  EXPECT_EQ(BatchesOf(PartyLine("a") + "\n" + PartyLine("b")), (std::vector<std::vector<std::string>>{{"f:1", "f:2"}}));
}

TEST(BatchReaderTest, MakesNoBatchOfNothing) {
  for (const std::string text : {"", "\n", "\n\n  "}) EXPECT_TRUE(BatchesOf(text).empty()) << '"' << text << '"';
}

TEST(BatchReaderTest, BoundsABatchByRecords) {
  const auto batches = BatchesOf(PartyLines(BatchReader::kRecordsMax + 1));
  ASSERT_EQ(batches.size(), 2u);
  EXPECT_EQ(batches[0].size(), static_cast<size_t>(BatchReader::kRecordsMax));
  EXPECT_EQ(batches[1], std::vector<std::string>{"f:501"});
}

TEST(BatchReaderTest, BoundsABatchByBytes) {
  const std::string large(300 << 10, 'x');
  const std::string text = PartyLine("a", large) + "\n" + PartyLine("b", large) + "\n" + PartyLine("c") + "\n";
  EXPECT_EQ(BatchesOf(text), (std::vector<std::vector<std::string>>{{"f:1"}, {"f:2", "f:3"}}));
}

TEST(BatchReaderTest, GivesARecordLargerThanABatchABatchOfItsOwn) {
  const std::string text = PartyLine("a") + "\n" + PartyLine("b", std::string(600 << 10, 'x')) + "\n" + PartyLine("c");
  EXPECT_EQ(BatchesOf(text), (std::vector<std::vector<std::string>>{{"f:1"}, {"f:2"}, {"f:3"}}));
}

TEST(BatchReaderTest, NamesTheLineThatIsNoRecord) {
  std::istringstream in(PartyLine("a") + "\n\n{\"name\":5}\n");
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  const auto batch = reader.Next();
  EXPECT_EQ(batch.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(batch.status().message(), "f:3: name: 5, want a text in double quotes");
}

TEST(BatchReaderTest, TakesALineOfTheLargestSizeAndRefusesOneByteMore) {
  const size_t frame = PartyLine("a", "").size();
  const std::string fitting = PartyLine("a", std::string(LineReader::kLineBytesMax - frame, 'x'));
  EXPECT_EQ(BatchesOf(fitting + "\n").size(), 1u);
  EXPECT_EQ(BatchesOf(fitting).size(), 1u);

  std::istringstream in(fitting + " \n");
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  EXPECT_EQ(reader.Next().status().message(), "f:1: the line: longer than 1 MiB, want one record of at most that");
}

TEST(BatchReaderTest, LeavesOutWhatTheRegistrySets) {
  std::istringstream in(R"({"name":"parties/a","revision":"7","recordTime":"2025-06-16T00:00:00Z","author":"x"})");
  NdjsonSource lines(in, "f");
  const auto batch = BatchReader(lines).Next();
  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_EQ(batch->request.records(0).ShortDebugString(), "name: \"parties/a\"");
}

TEST(BatchReaderTest, CountsTheBytesThatItHasRead) {
  const std::string text = PartyLines(3);
  std::istringstream in(text);
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  ASSERT_TRUE(reader.Next().ok());
  EXPECT_EQ(reader.bytes_read(), static_cast<int64_t>(text.size()));
}

TEST(BatchReaderTest, SaysThatAStreamCannotBeRead) {
  std::istringstream in(PartyLine("a"));
  in.setstate(std::ios::badbit);
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  EXPECT_EQ(reader.Next().status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace handover::ctl
