#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "service_host/error.h"
#include "tests/harness/health.h"
#include "tests/harness/one_try.h"
#include "tests/harness/services.h"
#include "tests/robustness/small_disk.h"

// A full disk: the registry takes no more records and does all else, and goes on when there is room.
namespace handover::test {
namespace {

using grpc::health::v1::HealthCheckResponse;
using std::chrono::steady_clock;

constexpr uint64_t kDiskBytes = 16 << 20;
constexpr uint64_t kBallastBytes = 6 << 20;
// Within which time writes go on when there is room again.
constexpr std::chrono::seconds kResumes{1};

std::string NameOf(size_t number) { return "parties/p" + std::to_string(number); }

// Follows the registry at `address` from the start, beside the test.
class Follower {
 public:
  explicit Follower(const std::string& address)
      : client_(client::Connect(address)), watch_(client_.WatchRecords({})), reader_([this] { Run(); }) {}
  ~Follower() {
    watch_->Cancel();
    reader_.join();
  }

  // Waits until `count` names have been sent, and returns those that have.
  std::vector<std::string> WaitForNames(size_t count) {
    std::unique_lock lock(mutex_);
    more_.wait_for(lock, kPatience, [&] { return is_over_ || names_.size() >= count; });
    return names_;
  }

  // Waits for one more message of any kind. Returns whether there was one.
  bool WaitForMessage() {
    std::unique_lock lock(mutex_);
    const int before = messages_;
    more_.wait_for(lock, kPatience, [&] { return is_over_ || messages_ > before; });
    return messages_ > before;
  }

 private:
  void Run() {
    registry::v1::WatchRecordsResponse message;
    while (watch_->Read(message)) {
      const std::lock_guard lock(mutex_);
      ++messages_;
      for (const auto& record : message.records()) {
        names_.push_back(record.name());
        EXPECT_EQ(record.revision(), static_cast<int64_t>(names_.size())) << "no gap";
      }
      more_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    more_.notify_all();
  }

  client::RegistryClient client_;
  std::unique_ptr<client::RecordWatch> watch_;
  std::mutex mutex_;  // Guards what follows.
  std::condition_variable more_;
  std::vector<std::string> names_;
  int messages_ = 0;
  bool is_over_ = false;
  std::thread reader_;  // Last, so that it starts when all else is there.
};

class FullDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!disk_.problem().empty()) GTEST_SKIP() << "no disk to fill: " << disk_.problem();
    ASSERT_TRUE(disk_.TakeUp(kBallastBytes));
    Start();
  }

  void Start() {
    registry_.emplace(StartRegistry(disk_.path() / "ledger"));
    client_.emplace(client::Connect(registry_->address()), "operator", kOneTry);
  }

  // Stops the registry as an operator does, and starts it again.
  void Restart() {
    client_.reset();
    registry_->process().Signal(SIGTERM);
    EXPECT_EQ(registry_->process().Wait(), 0) << registry_->process().error();
    Start();
  }

  // Appends the next `count` records; those that are not taken are the next again.
  absl::Status Append(size_t count) {
    registry::v1::AppendRecordsRequest request;
    for (size_t i = 0; i < count; ++i) {
      auto& record = *request.add_records();
      record.set_name(NameOf(acknowledged_.size() + i));
      record.mutable_party()->set_display_name(std::string(200, 'P'));
      record.mutable_party()->set_kind(registry::v1::PARTY_KIND_SIDE);
    }
    const auto response = client_->AppendRecords(request);
    if (!response.ok()) return response.status();
    for (const auto& record : request.records()) acknowledged_.push_back(record.name());
    EXPECT_EQ(response->revision(), static_cast<int64_t>(acknowledged_.size()));
    return absl::OkStatus();
  }

  // Appends until not even one more record is taken.
  void FillTheDisk() {
    constexpr size_t kMore = 100'000;  // Than there is room for.
    for (const size_t count : {size_t{1000}, size_t{100}, size_t{10}, size_t{1}}) {
      absl::Status status;
      while (status.ok() && acknowledged_.size() < kMore) status = Append(count);
      ExpectFull(status);
    }
  }

  static void ExpectFull(const absl::Status& status) {
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
    EXPECT_EQ(ReasonOf(status), "STORE_FULL") << status;
  }

  // Checks that what does not write goes on.
  void ExpectReadable() {
    registry::v1::GetRecordRequest get;
    get.set_name(NameOf(0));
    const auto got = client_->GetRecord(get);
    EXPECT_TRUE(got.ok()) << got.status();
    registry::v1::ListRecordsRequest list;
    list.set_kind(registry::v1::RECORD_KIND_PARTY);
    const auto listed = client_->ListRecords(list);
    EXPECT_TRUE(listed.ok() && listed->records_size() > 0) << listed.status();
    EXPECT_EQ(HealthOf(registry_->address()), HealthCheckResponse::SERVING);
  }

  SmallDisk disk_{kDiskBytes};
  std::optional<Service> registry_;
  std::optional<client::RegistryClient> client_;
  std::vector<std::string> acknowledged_;
};

TEST_F(FullDiskTest, RecordsAreRefusedUntilThereIsRoomAndAllElseGoesOn) {
  {
    Follower follower(registry_->address());
    FillTheDisk();
    for (int attempt = 0; attempt < 20; ++attempt) {
      ExpectFull(Append(1));
      ExpectReadable();
    }
    EXPECT_EQ(follower.WaitForNames(acknowledged_.size()), acknowledged_);
    EXPECT_TRUE(follower.WaitForMessage()) << "a watch with nothing new still says so";

    ASSERT_TRUE(disk_.GiveBack());
    const auto deadline = steady_clock::now() + kResumes;
    absl::Status status = Append(1);
    while (!status.ok() && steady_clock::now() < deadline) status = Append(1);
    ASSERT_TRUE(status.ok()) << status;
    for (int batch = 0; batch < 5; ++batch) EXPECT_TRUE(Append(1000).ok());
    EXPECT_EQ(follower.WaitForNames(acknowledged_.size()), acknowledged_);
  }
  Restart();
  EXPECT_EQ(Follower(registry_->address()).WaitForNames(acknowledged_.size()), acknowledged_);
  EXPECT_TRUE(Append(1).ok());
}

TEST_F(FullDiskTest, ARegistryThatIsStartedAgainOnAFullDiskReadsAndGoesOnLater) {
  FillTheDisk();
  Restart();
  ExpectReadable();
  ExpectFull(Append(1));
  EXPECT_EQ(Follower(registry_->address()).WaitForNames(acknowledged_.size()), acknowledged_);
  ASSERT_TRUE(disk_.GiveBack());
  EXPECT_TRUE(Append(1).ok());
}

}  // namespace
}  // namespace handover::test
