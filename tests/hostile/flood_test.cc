#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <cstdlib>
#include <deque>
#include <future>
#include <optional>
#include <string>

#include "service_host/gate.h"
#include "service_host/limits.h"
#include "tests/harness/wait_until.h"
#include "tests/hostile/attacked_services.h"
#include "tests/hostile/http2_client.h"

// Too much of what would be in order once.
namespace handover::test {
namespace {

constexpr char kWatch[] = "/handover.registry.v1.RegistryService/WatchRecords";
constexpr char kCheckpoint[] = "/handover.registry.v1.LedgerService/GetCheckpoint";
constexpr char kOk[] = "0";
constexpr char kResourceExhausted[] = "8";
const Headers kFlooder = {{Gate::kAuthorKey, "operators/flooder"}};

TEST(FloodTest, HundredsOfConnectionsDelayNobody) {
  constexpr int kConnections = 300;
  AttackedServices services;
  std::deque<TcpConnection> connections;
  services.ExpectToServeDuring([&] {
    for (const Victim& victim : services.Victims()) {
      const std::string preface = Http2Client(victim.address).TakeBytes();
      for (int i = 0; i < kConnections; ++i) connections.emplace_back(victim.address).Send(preface);
    }
  });
}

// While this is there, a process that is started may have but few files open, unless it asks for more.
class FewFiles {
 public:
  FewFiles() {
    getrlimit(RLIMIT_NOFILE, &before_);
    const rlimit few{.rlim_cur = 64, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
  }
  ~FewFiles() { setrlimit(RLIMIT_NOFILE, &before_); }
  FewFiles(const FewFiles&) = delete;
  FewFiles& operator=(const FewFiles&) = delete;

 private:
  rlimit before_{};
};

TEST(FloodTest, MoreConnectionsThanFilesAreUsuallyAllowedDelayNobody) {
  std::optional<AttackedServices> services;
  {
    const FewFiles few;
    services.emplace();
  }
  std::deque<TcpConnection> connections;
  for (const Victim& victim : services->Victims()) {
    for (int i = 0; i < 100; ++i) connections.emplace_back(victim.address);
  }
  services->ExpectToServe();
}

// gRPC would not take another connection then, were there files again.
TEST(FloodTest, WhoHasNoFileForAConnectionEndsAndSaysSo) {
  const TemporaryFolder folder;
  Service registry("registry_service", {"--data_dir=" + folder.path().string()});
  Service reconciliation = StartReconciliation(registry.address());
  ASSERT_TRUE(WaitUntilFollowing(reconciliation.address(), 0));
  for (Service* service : {&reconciliation, &registry}) {
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ASSERT_EQ(prlimit(service->process().id(), RLIMIT_NOFILE, &none, nullptr), 0);
    const TcpConnection connection(service->address());
    EXPECT_EQ(service->process().Wait(), EXIT_FAILURE);
    EXPECT_NE(service->process().error().find("not_accepting"), std::string::npos) << service->process().error();
  }
}

TEST(FloodTest, CallsThatAreCancelledAtOnceDelayNobody) {
  constexpr int kCalls = 5'000;
  AttackedServices services;
  services.ExpectToServeDuring([&] {
    for (const Victim& victim : services.Victims()) {
      Http2Client client(victim.address);
      for (int i = 0; i < kCalls; ++i) {
        const int32_t stream = client.Call(victim.method, GrpcFrame(""), kFlooder);
        // The call goes out before it is given up: otherwise neither would.
        if (!client.Send()) break;
        client.Cancel(stream);
      }
      client.Send();
    }
  });
}

TEST(FloodTest, WhoCallsTooOftenIsRefusedAndNobodyElse) {
  // Few enough that any machine makes more, and many more than the calm caller makes here.
  AttackedServices services({"--calls_per_second=20"});
  std::atomic<int> refused = 0;
  std::atomic<bool> is_over = false;
  const std::future<void> flooding = std::async(std::launch::async, [&] {
    Http2Client client(services.registry());
    while (!is_over) {
      const std::string status = client.StatusOf(client.Call(kCheckpoint, GrpcFrame(""), kFlooder));
      EXPECT_TRUE(status == kOk || status == kResourceExhausted) << status;
      if (status == kResourceExhausted) ++refused;
    }
  });
  for (int i = 1; i <= 3; ++i) {
    EXPECT_TRUE(WaitUntil([&] { return refused >= 100 * i; }));
    services.ExpectToServe();
  }
  is_over = true;
}

TEST(FloodTest, WhoOpensTooManyStreamsIsRefusedAndNobodyElse) {
  constexpr int kTooMany = 100;
  AttackedServices services;
  Http2Client client(services.registry());
  for (int i = 0; i < kStreamsPerCallerMax + kTooMany; ++i) client.Call(kWatch, GrpcFrame(""), kFlooder);
  EXPECT_EQ(client.StatusesOfFirst(kTooMany), std::vector<std::string>(kTooMany, kResourceExhausted));
  services.ExpectToServe();
}

}  // namespace
}  // namespace handover::test
