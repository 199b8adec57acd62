#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "clients/cpp/registry_client.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

// A client that does not read what it has asked for.
namespace handover::test {
namespace {

class SlowReaderTest : public testing::Test {
 protected:
  // A channel that takes in no more ahead than this; by itself it would let that grow with the connection.
  std::shared_ptr<grpc::Channel> ConnectToReadLittle() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
    return grpc::CreateCustomChannel(registry_.address(), grpc::InsecureChannelCredentials(), arguments);
  }

  // Waits until the registry has no stream open, while another caller goes on. Returns whether it came to that.
  bool WaitUntilStreamsAreEnded() {
    return WaitUntil([&] {
      EXPECT_TRUE(other_.GetCheckpoint({}).ok());
      const Ended read = RunToEnd({HANDOVER_PYTHON, HANDOVER_READ_METRICS, metrics_});
      return read.output.find("handover_watchers 0\n") != std::string::npos;
    });
  }

  const TemporaryFolder folder_;
  Service registry_{"registry_service",
                    {"--data_dir=" + (folder_.path() / "ledger").string(), "--watch_send_seconds=0.5",
                     "--metrics_listen=127.0.0.1:0"}};
  const std::string metrics_ = registry_.AddressBehind("metrics are served on ");
  client::RegistryClient other_{client::Connect(registry_.address()), "operator"};
};

TEST_F(SlowReaderTest, HasItsWatchEndedAndNobodyElseNotices) {
  // More than a client takes in without reading.
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(other_.AppendRecords(PartyBatch(1000 * i, 1000)).ok());
  client::RegistryClient slow(ConnectToReadLittle());
  const auto watch = slow.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  EXPECT_TRUE(WaitUntilStreamsAreEnded());
  while (watch->Read(message)) {
  }
  EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(SlowReaderTest, HasItsImportEndedAndNobodyElseNotices) {
  client::RegistryClient slow(ConnectToReadLittle(), "operator");
  const auto import = slow.ImportRecords();
  for (int i = 0; i < 4; ++i) {
    registry::v1::AppendRecordsRequest batch = PartyBatch(1000 * i, 1000);
    batch.set_with_proofs(true);
    import->Send(batch);
  }
  ASSERT_TRUE(import->Receive().ok());
  EXPECT_TRUE(WaitUntilStreamsAreEnded());
  absl::Status end;
  while (end.ok()) end = import->Receive().status();
  EXPECT_EQ(end.code(), absl::StatusCode::kResourceExhausted) << end;
}

}  // namespace
}  // namespace handover::test
