#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <string>
#include <vector>

#include "tests/harness/one_try.h"
#include "tests/harness/tcp_connection.h"
#include "tests/integration/tls_handshake.h"
#include "tests/integration/tls_services.h"

// How both services speak to others: each side proves who it is, and nothing goes in plain text by accident.
namespace handover::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A record that an operator may append.
registry::v1::AppendRecordsRequest OneParty() {
  registry::v1::AppendRecordsRequest request;
  registry::v1::Record& record = *request.add_records();
  record.set_name("parties/aaa");
  record.mutable_party()->set_display_name("A party");
  record.mutable_party()->set_kind(registry::v1::PARTY_KIND_SIDE);
  return request;
}

class TlsTest : public testing::Test {
 protected:
  const Authority& authority() const { return services_.authority(); }

  TlsServices services_;
};

TEST_F(TlsTest, TheReconciliationServiceFollowsByItsOwnIdentityWhichOnlyReads) {
  const Service registry = services_.StartRegistry();
  const TlsFiles identity = authority().IssueServer("reader/reconciliation");
  const Service reconciliation = TlsServices::StartReconciliation(registry.address(), identity);
  ASSERT_TRUE(services_.RegistryAs(registry, "operator/monitor").AppendRecords(OneParty()).ok());
  EXPECT_TRUE(services_.WaitUntilFollowing(reconciliation, 1));
  client::RegistryClient same(client::Connect(registry.address(), identity));
  EXPECT_EQ(same.AppendRecords(OneParty()).status().code(), absl::StatusCode::kPermissionDenied);
}

TEST_F(TlsTest, AReconciliationServiceThatTheRegistryDoesNotKnowSaysWhyItDoesNotFollow) {
  const Service registry = services_.StartRegistry();
  Service reconciliation = TlsServices::StartReconciliation(
      registry.address(),
      authority().Issue("two", ServerRequestFor({SpiffeId("reader/one"), SpiffeId("operator/two")})));
  EXPECT_TRUE(reconciliation.process().WaitForError("not following: UNAUTHENTICATED: certificate: 2 URI SANs"))
      << reconciliation.process().error();
}

TEST_F(TlsTest, NeitherServiceTalksInPlainText) {
  const Service registry = services_.StartRegistry();
  const Service reconciliation =
      TlsServices::StartReconciliation(registry.address(), authority().IssueServer("reader/reconciliation"));
  client::RegistryClient to_registry(client::Connect(registry.address()), "operator", kOneTry);
  EXPECT_EQ(to_registry.AppendRecords(OneParty()).status().code(), absl::StatusCode::kUnavailable);
  client::ReconciliationClient to_reconciliation(client::Connect(reconciliation.address()), kOneTry);
  EXPECT_EQ(to_reconciliation.GetStatus({}).status().code(), absl::StatusCode::kUnavailable);
}

// A client that took any certificate of the authority for the registry's would tell its secrets to any party.
TEST_F(TlsTest, AClientKnowsAServerByItsCertificateAlone) {
  ctl::CertificateRequest elsewhere = RequestFor({SpiffeId("operator/registry")});
  elsewhere.addresses = {"192.0.2.1"};
  ctl::CertificateRequest a_party = RequestFor({SpiffeId("party/aaa")});
  a_party.common_name = "127.0.0.1";
  TemporaryFolder other_folder;
  TlsFiles unknown = Authority(other_folder.path()).IssueServer("operator/registry");
  unknown.authority = authority().certificate_file();
  ctl::CertificateRequest good = ServerRequestFor({SpiffeId("operator/registry")});
  struct Case {
    std::string name;
    TlsFiles files;
    bool is_known;
  };
  for (const Case& c :
       {Case{"elsewhere", authority().Issue("elsewhere", elsewhere), false},
        Case{"a party's", authority().Issue("party", a_party), false}, Case{"of an unknown authority", unknown, false},
        Case{"good", authority().Issue("good", good), true}}) {
    std::vector<std::string> flags = TlsFlags(c.files);
    flags.push_back("--data_dir=" + (services_.folder() / "ledger").string());
    const Service registry("registry_service", flags);
    EXPECT_EQ(services_.RegistryAs(registry, "reader/press").GetCheckpoint({}).ok(), c.is_known) << c.name;
  }
}

TEST_F(TlsTest, NothingOlderThanTls12IsSpoken) {
  const Service registry = services_.StartRegistry();
  const TlsFiles files = authority().IssueClient("reader/press");
  EXPECT_EQ(ShakeHands(registry.address(), files, TLS1_3_VERSION).version, "TLSv1.3");
  EXPECT_EQ(ShakeHands(registry.address(), files, TLS1_2_VERSION).version, "TLSv1.2");
  for (int version : {TLS1_1_VERSION, TLS1_VERSION}) {
    const Handshake old = ShakeHands(registry.address(), files, version);
    EXPECT_EQ(old.version, "");
    // It is the server that ends it; whether it says why before is its own affair.
    EXPECT_THAT(old.failure, testing::AnyOf("tlsv1 alert protocol version", "unexpected eof while reading", "closed"));
  }
}

TEST_F(TlsTest, AConnectionThatNeverFinishesItsHandshakeIsClosed) {
  const Service registry = services_.StartRegistry();
  const TcpConnection silent(registry.address());
  const TcpConnection halting(registry.address());
  ASSERT_TRUE(
      halting.Send(std::string("\x16\x03\x01\x02\x00\x01", 6)));  // The beginning of a ClientHello of 512 bytes.
  EXPECT_TRUE(silent.WaitUntilClosed());
  EXPECT_TRUE(halting.WaitUntilClosed());
}

// Runs a service, which must refuse to start, and returns its one line.
std::string Refusal(const std::string& program, std::vector<std::string> flags, const std::string& data_dir) {
  flags.insert(flags.begin(), ProgramPath(program));
  flags.push_back("--listen=127.0.0.1:0");
  if (program == "registry_service") flags.push_back("--data_dir=" + data_dir);
  const Ended ended = RunToEnd(flags);
  EXPECT_EQ(ended.exit_status, 1);
  EXPECT_THAT(ended.error, StartsWith(program + ": "));
  return ended.error;
}

TEST_F(TlsTest, AServiceDoesNotStartWithFilesThatCannotBeUsed) {
  ctl::CertificateRequest request = ServerRequestFor({SpiffeId("operator/registry")});
  const TlsFiles good = authority().Issue("good", request);
  request.not_after = absl::Now() - absl::Minutes(1);
  const TlsFiles expired = authority().Issue("expired", request);
  TlsFiles foreign_key = good;
  foreign_key.key = expired.key;
  TlsFiles missing = good;
  missing.key = services_.folder() / "missing";
  const std::string ledger = (services_.folder() / "ledger").string();
  for (const std::string program : {"registry_service", "reconciliation_service"}) {
    EXPECT_THAT(Refusal(program, TlsFlags(expired), ledger), HasSubstr("expired.pem\" has expired: renew it"));
    EXPECT_THAT(Refusal(program, TlsFlags(foreign_key), ledger),
                HasSubstr("expired.key\" is not the key of the certificate"));
    EXPECT_THAT(Refusal(program, TlsFlags(missing), ledger), HasSubstr("missing\" holds no private key"));
  }
}

TEST_F(TlsTest, AServiceDoesNotStartWithSomeOfTheFlagsOfTls) {
  const std::vector<std::string> all = TlsFlags(authority().IssueServer("operator/registry"));
  const std::string ledger = (services_.folder() / "ledger").string();
  for (const std::string program : {"registry_service", "reconciliation_service"}) {
    for (size_t i = 0; i < all.size(); ++i) {
      std::vector<std::string> all_but_one = all;
      all_but_one.erase(all_but_one.begin() + static_cast<ptrdiff_t>(i));
      EXPECT_THAT(Refusal(program, all_but_one, ledger), HasSubstr("TLS wants all of")) << all[i];
      EXPECT_THAT(Refusal(program, {all[i]}, ledger), HasSubstr("TLS wants all of")) << all[i];
    }
  }
}

TEST_F(TlsTest, PlainTextLeavesTheMachineOnlyWhereAFlagSaysSo) {
  const std::string address = "0.0.0.0:0";
  const Ended refused = RunToEnd({ProgramPath("reconciliation_service"), "--listen=" + address});
  EXPECT_EQ(refused.exit_status, 1);
  EXPECT_THAT(refused.error, HasSubstr("want an address on loopback"));
  const std::string data_dir = "--data_dir=" + (services_.folder() / "ledger").string();
  const Service registry("registry_service", {data_dir, "--plaintext_on_network"}, address);
  ASSERT_THAT(registry.address(), StartsWith("0.0.0.0:"));
  const std::string by_loopback = "127.0.0.1" + registry.address().substr(registry.address().find(':'));
  client::RegistryClient client(client::Connect(by_loopback), "operator");
  EXPECT_TRUE(client.AppendRecords(OneParty()).ok());
}

TEST_F(TlsTest, WithTlsAServiceListensOnTheNetwork) {
  std::vector<std::string> flags = TlsFlags(authority().IssueServer("operator/registry"));
  flags.push_back("--data_dir=" + (services_.folder() / "ledger").string());
  const Service registry("registry_service", flags, "0.0.0.0:0");
  EXPECT_THAT(registry.address(), StartsWith("0.0.0.0:"));
}

}  // namespace
}  // namespace handover::test
