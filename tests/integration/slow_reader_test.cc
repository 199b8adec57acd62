#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>
#include <gtest/gtest.h>

#include "clients/cpp/registry_client.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

// A reader of a watch that does not read.
namespace handover::test {
namespace {

TEST(SlowReaderTest, HasItsWatchEndedAndNobodyElseNotices) {
  const TemporaryFolder folder;
  Service registry("registry_service", {"--data_dir=" + (folder.path() / "ledger").string(), "--watch_send_seconds=0.5",
                                        "--metrics_listen=127.0.0.1:0"});
  const std::string metrics = registry.AddressBehind("metrics are served on ");
  client::RegistryClient other(client::Connect(registry.address()), "operator");
  // More than a client takes in without reading.
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(other.AppendRecords(PartyBatch(1000 * i, 1000)).ok());
  // It takes in no more ahead than this; by itself it would let that grow with the connection.
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  client::RegistryClient slow(
      grpc::CreateCustomChannel(registry.address(), grpc::InsecureChannelCredentials(), arguments));
  const auto watch = slow.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  EXPECT_TRUE(WaitUntil([&] {
    EXPECT_TRUE(other.GetCheckpoint({}).ok());
    const Ended read = RunToEnd({HANDOVER_PYTHON, HANDOVER_READ_METRICS, metrics});
    return read.output.find("handover_watchers 0\n") != std::string::npos;
  }));
  while (watch->Read(message)) {
  }
  EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace handover::test
