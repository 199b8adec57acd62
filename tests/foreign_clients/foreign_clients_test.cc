#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/integration/tls_services.h"

// Clients that no one here wrote: @grpc/grpc-js and buf. They know the services by reflection and by the protos alone,
// and are known to them by certificate.
namespace handover::test {
namespace {

using testing::HasSubstr;

// How many records the sample has.
constexpr int kSampleSize = 51;

const std::filesystem::path& SourceDir() {
  static const std::filesystem::path path = HANDOVER_SOURCE_DIR;
  return path;
}

class ForeignClientsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(SourceDir() / "node_modules/@grpc/grpc-js")) {
      GTEST_SKIP() << "the packages of npm are not installed; ./dev test installs them";
    }
    const TlsFiles operator_files = services_.authority().IssueClient("operator/monitor");
    const Ended import = RunToEnd({ProgramPath("handoverctl"), "--registry=" + registry_.address(),
                                   "--tls_certificate=" + operator_files.certificate.string(),
                                   "--tls_key=" + operator_files.key.string(),
                                   "--tls_authority=" + operator_files.authority.string(), "import", SamplePath()});
    ASSERT_EQ(import.exit_status, 0) << import.error;
    ASSERT_TRUE(services_.WaitUntilFollowing(reconciliation_, kSampleSize));
  }

  // What buf prints of a call of the service at `address`, or the line of it that ends what is waited for.
  Ended Buf(const std::string& arguments, const std::string& address, const std::string& rest) const {
    return RunToEnd({"/bin/bash", "-c",
                     SourceDir().string() + "/node_modules/.bin/buf curl --protocol grpc --cert " +
                         reader_.certificate.string() + " --key " + reader_.key.string() + " --cacert " +
                         reader_.authority.string() + " " + arguments + " https://" + address + rest});
  }

  TlsServices services_;
  Service registry_ = services_.StartRegistry();
  Service reconciliation_ =
      TlsServices::StartReconciliation(registry_.address(), services_.authority().IssueServer("reader/reconciliation"));
  const TlsFiles reader_ = services_.authority().IssueClient("reader/journalist");
};

TEST_F(ForeignClientsTest, GrpcJsListsTheServicesCallsThemAndWatches) {
  const Ended ended =
      RunToEnd({"/usr/bin/env", "node", (SourceDir() / "tests/foreign_clients/read_and_watch.js").string(),
                SourceDir().string(), registry_.address(), reconciliation_.address(), reader_.certificate.string(),
                reader_.key.string(), reader_.authority.string()});
  ASSERT_EQ(ended.exit_status, 0) << ended.error;
  std::string watched = "\"watched\":[1";
  for (int revision = 2; revision <= kSampleSize; ++revision) watched += "," + std::to_string(revision);
  EXPECT_THAT(ended.output,
              HasSubstr(R"("handover.registry.v1.LedgerService","handover.registry.v1.RegistryService")"));
  EXPECT_THAT(ended.output, HasSubstr(R"("handover.reconciliation.v1.ReconciliationService")"));
  EXPECT_THAT(ended.output, HasSubstr(R"("followedRevision":51,"recordName":"agreements/istanbul-2025-06-02")"));
  EXPECT_THAT(ended.output, HasSubstr(watched + "]"));
}

TEST_F(ForeignClientsTest, BufListsTheServicesAndCallsThem) {
  EXPECT_THAT(Buf("--list-services", registry_.address(), "").output,
              HasSubstr("handover.registry.v1.RegistryService\n"));
  EXPECT_THAT(Buf("--list-services", reconciliation_.address(), "").output, HasSubstr("grpc.health.v1.Health\n"));
  EXPECT_THAT(Buf(R"(-d '{"parent": "agreements/istanbul-2025-06-02"}')", reconciliation_.address(),
                  "/handover.reconciliation.v1.ReconciliationService/ListMismatches")
                  .output,
              HasSubstr("count.rus-ukr-2025-06-16.deceased-military"));
}

TEST_F(ForeignClientsTest, BufWatches) {
  const Ended ended =
      Buf(R"(-d '{"view": "ENTRY_VIEW_RECORD"}')", registry_.address(),
          "/handover.registry.v1.RegistryService/WatchRecords | grep --max-count=1 '\"revision\": \"51\"'");
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
}

}  // namespace
}  // namespace handover::test
