#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "service_host/error.h"
#include "tests/integration/method_call.h"
#include "tests/integration/tls_services.h"

// Who may call what, put to the real services: every method of both.
namespace handover::test {
namespace {

using google::protobuf::MethodDescriptor;

constexpr char kOperator[] = "operator/monitor";

// Those who have a certificate that names them.
const std::vector<std::string> kCallers = {kOperator, "party/aaa", "observer/ooo", "reader/press"};

// Methods that a reader may not call.
const std::set<std::string> kWritingMethods = {"AppendRecords", "ImportRecords"};

class EveryMethodTest : public testing::Test {
 protected:
  EveryMethodTest() { EXPECT_TRUE(services_.WaitUntilFollowing(reconciliation_, 0)); }

  // Calls every method over channels that `connect` makes, and gives what came of it to `expect`.
  template <typename Connect, typename Expect>
  void CallAll(Connect connect, Expect expect) {
    const auto to_registry = connect(registry_.address());
    const auto to_reconciliation = connect(reconciliation_.address());
    ASSERT_EQ(AllMethods().size(), 15u);
    for (const MethodDescriptor* method : AllMethods()) {
      expect(*method, CallWithNothing(IsOfRegistry(*method) ? to_registry : to_reconciliation, *method));
    }
  }

  // The same with the certificate in `files`.
  template <typename Expect>
  void CallAllWith(const TlsFiles& files, Expect expect) {
    CallAll([&](const std::string& address) { return client::Connect(address, files); }, expect);
  }

  TlsServices services_;
  Service registry_ = services_.StartRegistry();
  Service reconciliation_ =
      TlsServices::StartReconciliation(registry_.address(), services_.authority().IssueServer("reader/reconciliation"));
};

TEST_F(EveryMethodTest, IsForEverybodyWhoIsKnownButAReaderOnlyReads) {
  for (const std::string& caller : kCallers) {
    CallAllWith(services_.authority().IssueClient(caller),
                [&](const MethodDescriptor& method, const absl::Status& got) {
                  if (caller.starts_with("reader/") && kWritingMethods.contains(method.name())) {
                    EXPECT_EQ(got.code(), absl::StatusCode::kPermissionDenied) << caller << " " << method.name();
                    EXPECT_EQ(ReasonOf(got), "ROLE_NOT_ALLOWED") << caller << " " << method.name();
                    return;
                  }
                  // The request says nothing, which is mostly wrong; what matters is that the service has looked at it.
                  EXPECT_THAT(got.code(), testing::AnyOf(absl::StatusCode::kOk, absl::StatusCode::kInvalidArgument,
                                                         absl::StatusCode::kOutOfRange))
                      << caller << " calls " << method.full_name() << ": " << got;
                });
  }
}

TEST_F(EveryMethodTest, IsForNobodyWhoseCertificateDoesNotNameThem) {
  const std::string aaa = SpiffeId("party/aaa");
  const std::map<std::string, std::vector<std::string>> wrong = {
      {"two-names", {aaa, SpiffeId("operator/monitor")}},
      {"the-same-name-twice", {aaa, aaa}},
      {"no-name", {}},
      {"another-domain", {"spiffe://example.com/party/aaa"}},
      {"no-spiffe-id", {"https://example.org/party/aaa"}},
      {"no-role", {"spiffe://example.org/aaa"}},
  };
  for (const auto& [name, uris] : wrong) {
    CallAllWith(services_.authority().Issue(name, RequestFor(uris)),
                [&, certificate = name](const MethodDescriptor& method, const absl::Status& got) {
                  EXPECT_EQ(got.code(), absl::StatusCode::kUnauthenticated) << certificate << " " << method.name();
                  EXPECT_EQ(ReasonOf(got), "IDENTITY_INVALID") << certificate << " " << method.name() << ": " << got;
                });
  }
}

TEST_F(EveryMethodTest, IsForNobodyWhoCannotProveWhoTheyAre) {
  const Authority& authority = services_.authority();
  ctl::CertificateRequest request = RequestFor({SpiffeId("operator/monitor")});
  request.not_after = absl::Now() - absl::Minutes(1);
  const TlsFiles expired = authority.Issue("expired", request);
  request = RequestFor({SpiffeId("operator/monitor")});
  request.not_before = absl::Now() + absl::Hours(1);
  const TlsFiles early = authority.Issue("early", request);
  TemporaryFolder elsewhere;
  TlsFiles unknown = Authority(elsewhere.path()).IssueClient(kOperator);
  unknown.authority = authority.certificate_file();  // It trusts the services; they do not trust it.
  const auto expect_unavailable = [](const MethodDescriptor& method, const absl::Status& got) {
    EXPECT_EQ(got.code(), absl::StatusCode::kUnavailable) << method.full_name() << ": " << got;
  };
  for (const TlsFiles& files : {expired, early, unknown}) CallAllWith(files, expect_unavailable);
  CallAll(
      [&](const std::string& address) {
        return grpc::CreateChannel(
            address, grpc::SslCredentials(
                         {.pem_root_certs = authority.certificate(), .pem_private_key = "", .pem_cert_chain = ""}));
      },
      expect_unavailable);
  CallAll([](const std::string& address) { return client::Connect(address); }, expect_unavailable);
}

}  // namespace
}  // namespace handover::test
