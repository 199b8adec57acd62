#include "tests/hostile/attacked_services.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <future>

#include "tests/harness/health.h"
#include "tests/harness/party_records.h"

namespace handover::test {
namespace {

using grpc::health::v1::HealthCheckResponse;

std::vector<std::string> FlagsOfRegistry(const std::filesystem::path& data_dir, std::vector<std::string> flags) {
  flags.push_back("--data_dir=" + data_dir.string());
  return flags;
}

}  // namespace

AttackedServices::AttackedServices(const std::vector<std::string>& flags)
    : registry_("registry_service", FlagsOfRegistry(folder_.path() / "ledger", flags)),
      reconciliation_(StartReconciliation(registry_.address())),
      caller_(client::Connect(registry_.address()), "operators/calm") {
  ExpectToServe();
}

std::vector<Victim> AttackedServices::Victims() const {
  return {{registry_.address(), "/handover.registry.v1.RegistryService/GetRecord"},
          {reconciliation_.address(), "/handover.reconciliation.v1.ReconciliationService/ListMismatches"}};
}

size_t AttackedServices::RegistryMemoryBytes() {
  // In pages: all of its address space, and what of it is in memory (proc(5)).
  std::ifstream memory("/proc/" + std::to_string(registry_.process().id()) + "/statm");
  size_t all = 0;
  size_t resident = 0;
  memory >> all >> resident;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

void AttackedServices::ExpectToServe() {
  registry::v1::AppendRecordsRequest request = PartyBatch(++appended_, 1);
  const auto appended = caller_.AppendRecords(request);
  ASSERT_TRUE(appended.ok()) << appended.status();
  registry::v1::GetRecordRequest wanted;
  wanted.set_name(request.records(0).name());
  const auto read = caller_.GetRecord(wanted);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->record().revision(), appended->revision());
  EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), appended->revision()));
  for (const Victim& victim : Victims()) {
    EXPECT_EQ(HealthOf(victim.address), HealthCheckResponse::SERVING) << victim.method;
  }
}

void AttackedServices::ExpectToServeDuring(const std::function<void()>& attack) {
  const std::future<void> attacking = std::async(std::launch::async, attack);
  do {
    ASSERT_NO_FATAL_FAILURE(ExpectToServe());
  } while (attacking.wait_for(std::chrono::seconds(0)) != std::future_status::ready);
  ExpectToServe();
}

}  // namespace handover::test
