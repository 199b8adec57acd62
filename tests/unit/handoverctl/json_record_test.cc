#include "clients/handoverctl/json_record.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace handover::ctl {
namespace {

TEST(JsonRecordTest, ReadsARecord) {
  const auto record = ParseJsonRecord(
      R"({"name":"agreements/a/handovers/h/declarations/d","declaration":{"declarer":"parties/rus","role":"ROLE_SENDER",)"
      R"("quantity":{"count":"1248","precision":"PRECISION_EXACT"}}})");
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_EQ(record->name(), "agreements/a/handovers/h/declarations/d");
  EXPECT_EQ(record->declaration().role(), registry::v1::ROLE_SENDER);
  EXPECT_EQ(record->declaration().quantity().count(), 1248);
}

TEST(JsonRecordTest, SaysWhereWhatWasGotAndWhatIsWanted) {
  struct Case {
    std::string json;
    std::string want;
  };
  const std::vector<Case> cases = {
      {R"({"declaration":{"quantity":{"count":"1,000"}}})",
       R"(declaration.quantity.count: "1,000", want a whole number)"},
      {R"({"declaration":{"quantity":{"count":1.5}}})", "declaration.quantity.count: 1.5, want a whole number"},
      {R"({"declaration":{"declarer":5}})", "declaration.declarer: 5, want a text in double quotes"},
      {R"({"declaration":{"role":"SENDER"}})",
       R"(declaration.role: "SENDER", want one of ROLE_SENDER, ROLE_RECEIVER, ROLE_OBSERVER)"},
      {R"({"declaration":{"role":{}}})", "declaration.role: an object, want a single value"},
      {R"({"declaration":{"declarer":["x"]}})", "declaration.declarer: a list, want a single value"},
      {R"({"declaration":[]})", "declaration: a list, want a single value"},
      {R"({"declaration":{"quantity":1}})",
       "declaration.quantity: 1, want an object of count, precision, countingBasis"},
      {R"({"declaration":{"quantity":{"kount":1}}})",
       "declaration.quantity.kount: no such field, want one of count, precision, countingBasis"},
      {R"({"declaration":{"declaredTime":"2025-06-16"}})",
       "declaration.declared_time: Invalid time format: 2025-06-16, want a time such as \"2025-06-16T00:00:00Z\""},
      {R"({"term":{"gracePeriod":"3 days"}})",
       "term.grace_period: Invalid duration format, failed to parse seconds, want a duration in seconds such as "
       "\"259200s\""},
      {R"({"party":{},"offer":{}})",
       "record: oneof field 'body' is already set. Cannot set 'offer', want one kind of record in a line"},
      {"[]", "record: no object, want one in braces: {\"name\": ...}"},
      {"5", "record: no object, want one in braces: {\"name\": ...}"},
      {R"({"name" "x"})", R"(JSON: near "\"x\"}": Expected : between key:value pair.)"},
      {R"({"name":"x")",
       "JSON: at the end of the line: Unexpected end of string. Expected , or } after key:value pair."},
      {R"({"name":"x"} {})", R"(JSON: near "{}": Parsing terminated before end of input.)"},
  };
  for (const Case& c : cases) {
    const auto record = ParseJsonRecord(c.json);
    EXPECT_EQ(record.status().code(), absl::StatusCode::kInvalidArgument) << c.json;
    EXPECT_EQ(record.status().message(), c.want) << c.json;
  }
}

TEST(JsonRecordTest, ListsTheFieldsOfARecordForAnUnknownOne) {
  const auto record = ParseJsonRecord(R"({"bogus":1})");
  EXPECT_TRUE(std::string(record.status().message()).starts_with("bogus: no such field, want one of name, "))
      << record.status();
}

TEST(JsonRecordTest, RefusesBytesThatAreNoUtf8) { EXPECT_FALSE(ParseJsonRecord("{\"name\":\"\xff\"}").ok()); }

}  // namespace
}  // namespace handover::ctl
