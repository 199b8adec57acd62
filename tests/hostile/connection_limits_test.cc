#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "service_host/limits.h"
#include "service_host/server.h"
#include "tests/harness/wait_until.h"
#include "tests/hostile/attacked_services.h"
#include "tests/hostile/http2_client.h"

// What one connection may cost.
namespace handover::test {
namespace {

constexpr char kCheck[] = "/grpc.health.v1.Health/Check";
constexpr char kWatch[] = "/grpc.health.v1.Health/Watch";
constexpr char kAppend[] = "/handover.registry.v1.RegistryService/AppendRecords";
constexpr char kOk[] = "0";

// A server of ours with other limits than usual.
class LimitedServer {
 public:
  explicit LimitedServer(ConnectionLimits connection)
      : server_(Server::Start({.address = "127.0.0.1:0", .connection = connection}, {&service_}).value()) {
    server_->SetServing(registry::v1::RegistryService::service_full_name(), true);
  }
  ~LimitedServer() { server_->Shutdown(std::chrono::milliseconds(0)); }

  const std::string& address() const { return server_->address(); }

 private:
  registry::v1::RegistryService::CallbackService service_;
  const std::unique_ptr<Server> server_;
};

TEST(ConnectionLimitsTest, AClientIsToldHowManyCallsItMayHave) {
  const LimitedServer server({.calls = 3});
  Http2Client client(server.address());
  EXPECT_EQ(client.StatusOf(client.Call(kCheck, GrpcFrame(""))), kOk);
  EXPECT_EQ(client.CallsMax(), 3U);
}

TEST(ConnectionLimitsTest, AConnectionIsClosedInTheEndWhateverIsUnderWay) {
  constexpr std::chrono::milliseconds kShort{100};
  const LimitedServer server({.age = kShort, .age_grace = kShort});
  Http2Client client(server.address());
  client.Call(kWatch, GrpcFrame(""));
  client.Send();
  EXPECT_TRUE(client.connection().WaitUntilClosed());
  Http2Client other(server.address());
  EXPECT_EQ(other.StatusOf(other.Call(kCheck, GrpcFrame(""))), kOk);
}

// One connection alone could begin messages of four gibibytes.
TEST(ConnectionLimitsTest, MessagesThatNeverComeInWholeTakeNoMoreMemoryThanThereIs) {
  constexpr int kConnections = 4;
  constexpr int kCalls = 100;
  AttackedServices services;
  const auto beginning =
      std::make_shared<const std::string>(GrpcFrame(std::string(kReceiveBytesMax, 'x')).substr(0, kReceiveBytesMax));
  {
    std::deque<Http2Client> clients;
    for (int i = 0; i < kConnections; ++i) {
      Http2Client& client = clients.emplace_back(services.registry());
      for (int j = 0; j < kCalls; ++j) client.BeginCall(kAppend, beginning);
      client.SendBodies(kCalls);
      // What is freed in small pieces among others is not given back at once.
      EXPECT_LT(services.RegistryMemoryBytes(), 5 * kTransportBytesMax);
    }
  }
  client::RegistryClient other(client::Connect(services.registry()));
  EXPECT_TRUE(WaitUntil([&] { return other.GetCheckpoint({}).ok(); }));
  services.ExpectToServe();
}

}  // namespace
}  // namespace handover::test
