#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "clients/cpp/registry_client.h"
#include "google/protobuf/util/json_util.h"
#include "service_host/error.h"
#include "tests/harness/services.h"

// Bad input gets a clear error with a stable reason, and loses nothing.
namespace handover::test {
namespace {

using registry::v1::AppendRecordsRequest;
using registry::v1::Record;
using testing::HasSubstr;

constexpr char kSource[] = R"("source": {"tier": "SOURCE_TIER_PRIMARY_OFFICIAL", "organ": "Ministry"})";
constexpr char kTime[] = R"("declaredTime": "2025-06-12T00:00:00Z")";

Record FromJson(const std::string& json) {
  Record record;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &record).ok()) << json;
  return record;
}

// A declaration of 5 by parties/aaa as the sender at agreements/a/handovers/h.
Record Declaration(const std::string& id) {
  return FromJson(R"({"name": "agreements/a/handovers/h/declarations/)" + id + R"(", "declaration": {
    "declarer": "parties/aaa", "role": "ROLE_SENDER", "category": "CATEGORY_DECEASED_MILITARY",
    "quantity": {"count": 5, "precision": "PRECISION_EXACT", "countingBasis": "COUNTING_BASIS_REMAINS_CASE"},)" +
                  kTime + ", " + kSource + "}}");
}

AppendRecordsRequest Batch(std::initializer_list<Record> records) {
  AppendRecordsRequest request;
  for (const Record& record : records) *request.add_records() = record;
  return request;
}

// Two sides, a third party that has no part in it, two agreements and a handover.
AppendRecordsRequest Beginning() {
  const std::string source = kSource;
  const auto agreement = [&source](const std::string& id) {
    return R"({"name": "agreements/)" + id +
           R"(", "agreement": {"title": "T", "agreedDate": "2025-06-02", "parties": ["parties/aaa", "parties/bbb"], )" +
           source + "}}";
  };
  const auto party = [](const std::string& id) {
    return R"({"name": "parties/)" + id + R"(", "party": {"displayName": "P", "kind": "PARTY_KIND_SIDE"}})";
  };
  return Batch({FromJson(party("aaa")), FromJson(party("bbb")), FromJson(party("ccc")), FromJson(agreement("a")),
                FromJson(agreement("b")),
                FromJson(R"({"name": "agreements/a/handovers/h", "handover": {"fromParty": "parties/aaa",
                  "toParty": "parties/bbb", "eventDate": "2025-06-11", "status": "HANDOVER_STATUS_CONDUCTED", )" +
                         source + "}}"),
                Declaration("first")});
}

class BadInputTest : public testing::Test {
 protected:
  BadInputTest() {
    const auto response = client_.AppendRecords(Beginning());
    EXPECT_TRUE(response.ok()) << response.status();
    head_ = response.ok() ? response->revision() : 0;
  }

  // Nothing has been added to the ledger.
  void ExpectNothingStored() {
    const auto response = client_.AppendRecords(Batch({Declaration("first")}));
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->revision(), head_);
  }

  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  client::RegistryClient client_{client::Connect(registry_.address()), "operator"};
  int64_t head_ = 0;
};

TEST_F(BadInputTest, EachFaultHasItsReasonAndItsField) {
  struct Case {
    std::string reason;
    std::string field;
    std::function<void(Record&)> spoil;
  };
  const Case cases[] = {
      {"PARTY_NOT_IN_AGREEMENT", "records[1].declaration.declarer",
       [](Record& r) { r.mutable_declaration()->set_declarer("parties/ccc"); }},
      {"PARTY_ROLE_MISMATCH", "records[1].declaration.declarer",
       [](Record& r) { r.mutable_declaration()->set_declarer("parties/bbb"); }},
      {"REFERENCE_NOT_FOUND", "records[1].name",
       [](Record& r) { r.set_name("agreements/b/handovers/h/declarations/d"); }},
      {"VALUE_OUT_OF_RANGE", "records[1].declaration.quantity.count",
       [](Record& r) { r.mutable_declaration()->mutable_quantity()->set_count(-5); }},
      {"NAME_INVALID", "records[1].name", [](Record& r) { r.set_name("agreements/A b"); }},
      {"FIELD_REQUIRED", "records[1].declaration.source", [](Record& r) { r.mutable_declaration()->clear_source(); }},
      {"FIELD_OUTPUT_ONLY", "records[1].revision", [](Record& r) { r.set_revision(7); }},
      {"STRING_TOO_LONG", "records[1].declaration.source.organ",
       [](Record& r) { r.mutable_declaration()->mutable_source()->set_organ(std::string(2000, 'x')); }},
      {"CORRECTION_CYCLE", "records[1].declaration.corrects",
       [](Record& r) {
         r.mutable_declaration()->set_corrects(r.name());
         r.mutable_declaration()->set_correction_reason(registry::v1::CORRECTION_REASON_MISTAKE);
       }},
      {"NAME_TAKEN", "records[1].declaration.quantity.count",
       [](Record& r) {
         r = Declaration("first");
         r.mutable_declaration()->mutable_quantity()->set_count(6);
       }},
  };
  for (const Case& c : cases) {
    Record bad = Declaration("bad");
    c.spoil(bad);
    const absl::Status status = client_.AppendRecords(Batch({Declaration("good"), bad})).status();
    EXPECT_EQ(ReasonOf(status), c.reason) << status;
    ASSERT_FALSE(ViolationsOf(status).empty()) << c.reason;
    EXPECT_EQ(ViolationsOf(status)[0].field, c.field);
    EXPECT_THAT(ViolationsOf(status)[0].description, testing::AnyOf(HasSubstr("want"), HasSubstr("required")))
        << c.reason;
    ExpectNothingStored();
  }
}

TEST_F(BadInputTest, ABatchOfTooManyOrTooLargeIsRefusedInWords) {
  AppendRecordsRequest many;
  for (int i = 0; i <= 1000; ++i) *many.add_records() = Declaration("d" + std::to_string(i));
  EXPECT_EQ(ReasonOf(client_.AppendRecords(many).status()), "BATCH_TOO_LARGE");
  AppendRecordsRequest large;
  for (int i = 0; i < 2; ++i) {
    *large.add_records() = Declaration("d" + std::to_string(i));
    large.mutable_records(i)->mutable_declaration()->mutable_source()->set_title(std::string(600'000, 'x'));
  }
  EXPECT_EQ(ReasonOf(client_.AppendRecords(large).status()), "BATCH_TOO_LARGE");
  ExpectNothingStored();
}

TEST_F(BadInputTest, AMessageBeyondWhatIsReceivedEndsTheCallAlone) {
  AppendRecordsRequest huge;
  *huge.add_records() = Declaration("d");
  huge.mutable_records(0)->mutable_declaration()->mutable_source()->set_title(std::string(5 << 20, 'x'));
  EXPECT_EQ(client_.AppendRecords(huge).status().code(), absl::StatusCode::kResourceExhausted);
  ExpectNothingStored();
}

TEST_F(BadInputTest, AnAppendWithoutAnAuthorIsRefused) {
  client::RegistryClient nobody(client::Connect(registry_.address()));
  const absl::Status status = nobody.AppendRecords(Batch({Declaration("good")})).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(ReasonOf(status), "AUTHOR_MISSING");
}

TEST_F(BadInputTest, AMalformedLineOfAnImportSaysFileLineAndWhatWasWanted) {
  const std::string good = R"({"name": "parties/ddd", "party": {"displayName": "D", "kind": "PARTY_KIND_SIDE"}})";
  struct Case {
    std::string line;
    std::string says;
  };
  const Case cases[] = {
      {R"({"name": "parties/eee", "party": {"displayName": )", "3"},
      {R"({"name": "parties/eee", "party": {"displayNam": "E"}})", "displayNam"},
      {R"({"name": "parties/eee", "party": {"displayName": "E", "kind": "PARTY_KIND_FRIEND"}})", "PARTY_KIND_FRIEND"},
      {R"({"name": "parties/eee", "party": {"displayName": "E"}})", "party.kind"},
      {R"({"name": "parties/E", "party": {"displayName": "E", "kind": "PARTY_KIND_SIDE"}})", "parties/{party}"},
  };
  for (const Case& c : cases) {
    const std::filesystem::path file = folder_.path() / "bad.ndjson";
    std::ofstream(file) << good << "\n\n" << c.line << "\n";
    const Ended ended = Ctl(registry_.address(), "", {"import", file.string()});
    EXPECT_EQ(ended.exit_status, 1);
    EXPECT_THAT(ended.error, HasSubstr(file.string() + ":3")) << c.line;
    EXPECT_THAT(ended.error, HasSubstr(c.says)) << c.line;
    ExpectNothingStored();
  }
}

}  // namespace
}  // namespace handover::test
