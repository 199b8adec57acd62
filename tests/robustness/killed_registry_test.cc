#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "tests/harness/services.h"

// The registry is killed with SIGKILL in the middle of an import; kills_test.cc has many more kills.
namespace handover::test {
namespace {

using testing::HasSubstr;

constexpr int kLines = 30'000;

std::string NameOf(int line) { return "parties/p" + std::to_string(line); }

// Writes a file of kLines records.
void WriteRecords(const std::filesystem::path& path) {
  std::ofstream file(path);
  for (int line = 0; line < kLines; ++line) {
    file << R"({"name": ")" << NameOf(line) << R"(", "party": {"displayName": "P", "kind": "PARTY_KIND_SIDE"}})"
         << "\n";
  }
}

// Follows the registry at `address` until it has sent `until` entries, and returns their names in order.
std::vector<std::string> NamesUpTo(const std::string& address, int64_t until) {
  client::RegistryClient client(client::Connect(address));
  const auto watch = client.WatchRecords({});
  std::vector<std::string> names;
  registry::v1::WatchRecordsResponse message;
  while (static_cast<int64_t>(names.size()) < until && watch->Read(message)) {
    for (const auto& record : message.records()) {
      names.push_back(record.name());
      EXPECT_EQ(record.revision(), static_cast<int64_t>(names.size())) << "no gap";
    }
  }
  watch->Cancel();
  return names;
}

int64_t HeadOf(const std::string& address) {
  client::RegistryClient client(client::Connect(address));
  const auto watch = client.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  EXPECT_TRUE(watch->Read(message));
  watch->Cancel();
  return message.head_revision();
}

TEST(KilledRegistryTest, AnImportLosesNothingAcknowledgedAndItsRepetitionCompletesIt) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "records.ndjson";
  WriteRecords(file);
  std::optional<Service> registry = StartRegistry(folder.path() / "ledger");
  const std::string address = registry->address();
  Process import({ProgramPath("handoverctl"), "import", file.string()}, {"HANDOVER_REGISTRY=" + address});
  // In the middle: something has been acknowledged, and much has not been sent.
  const std::vector<std::string> seen = NamesUpTo(address, kLines / 10);
  registry->process().Signal(SIGKILL);
  registry->process().Wait();
  // The importer tries again for a while, and then gives up; here nobody comes back.
  EXPECT_EQ(import.Wait(), 1);
  EXPECT_THAT(import.error(), HasSubstr(address));

  registry = StartRegistry(folder.path() / "ledger", address);
  const int64_t head = HeadOf(address);
  EXPECT_GE(head, static_cast<int64_t>(seen.size())) << "what a watch has been sent is there still";
  EXPECT_LT(head, kLines) << "the kill came too late to be one in the middle";
  const std::vector<std::string> kept = NamesUpTo(address, head);
  EXPECT_EQ(std::vector<std::string>(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(seen.size())), seen);

  const Ended again = Ctl(address, "", {"import", file.string()});
  EXPECT_EQ(again.exit_status, 0) << again.error;
  EXPECT_EQ(HeadOf(address), kLines);
  const std::vector<std::string> all = NamesUpTo(address, kLines);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), static_cast<size_t>(kLines)) << "none doubled";
}

}  // namespace
}  // namespace handover::test
