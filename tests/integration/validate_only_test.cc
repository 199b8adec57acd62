#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service_host/error.h"
#include "tests/integration/small_agreement.h"
#include "tests/integration/tls_services.h"

// What a registry answers to whoever only asks what would become of records.
namespace handover::test {
namespace {

using registry::v1::AppendRecordsRequest;
using registry::v1::AppendRecordsResponse;
using registry::v1::Record;

const std::vector<std::string> kCallers = {"operator/monitor", "party/aaa", "observer/ooo", "reader/press"};

AppendRecordsRequest Batch(const std::vector<Record>& records) {
  AppendRecordsRequest request;
  for (const Record& record : records) *request.add_records() = record;
  return request;
}

AppendRecordsRequest OnlyValidated(AppendRecordsRequest request) {
  request.set_validate_only(true);
  return request;
}

class ValidateOnlyTest : public testing::Test {
 protected:
  ValidateOnlyTest() { EXPECT_TRUE(operator_.AppendRecords(SmallAgreement()).ok()); }

  int64_t Head() {
    registry::v1::ListRecordsRequest request;
    request.set_kind(registry::v1::RECORD_KIND_PARTY);
    const auto parties = operator_.ListRecords(request);
    EXPECT_TRUE(parties.ok()) << parties.status();
    return parties.ok() ? parties->revision() : -1;
  }

  TlsServices services_;
  Service registry_ = services_.StartRegistry();
  client::RegistryClient operator_ = services_.RegistryAs(registry_, "operator/monitor");
};

// The answer to an append, as it must have been foretold.
AppendRecordsResponse Foretold(AppendRecordsResponse appended) {
  appended.set_revision(appended.revision() - appended.results_size());
  for (auto& result : *appended.mutable_results()) {
    result.clear_revision();
    result.clear_record_time();
  }
  return appended;
}

TEST_F(ValidateOnlyTest, EveryKindOfRecordForEveryCallerIsAnsweredAsAnAppendIs) {
  for (const std::string& caller : kCallers) {
    client::RegistryClient client = services_.RegistryAs(registry_, caller);
    for (int kind = 1; registry::v1::RecordKind_IsValid(kind); ++kind) {
      for (const std::string speaker : {"aaa", "bbb", "ccc", "ooo"}) {
        const std::string id = caller.substr(caller.find('/') + 1) + "-for-" + speaker;
        const auto batch = Batch({StatedBy(speaker, static_cast<registry::v1::RecordKind>(kind), id)});
        const int64_t head = Head();
        const auto foretold = client.AppendRecords(OnlyValidated(batch));
        ASSERT_EQ(Head(), head) << batch.records(0).name();
        const auto appended = client.AppendRecords(batch);
        ASSERT_EQ(foretold.status(), appended.status()) << caller << " " << batch.records(0).name();
        if (!appended.ok()) continue;
        EXPECT_EQ(foretold->SerializeAsString(), Foretold(*appended).SerializeAsString()) << batch.records(0).name();
      }
    }
  }
}

TEST_F(ValidateOnlyTest, WhatIsThereAlreadyIsAnsweredWithItsRevision) {
  const auto again = operator_.AppendRecords(OnlyValidated(SmallAgreement()));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), operator_.AppendRecords(SmallAgreement())->SerializeAsString());
  EXPECT_EQ(again->results(4).revision(), 5);
}

TEST_F(ValidateOnlyTest, ThereIsNothingToProve) {
  AppendRecordsRequest request = OnlyValidated(SmallAgreement());
  request.set_with_proofs(true);
  const absl::Status refusal = operator_.AppendRecords(request).status();
  EXPECT_EQ(ReasonOf(refusal), "FIELD_NOT_ALLOWED") << refusal;
  ASSERT_EQ(ViolationsOf(refusal).size(), 1u);
  EXPECT_EQ(ViolationsOf(refusal)[0].field, "with_proofs");
}

TEST_F(ValidateOnlyTest, InAnImportItIsSaidOfOneBatchAlone) {
  const int64_t head = Head();
  const Record declaration = StatedBy("aaa", registry::v1::RECORD_KIND_DECLARATION, "d");
  const auto import = operator_.ImportRecords();
  import->Send(OnlyValidated(Batch({declaration})));
  import->Send(Batch({declaration}));
  const auto foretold = import->Receive();
  ASSERT_TRUE(foretold.ok()) << foretold.status();
  EXPECT_EQ(foretold->results(0).revision(), 0);
  const auto appended = import->Receive();
  ASSERT_TRUE(appended.ok()) << appended.status();
  EXPECT_EQ(appended->results(0).outcome(), registry::v1::APPEND_OUTCOME_CREATED);
  EXPECT_EQ(Head(), head + 1);
}

}  // namespace
}  // namespace handover::test
