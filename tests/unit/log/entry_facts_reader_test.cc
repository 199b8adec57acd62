#include "registry_service/log/entry_facts_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "registry_service/log/entry_codec.h"
#include "tests/unit/log/record_builders.h"

namespace handover::registry {
namespace {

using ::testing::HasSubstr;

v1::Record RecordAt(v1::Record record, int64_t revision) {
  record.set_revision(revision);
  record.mutable_record_time()->set_seconds(1'750'000'000);
  record.mutable_record_time()->set_nanos(7);
  return record;
}

std::string ProblemOf(const std::string& bytes, int64_t revision) {
  const auto facts = ReadEntryFacts({.revision = {revision}, .bytes = bytes});
  EXPECT_EQ(facts.status().code(), absl::StatusCode::kDataLoss) << facts.status();
  return std::string(facts.status().message());
}

TEST(EntryFactsReaderTest, AnEntrySaysItsNameAndItsTime) {
  const auto facts = ReadEntryFacts({.revision = {7}, .bytes = WriteEntry(RecordAt(Side("ukr"), 7))});
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->name, "parties/ukr");
  EXPECT_EQ(facts->supersedes, "");
  EXPECT_EQ(facts->record_time, absl::FromUnixSeconds(1'750'000'000) + absl::Nanoseconds(7));
}

TEST(EntryFactsReaderTest, AnEntrySaysWhatItTakesThePlaceOf) {
  v1::Record record;
  record.set_name("agreements/a/handovers/h2");
  record.mutable_handover()->set_supersedes("agreements/a/handovers/h1");
  const auto facts = ReadEntryFacts({.revision = {7}, .bytes = WriteEntry(RecordAt(record, 7))});
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->supersedes, "agreements/a/handovers/h1");
}

TEST(EntryFactsReaderTest, WhatIsNoRecordIsRefused) { EXPECT_EQ(ProblemOf("\xff\xff", 7), "is no record"); }

TEST(EntryFactsReaderTest, ARecordOfAnotherRevisionIsRefused) {
  EXPECT_EQ(ProblemOf(WriteEntry(RecordAt(Side("ukr"), 8)), 7), "got a record of revision 8, want 7");
}

TEST(EntryFactsReaderTest, ARecordWhoseNameIsNotOfItsKindIsRefused) {
  v1::Record record = RecordAt(Side("ukr"), 7);
  record.set_name("agreements/ukr");
  EXPECT_THAT(ProblemOf(WriteEntry(record), 7), HasSubstr("got a record named \"agreements/ukr\""));
  record.set_name("parties/UKR");
  EXPECT_THAT(ProblemOf(WriteEntry(record), 7), HasSubstr("got a record named \"parties/UKR\""));
}

}  // namespace
}  // namespace handover::registry
