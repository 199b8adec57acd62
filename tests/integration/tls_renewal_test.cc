#include <grpcpp/client_context.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "service_host/tls_file_news.h"
#include "tests/integration/tls_handshake.h"
#include "tests/integration/tls_services.h"

// Certificates are renewed while everything runs: files are replaced by renaming, and nothing is restarted.
namespace handover::test {
namespace {

std::string TextOf(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class TlsRenewalTest : public testing::Test {
 protected:
  std::string Shown() const { return SerialShownBy(registry_.address(), press_); }

  TlsServices services_;
  const Authority& authority_ = services_.authority();
  const TlsFiles press_ = authority_.IssueClient("reader/press");
  Service registry_ = services_.StartRegistry();
};

TEST_F(TlsRenewalTest, ANewConnectionSeesTheRenewedCertificateAndAnOldOneGoesOn) {
  client::RegistryClient connected(client::Connect(registry_.address(), press_));
  const auto watch = connected.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  const std::string before = Shown();
  ASSERT_NE(before, "");
  authority_.IssueServer("operator/registry");
  EXPECT_TRUE(WaitUntil([&] { return !Shown().empty() && Shown() != before; }));
  // A watch says every few seconds how far it is.
  EXPECT_TRUE(watch->Read(message));
  EXPECT_TRUE(client::RegistryClient(client::Connect(registry_.address(), press_)).GetCheckpoint({}).ok());
}

TEST_F(TlsRenewalTest, WhileTheKeyIsNotTheCertificatesNobodyNewComesInAndTheOtherHalfMendsIt) {
  client::RegistryClient connected(client::Connect(registry_.address(), press_));
  ASSERT_TRUE(connected.GetCheckpoint({}).ok());
  const std::string before = Shown();
  ctl::CertificateRequest request = ServerRequestFor({SpiffeId("operator/registry")});
  // Longer than an operator is told that it is about to expire.
  request.not_after = absl::Now() + 2 * TlsFileNews::kExpiryNotice;
  const TlsFiles next = authority_.Issue("other", request);
  ReplaceFile(services_.folder() / "operator-registry.key", TextOf(next.key));
  EXPECT_TRUE(WaitUntil([&] { return Shown().empty(); }));
  EXPECT_TRUE(connected.GetCheckpoint({}).ok());
  EXPECT_TRUE(registry_.process().WaitForError("is not the key of the certificate"));
  ReplaceFile(services_.folder() / "operator-registry.pem", TextOf(next.certificate));
  EXPECT_TRUE(WaitUntil([&] { return !Shown().empty(); }));
  EXPECT_NE(Shown(), before);
  EXPECT_TRUE(registry_.process().WaitForError("the files of TLS can be used"));
}

TEST_F(TlsRenewalTest, ANewAuthorityIsTrustedOnceItsCertificateIsThere) {
  TemporaryFolder folder;
  const Authority next(folder.path());
  TlsFiles of_next = next.IssueClient("reader/press");
  of_next.authority = authority_.certificate_file();
  const auto is_let_in = [&](const TlsFiles& files) {
    return client::RegistryClient(client::Connect(registry_.address(), files)).GetCheckpoint({}).ok();
  };
  EXPECT_FALSE(is_let_in(of_next));
  ReplaceFile(authority_.certificate_file(), authority_.certificate() + next.certificate());
  EXPECT_TRUE(WaitUntil([&] { return is_let_in(of_next); }));
  EXPECT_TRUE(is_let_in(press_));
  // The registry's own certificate is still of the first authority, which its clients have to go on trusting.
  const std::filesystem::path first = services_.folder() / "first.pem";
  ReplaceFile(first, authority_.certificate());
  TlsFiles of_first = press_;
  of_first.authority = first;
  of_next.authority = first;
  ReplaceFile(authority_.certificate_file(), next.certificate());
  EXPECT_TRUE(WaitUntil([&] { return !is_let_in(of_first); }));
  EXPECT_TRUE(is_let_in(of_next));
}

// Asks for a checkpoint, and waits for a connection rather than to fail at once without one: gRPC sees to a channel's
// connection only while a call waits for it, and otherwise every five seconds.
bool IsAnsweredInTime(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + client::kCallDeadline);
  context.set_wait_for_ready(true);
  registry::v1::GetCheckpointResponse response;
  return registry::v1::LedgerService::NewStub(channel)->GetCheckpoint(&context, {}, &response).ok();
}

TEST_F(TlsRenewalTest, AClientTakesUpItsRenewedCertificateByItself) {
  ctl::CertificateRequest request = RequestFor({SpiffeId("reader/late")});
  request.not_after = absl::Now() - absl::Minutes(1);
  const auto channel = client::Connect(registry_.address(), authority_.Issue("late", request));
  EXPECT_EQ(client::RegistryClient(channel).GetCheckpoint({}).status().code(), absl::StatusCode::kUnavailable);
  authority_.Issue("late", RequestFor({SpiffeId("reader/late")}));
  EXPECT_TRUE(WaitUntil([&] { return IsAnsweredInTime(channel); }));
}

TEST_F(TlsRenewalTest, AReconciliationServiceGoesOnWhenEverybodyMovesToAnotherAuthority) {
  TemporaryFolder folder;
  const Authority next(folder.path());
  const Service reconciliation =
      TlsServices::StartReconciliation(registry_.address(), authority_.IssueServer("reader/reconciliation"));
  ASSERT_TRUE(services_.WaitUntilFollowing(reconciliation, 0));
  const auto move = [&](const std::string& name) {
    const TlsFiles moved = next.Issue(name, ServerRequestFor({SpiffeId("reader/reconciliation")}));
    ReplaceFile(services_.folder() / (name + ".key"), TextOf(moved.key));
    ReplaceFile(services_.folder() / (name + ".pem"), TextOf(moved.certificate));
  };
  const std::string address = registry_.address();
  registry_.process().Signal(SIGTERM);
  ASSERT_EQ(registry_.process().Wait(), 0);
  ReplaceFile(authority_.certificate_file(), next.certificate());
  move("reader-reconciliation");
  std::vector<std::string> flags = TlsFlags(next.IssueServer("operator/registry"));
  flags.push_back("--data_dir=" + (services_.folder() / "ledger").string());
  const Service moved_registry("registry_service", flags, address);
  const TlsFiles press = next.IssueClient("reader/press");
  EXPECT_TRUE(WaitUntil([&] {
    // Each time over a new connection, as the service has to take up its files first.
    client::ReconciliationClient reader(client::Connect(reconciliation.address(), press));
    const auto status = reader.GetStatus({});
    return status.ok() && status->state() == reconciliation::v1::FOLLOW_STATE_FOLLOWING;
  }));
}

}  // namespace
}  // namespace handover::test
