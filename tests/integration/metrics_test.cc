#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"
#include "tests/integration/method_call.h"

// What both services tell Prometheus, scraped as it would.
namespace handover::test {
namespace {

using testing::HasSubstr;

constexpr char kMetricsFlag[] = "--metrics_listen=127.0.0.1:0";
constexpr char kMetricsMark[] = "metrics are served on ";

using Samples = std::map<std::string, double>;  // By name and labels.

// Scrapes `address`. The reader fails where the exposition is wrong, and then so does the test.
Samples Scrape(const std::string& address) {
  const Ended read = RunToEnd({HANDOVER_PYTHON, HANDOVER_READ_METRICS, address});
  EXPECT_EQ(read.exit_status, 0) << read.error;
  Samples samples;
  std::istringstream lines(read.output);
  for (std::string line; std::getline(lines, line);) {
    const size_t space = line.rfind(' ');
    samples[line.substr(0, space)] = std::stod(line.substr(space + 1));
  }
  return samples;
}

// Scrapes `address` until there is a sample named `name` of `value`: a call is counted a moment after its answer.
Samples ScrapeUntil(const std::string& address, const std::string& name, double value) {
  Samples samples;
  const bool is_there = WaitUntil([&] {
    samples = Scrape(address);
    return samples.contains(name) && samples.at(name) == value;
  });
  EXPECT_TRUE(is_there) << name << " is " << (samples.contains(name) ? samples.at(name) : -1) << ", want " << value;
  return samples;
}

std::string OfCalls(const std::string& metric, const std::string& method, const std::string& status) {
  return "grpc_server_call_" + metric + "{grpc_method=\"" + method + "\",grpc_status=\"" + status + "\"}";
}

class RegistryMetricsTest : public testing::Test {
 protected:
  const TemporaryFolder folder_;
  Service registry_{"registry_service", {"--data_dir=" + (folder_.path() / "ledger").string(), kMetricsFlag}};
  const std::string metrics_ = registry_.AddressBehind(kMetricsMark);
  client::RegistryClient client_{client::Connect(registry_.address()), "operator"};
};

TEST_F(RegistryMetricsTest, TellTheLedgerAndItsCommits) {
  ASSERT_TRUE(client_.AppendRecords(PartyBatch(0, 3)).ok());
  ASSERT_TRUE(client_.AppendRecords(PartyBatch(3, 4)).ok());
  Samples samples = Scrape(metrics_);
  EXPECT_EQ(samples["handover_head_revision"], 7);
  EXPECT_EQ(samples["handover_append_queue_batches"], 0);
  EXPECT_EQ(samples["handover_append_queue_records"], 0);
  EXPECT_EQ(samples["handover_append_queue_bytes"], 0);
  EXPECT_EQ(samples["handover_commit_records_count"], 2);
  EXPECT_EQ(samples["handover_commit_records_sum"], 7);
  EXPECT_EQ(samples["handover_commit_batches_sum"], 2);
  EXPECT_EQ(samples["handover_commit_seconds_count"], 2);
  EXPECT_GT(samples["handover_commit_seconds_sum"], 0);
  EXPECT_EQ(samples["handover_watchers"], 0);
  EXPECT_EQ(samples["handover_build_info{process=\"registry_service\",version=\"" HANDOVER_VERSION "\"}"], 1);
}

TEST_F(RegistryMetricsTest, TellHowManyWatch) {
  const auto watch = client_.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  EXPECT_EQ(Scrape(metrics_)["handover_watchers"], 1);
  watch->Cancel();
  while (watch->Read(message)) {
  }
  EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kCancelled);
  ScrapeUntil(metrics_, "handover_watchers", 0);
}

TEST_F(RegistryMetricsTest, CountCallsByMethodAndStatus) {
  const std::string append = "handover.registry.v1.RegistryService/AppendRecords";
  const std::string get = "handover.registry.v1.RegistryService/GetRecord";
  const auto request = PartyBatch(0, 3);
  const auto answer = client_.AppendRecords(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  registry::v1::GetRecordRequest nobody;
  nobody.set_name("parties/nobody");
  EXPECT_EQ(client_.GetRecord(nobody).status().code(), absl::StatusCode::kNotFound);
  Samples samples = ScrapeUntil(metrics_, OfCalls("duration_seconds_count", get, "NOT_FOUND"), 1);
  EXPECT_EQ(samples["grpc_server_call_started_total{grpc_method=\"" + get + "\"}"], 1);
  EXPECT_FALSE(samples.contains(OfCalls("duration_seconds_count", get, "OK")));
  samples = ScrapeUntil(metrics_, OfCalls("duration_seconds_count", append, "OK"), 1);
  EXPECT_GT(samples[OfCalls("duration_seconds_sum", append, "OK")], 0);
  EXPECT_EQ(samples[OfCalls("rcvd_total_compressed_message_size_bytes_sum", append, "OK")], request.ByteSizeLong());
  EXPECT_EQ(samples[OfCalls("sent_total_compressed_message_size_bytes_sum", append, "OK")], answer->ByteSizeLong());
}

TEST_F(RegistryMetricsTest, CountAStreamOnceWithAllItsMessages) {
  const std::string import_method = "handover.registry.v1.RegistryService/ImportRecords";
  size_t sent = 0;
  {
    const auto import = client_.ImportRecords();
    for (int i = 0; i < 3; ++i) {
      registry::v1::ImportRecordsRequest request;
      *request.mutable_batch() = PartyBatch(i, 1);
      sent += request.ByteSizeLong();
      import->Send(request.batch());
      ASSERT_TRUE(import->Receive().ok());
    }
  }
  // The client has gone without a word: whether the end of its messages is seen first, or that it has, is open.
  Samples samples;
  const auto count_of = [&](const std::string& metric) {
    return samples[OfCalls(metric, import_method, "OK")] + samples[OfCalls(metric, import_method, "CANCELLED")];
  };
  EXPECT_TRUE(WaitUntil([&] {
    samples = Scrape(metrics_);
    return count_of("duration_seconds_count") == 1;
  }));
  EXPECT_EQ(count_of("rcvd_total_compressed_message_size_bytes_sum"), sent);
}

TEST_F(RegistryMetricsTest, CountMethodsThatNobodyKnowsTogether) {
  const auto channel = client::Connect(registry_.address());
  int unknown = 0;
  for (const google::protobuf::MethodDescriptor* method : AllMethods()) {
    if (IsOfRegistry(*method)) continue;
    EXPECT_EQ(CallWithNothing(channel, *method).code(), absl::StatusCode::kUnimplemented) << method->full_name();
    ++unknown;
  }
  const Samples samples = ScrapeUntil(metrics_, OfCalls("duration_seconds_count", "other", "UNIMPLEMENTED"), unknown);
  for (const auto& [name, value] : samples) EXPECT_THAT(name, testing::Not(HasSubstr("reconciliation.v1")));
}

TEST_F(RegistryMetricsTest, AreRefusedInWordsWhereTheirPortIsTaken) {
  const Ended ended = RunToEnd({ProgramPath("registry_service"), "--data_dir=" + (folder_.path() / "other").string(),
                                "--listen=127.0.0.1:0", "--metrics_listen=" + metrics_});
  EXPECT_EQ(ended.exit_status, 1);
  EXPECT_THAT(ended.error, HasSubstr("metrics_listen: " + metrics_));
}

TEST(ReconciliationMetricsTest, TellHowFarItHasReadAndWhatIsOpen) {
  const TemporaryFolder folder;
  Service registry = StartRegistry(folder.path() / "ledger");
  Service reconciliation("reconciliation_service", {"--registry=" + registry.address(), kMetricsFlag});
  const std::string metrics = reconciliation.AddressBehind(kMetricsMark);
  ASSERT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
  ASSERT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));
  Samples samples = Scrape(metrics);
  EXPECT_EQ(samples["handover_head_revision"], 51);
  EXPECT_EQ(samples["handover_followed_revision"], 51);
  EXPECT_EQ(samples["handover_lag_records"], 0);
  EXPECT_GE(samples["handover_lag_seconds"], 0);
  EXPECT_EQ(samples["handover_following"], 1);
  const std::string watch = "{grpc_method=\"handover.registry.v1.RegistryService/WatchRecords\"}";
  EXPECT_EQ(samples["grpc_client_attempt_started_total" + watch], 1);

  client::ReconciliationClient client(client::Connect(reconciliation.address()));
  reconciliation::v1::ListMismatchesRequest request;
  request.set_parent("agreements/istanbul-2025-06-02");
  request.set_page_size(1000);
  const auto answer = client.ListMismatches(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  std::map<reconciliation::v1::MismatchKind, int> open;
  for (const auto& mismatch : answer->mismatches()) ++open[mismatch.kind()];
  EXPECT_FALSE(open.empty());
  for (int kind = 1; kind <= reconciliation::v1::MismatchKind_MAX; ++kind) {
    const auto one = static_cast<reconciliation::v1::MismatchKind>(kind);
    const std::string name = reconciliation::v1::MismatchKind_Name(one);
    const std::string label = absl::AsciiStrToLower(absl::StripPrefix(name, "MISMATCH_KIND_"));
    const std::string sample = "handover_open_mismatches{kind=\"" + label + "\"}";
    ASSERT_TRUE(samples.contains(sample)) << sample;
    EXPECT_EQ(samples.at(sample), open[one]) << sample;
  }
}

TEST(ReconciliationMetricsTest, TellThatItsRegistryIsLost) {
  const TemporaryFolder folder;
  Service reconciliation("reconciliation_service",
                         {"--registry=unix:" + (folder.path() / "nobody").string(), kMetricsFlag});
  const std::string metrics = reconciliation.AddressBehind(kMetricsMark);
  const std::string refused =
      "grpc_client_attempt_duration_seconds_count{grpc_method=\"handover.registry.v1.RegistryService/WatchRecords\","
      "grpc_status=\"UNAVAILABLE\"}";
  Samples samples;
  EXPECT_TRUE(WaitUntil([&] {
    samples = Scrape(metrics);
    return samples[refused] >= 1;
  }));
  EXPECT_EQ(samples["handover_following"], 0);
  EXPECT_EQ(samples["handover_followed_revision"], 0);
}

}  // namespace
}  // namespace handover::test
