#include <gtest/gtest.h>
#include <signal.h>

#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "service_host/error.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"

// What an import promises: answers in order, several batches on their way, and nothing behind one that is refused.
namespace handover::test {
namespace {

using registry::v1::AppendRecordsRequest;

AppendRecordsRequest BatchOf(std::vector<registry::v1::Record> records) {
  AppendRecordsRequest request;
  for (auto& record : records) *request.add_records() = std::move(record);
  return request;
}

class ImportRecordsTest : public testing::Test {
 protected:
  int64_t Head() {
    const auto watch = client_.WatchRecords({});
    registry::v1::WatchRecordsResponse message;
    EXPECT_TRUE(watch->Read(message));
    return message.head_revision();
  }

  // Sends eight batches of which the third is `bad`, and checks that it alone, and what stands behind it, is refused.
  absl::Status ImportWithThird(const AppendRecordsRequest& bad) {
    const auto import = client_.ImportRecords();
    for (int i = 1; i <= 8; ++i) import->Send(i == 3 ? bad : BatchOf({PartyRecord("p" + std::to_string(i))}));
    for (int i = 1; i <= 2; ++i) {
      const auto answer = import->Receive();
      EXPECT_TRUE(answer.ok()) << answer.status();
      EXPECT_EQ(answer->results(0).revision(), i);
    }
    const absl::Status refusal = import->Receive().status();
    EXPECT_EQ(import->Receive().status().code(), refusal.code()) << "the stream has ended";
    EXPECT_EQ(Head(), 2) << "nothing behind a refused batch is appended";
    return refusal;
  }

  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  client::RegistryClient client_{client::Connect(registry_.address()), "parties/ukr"};
};

TEST_F(ImportRecordsTest, EveryBatchIsAnsweredInOrder) {
  constexpr int kBatches = 200;
  const auto import = client_.ImportRecords();
  int sent = 0;
  for (int answered = 0; answered < kBatches; ++answered) {
    for (; sent < kBatches && sent < answered + static_cast<int>(client::RecordImport::kInFlightMax); ++sent) {
      const std::string id = std::to_string(sent);
      import->Send(BatchOf({PartyRecord("a" + id), PartyRecord("b" + id)}));
    }
    const auto answer = import->Receive();
    ASSERT_TRUE(answer.ok()) << answer.status();
    ASSERT_EQ(answer->results_size(), 2);
    EXPECT_EQ(answer->results(0).revision(), 2 * answered + 1);
    EXPECT_EQ(answer->results(1).revision(), 2 * answered + 2);
    EXPECT_GE(answer->revision(), 2 * answered + 2);
  }
  EXPECT_EQ(Head(), 2 * kBatches);
}

TEST_F(ImportRecordsTest, ABatchIsProvedIfItAsksForIt) {
  AppendRecordsRequest batch = BatchOf({PartyRecord("a"), PartyRecord("b")});
  batch.set_with_proofs(true);
  const auto import = client_.ImportRecords();
  import->Send(batch);
  import->Send(BatchOf({PartyRecord("c")}));
  const auto proved = import->Receive();
  ASSERT_TRUE(proved.ok()) << proved.status();
  EXPECT_FALSE(proved->checkpoint().empty());
  EXPECT_FALSE(proved->results(1).entry().empty());
  const auto plain = import->Receive();
  ASSERT_TRUE(plain.ok()) << plain.status();
  EXPECT_EQ(plain->results(0).revision(), 3) << "the answers keep their order";
  EXPECT_TRUE(plain->checkpoint().empty());
}

TEST_F(ImportRecordsTest, ABatchThatIsNotAdmittedEndsIt) {
  registry::v1::Record other = PartyRecord("p1");
  other.mutable_party()->set_display_name("Q");
  EXPECT_EQ(ReasonOf(ImportWithThird(BatchOf({PartyRecord("x"), other}))), "NAME_TAKEN");
}

TEST_F(ImportRecordsTest, ABatchOfBadShapeEndsIt) {
  EXPECT_EQ(ReasonOf(ImportWithThird(BatchOf({PartyRecord("x"), PartyRecord("Not A Name")}))), "NAME_INVALID");
}

TEST_F(ImportRecordsTest, AnEmptyBatchEndsIt) {
  EXPECT_EQ(ReasonOf(ImportWithThird(AppendRecordsRequest())), "FIELD_REQUIRED");
}

TEST_F(ImportRecordsTest, AnImporterWhoDoesNotSayWhoItIsIsRefused) {
  client::RegistryClient nobody(client::Connect(registry_.address()));
  const auto import = nobody.ImportRecords();
  import->Send(BatchOf({PartyRecord("a")}));
  EXPECT_EQ(ReasonOf(import->Receive().status()), "AUTHOR_MISSING");
  EXPECT_EQ(Head(), 0);
}

// A client between two calls answers nothing on its connection, and would keep a registry from closing it: here it is
// gone by then.
TEST_F(ImportRecordsTest, ARegistryThatStopsEndsAnIdleImport) {
  {
    client::RegistryClient client(client::Connect(registry_.address()), "parties/ukr");
    const auto import = client.ImportRecords();
    import->Send(BatchOf({PartyRecord("a")}));
    ASSERT_TRUE(import->Receive().ok());
    registry_.process().Signal(SIGTERM);
    EXPECT_EQ(ReasonOf(import->Receive().status()), "SHUTTING_DOWN");
  }
  EXPECT_EQ(registry_.process().Wait(), 0);
}

TEST_F(ImportRecordsTest, AnImporterWhoGoesAwayLeavesTheRegistryServing) {
  {
    client::RegistryClient client(client::Connect(registry_.address()), "parties/ukr");
    for (int i = 0; i < 50; ++i) {
      const auto import = client.ImportRecords();
      for (int batch = 0; batch < 8; ++batch) {
        import->Send(BatchOf({PartyRecord("p" + std::to_string(i) + "-" + std::to_string(batch))}));
      }
      if (i % 2 == 0) {
        ASSERT_TRUE(import->Receive().ok());
      }
    }
    EXPECT_TRUE(client.AppendRecords(BatchOf({PartyRecord("last")})).ok());
  }
  registry_.process().Signal(SIGTERM);
  EXPECT_EQ(registry_.process().Wait(), 0);
}

}  // namespace
}  // namespace handover::test
