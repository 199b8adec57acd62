#include "service_host/identity.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service_host/error.h"

namespace handover {
namespace {

constexpr char kDomain[] = "example.org";

absl::StatusOr<Identity> Of(const std::vector<std::string>& uris) { return IdentityOf(uris, kDomain); }

TEST(IdentityTest, EachRoleHasItsName) {
  struct Case {
    std::string uri;
    Identity want;
    std::string role;
  };
  const Case cases[] = {
      {"spiffe://example.org/operator/monitor", {Role::kOperator, "operators/monitor"}, "operator"},
      {"spiffe://example.org/party/ukr", {Role::kParty, "parties/ukr"}, "party"},
      {"spiffe://example.org/observer/icrc", {Role::kObserver, "parties/icrc"}, "observer"},
      {"spiffe://example.org/reader/press-1", {Role::kReader, "readers/press-1"}, "reader"},
  };
  for (const Case& c : cases) {
    const auto identity = Of({c.uri});
    ASSERT_TRUE(identity.ok()) << identity.status();
    EXPECT_EQ(identity->role, c.want.role) << c.uri;
    EXPECT_EQ(identity->name, c.want.name) << c.uri;
    EXPECT_EQ(RoleName(identity->role), c.role);
  }
}

TEST(IdentityTest, WhatIsNotExactlyOneIdentityOfTheTrustDomainIsNobody) {
  const std::string longest_id(63, 'a');
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"spiffe://example.org/party/aaa", "spiffe://example.org/party/bbb"},
      {"spiffe://example.org/party/aaa", "spiffe://example.org/party/aaa"},
      {"spiffe://example.org/party/aaa", "https://example.org/"},
      {""},
      {"spiffe"},
      {"spiffe://"},
      {"spiffe:///party/aaa"},
      {"spiffe://example.org"},
      {"spiffe://example.org/"},
      {"spiffe://example.org/party"},
      {"spiffe://example.org/party/"},
      {"spiffe://example.org/party//aaa"},
      {"spiffe://example.org//party/aaa"},
      {"spiffe://example.org/party/aaa/"},
      {"spiffe://example.org/party/aaa/bbb"},
      {"spiffe://example.org/party/aaa?x=1"},
      {"spiffe://example.org/party/aaa#x"},
      {"spiffe://example.org/party/../operator/aaa"},
      {"spiffe://example.org/party/%61aa"},
      {"spiffe://example.org/party/AAA"},
      {"spiffe://example.org/party/a_a"},
      {"spiffe://example.org/party/-aa"},
      {"spiffe://example.org/party/aaa "},
      {" spiffe://example.org/party/aaa"},
      {std::string("spiffe://example.org/party/aaa\0", 31)},
      {"spiffe://example.org/party/" + longest_id + "a"},
      {"spiffe://example.org/parties/aaa"},
      {"spiffe://example.org/Party/aaa"},
      {"spiffe://example.org/admin/aaa"},
      {"spiffe://example.com/party/aaa"},
      {"spiffe://EXAMPLE.ORG/party/aaa"},
      {"spiffe://example.org.evil.example/party/aaa"},
      {"spiffe://example.org:7401/party/aaa"},
      {"spiffe://evil@example.org/party/aaa"},
      {"https://example.org/party/aaa"},
      {"SPIFFE://example.org/party/aaa"},
      {"example.org/party/aaa"},
      {"parties/aaa"},
  };
  for (const std::vector<std::string>& uris : wrong) {
    const absl::Status status = Of(uris).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnauthenticated) << testing::PrintToString(uris);
    EXPECT_EQ(ReasonOf(status), "IDENTITY_INVALID") << testing::PrintToString(uris);
  }
}

TEST(IdentityTest, TheLongestIdentityIsTakenAndNoLongerOne) {
  const std::string id(63, 'a');
  const std::string prefix = "spiffe://";
  const std::string role = "/party/";
  const std::string domain(kIdentityBytesMax - prefix.size() - role.size() - id.size(), 'd');
  EXPECT_TRUE(IdentityOf(std::vector{prefix + domain + role + id}, domain).ok());
  EXPECT_FALSE(IdentityOf(std::vector{prefix + domain + "d" + role + id}, domain + "d").ok());
}

TEST(IdentityTest, ARefusalSaysWhatWasGotAndWhatIsWanted) {
  EXPECT_EQ(Of({"spiffe://example.com/party/aaa"}).status().message(),
            "certificate: \"spiffe://example.com/party/aaa\", want one URI SAN \"spiffe://example.org/{role}/{id}\" "
            "with the role operator, party, observer or reader");
  EXPECT_EQ(Of({"a", "b"}).status().message(),
            "certificate: 2 URI SANs, want one URI SAN \"spiffe://example.org/{role}/{id}\" with the role operator, "
            "party, observer or reader");
}

}  // namespace
}  // namespace handover
