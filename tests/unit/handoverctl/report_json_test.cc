#include "clients/handoverctl/report_json.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/changes_builder.h"

namespace handover::ctl {
namespace {

// What `json` holds, after a check that it is one document in one line.
google::protobuf::Struct Parsed(const absl::StatusOr<std::string>& json) {
  google::protobuf::Struct document;
  EXPECT_TRUE(json.ok()) << json.status();
  if (!json.ok()) return document;
  EXPECT_EQ(json->find('\n'), json->size() - 1) << *json;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(*json, &document).ok()) << *json;
  return document;
}

TEST(ReportJsonTest, HasTheRecordAndTheThreeAnswers) {
  const AgreementReport report{
      .agreement = FromText<registry::v1::Record>(R"(name: "agreements/a")"),
      .names = TwoSides(),
      .as_of = {},
      .reckoning = ReckoningAt(51, "verdict: VERDICT_OPEN", std::string("mismatches { ") + kStageFive + " }",
                               R"(mismatches { name: "closed" })")};
  const auto document = Parsed(ReportJson(report));
  const auto& fields = document.fields();
  EXPECT_EQ(fields.at("agreement").struct_value().fields().at("name").string_value(), "agreements/a");
  EXPECT_EQ(fields.at("completions").struct_value().fields().at("verdict").string_value(), "VERDICT_OPEN");
  const auto& mismatches = fields.at("mismatches").struct_value().fields().at("mismatches").list_value();
  EXPECT_EQ(mismatches.values_size(), 1);
  const auto& closed = fields.at("closedMismatches").struct_value().fields().at("mismatches").list_value();
  EXPECT_EQ(closed.values(0).struct_value().fields().at("name").string_value(), "closed");
}

TEST(ChangesJsonTest, HasBothAnswersAndEveryChangeWithItsRecord) {
  AgreementChanges report;
  report.before = ReckoningAt(40, R"(completions { name: "c" latest_revision: 40 })", R"(mismatches { name: "gone" })");
  report.after = ReckoningAt(51, R"(completions { name: "c" latest_revision: 44 exceeded_by: 57 })",
                             std::string("mismatches { ") + kStageFive + " }");
  Compare(report);
  const auto document = Parsed(ChangesJson(report));
  const auto& from = document.fields().at("from").struct_value().fields();
  EXPECT_EQ(
      from.at("completions").struct_value().fields().at("basis").struct_value().fields().at("revision").string_value(),
      "40");
  EXPECT_TRUE(document.fields().at("to").struct_value().fields().contains("closedMismatches"));
  const auto& changes = document.fields().at("changes").list_value();
  ASSERT_EQ(changes.values_size(), 3);
  const auto word = [&changes](int i, const char* key) {
    return changes.values(i).struct_value().fields().at(key).string_value();
  };
  const auto part = [&changes](int i, const char* key) { return changes.values(i).struct_value().fields().at(key); };
  EXPECT_EQ(word(0, "change") + " " + word(0, "subject"), "CHANGED COMPLETION");
  EXPECT_EQ(part(0, "after").struct_value().fields().at("exceededBy").string_value(), "57");
  EXPECT_EQ(part(0, "record").struct_value().fields().at("revision").string_value(), "44");
  EXPECT_EQ(word(1, "change") + " " + word(1, "subject"), "OPENED MISMATCH");
  EXPECT_TRUE(part(1, "before").has_null_value());
  EXPECT_EQ(word(2, "change"), "CLOSED");
  EXPECT_TRUE(part(2, "after").has_null_value());
  EXPECT_TRUE(part(2, "record").has_null_value());
}

TEST(ChangesJsonTest, FailsWhereAMessageHasNoJson) {
  AgreementChanges report;
  report.before.completions.mutable_basis()->mutable_as_of_time()->set_seconds(INT64_MAX);
  EXPECT_FALSE(ChangesJson(report).ok());
}

}  // namespace
}  // namespace handover::ctl
