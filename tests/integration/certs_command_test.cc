#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "tests/harness/services.h"

// What handoverctl certs makes is enough to run everything with TLS, and nothing that it has made gets lost.
namespace handover::test {
namespace {

using testing::HasSubstr;

namespace fs = std::filesystem;

class CertsCommandTest : public testing::Test {
 protected:
  Ended Certs(std::vector<std::string> flags, const std::vector<std::string>& environment = {}) {
    flags.insert(flags.begin(),
                 {ProgramPath("handoverctl"), "certs", certs_.string(), "--trust_domain", "example.org"});
    return RunToEnd(flags, environment);
  }

  TlsFiles Files(const std::string& name) const {
    return {.certificate = certs_ / (name + ".pem"),
            .key = certs_ / (name + ".key"),
            .authority = certs_ / "authority.pem"};
  }
  std::vector<std::string> Flags(const std::string& name) const {
    return {"--tls_certificate=" + Files(name).certificate.string(), "--tls_key=" + Files(name).key.string(),
            "--tls_authority=" + Files(name).authority.string()};
  }
  Service Start(const std::string& program, const std::string& name, const std::string& flag) const {
    std::vector<std::string> flags = Flags(name);
    flags.push_back("--trust_domain=example.org");
    flags.push_back(flag);
    return Service(program, flags);
  }

  // Every file, and what is in it.
  std::map<std::string, std::string> Contents() const {
    std::map<std::string, std::string> contents;
    for (const fs::directory_entry& entry : fs::directory_iterator(certs_)) {
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      contents[entry.path().filename()] = text.str();
    }
    return contents;
  }

  TemporaryFolder folder_;
  const fs::path certs_ = folder_.path() / "a" / "certs";
};

TEST_F(CertsCommandTest, WhatItMakesIsEnoughToRunEverythingWithTls) {
  const Ended made = Certs({"--party", "ukr", "--party", "rus", "--observer", "icrc", "--reader", "press"});
  ASSERT_EQ(made.exit_status, 0) << made.error;
  EXPECT_THAT(made.output, HasSubstr("party-ukr.pem       party-ukr.key       spiffe://example.org/party/ukr\n"));
  EXPECT_THAT(made.output, HasSubstr("They are for trying out"));
  const Service registry = Start("registry_service", "registry", "--data_dir=" + (folder_.path() / "ledger").string());
  const Service reconciliation = Start("reconciliation_service", "reconciliation", "--registry=" + registry.address());
  const auto ctl = [&](const std::string& name, std::vector<std::string> arguments) {
    for (const std::string& flag : Flags(name)) arguments.push_back(flag);
    return Ctl(registry.address(), reconciliation.address(), arguments);
  };
  EXPECT_THAT(ctl("operator", {"import", SamplePath()}).output, HasSubstr("51 created"));
  const Ended reconciled = ctl("reader-press", {"reconcile", "istanbul-2025-06-02", "--min-revision", "51"});
  EXPECT_EQ(reconciled.exit_status, 0) << reconciled.error;
  EXPECT_EQ(ctl("party-ukr", {"import", SamplePath()}).exit_status, 1);
  for (const std::string name : {"party-ukr", "party-rus", "observer-icrc"}) {
    EXPECT_EQ(ctl(name, {"get", "parties/ukr"}).exit_status, 0) << name;
  }
}

TEST_F(CertsCommandTest, KeysAreForTheirOwnerAlone) {
  ASSERT_EQ(Certs({"--party", "ukr"}).exit_status, 0);
  const std::map<std::string, std::string> contents = Contents();
  EXPECT_EQ(contents.size(), 10u);
  for (const auto& [name, text] : contents) {
    const fs::perms perms = fs::status(certs_ / name).permissions();
    const bool is_key = name.ends_with(".key");
    EXPECT_EQ(perms == (fs::perms::owner_read | fs::perms::owner_write), is_key) << name;
    EXPECT_THAT(text, HasSubstr(is_key ? "BEGIN PRIVATE KEY" : "BEGIN CERTIFICATE")) << name;
  }
}

TEST_F(CertsCommandTest, WhatIsThereIsNotOverwrittenAndMoreIsAddedByTheSameAuthority) {
  ASSERT_EQ(Certs({"--party", "ukr"}).exit_status, 0);
  const auto before = Contents();
  const Ended again = Certs({"--party", "rus", "--party", "ukr"});
  EXPECT_EQ(again.exit_status, 1);
  EXPECT_THAT(again.error, HasSubstr("party-ukr.pem\" or its key is there already; --replace issues it anew"));
  EXPECT_EQ(Certs({}).exit_status, 1);
  EXPECT_EQ(Contents(), before);
  ASSERT_EQ(Certs({"--party", "rus"}).exit_status, 0);
  auto after = Contents();
  EXPECT_EQ(after.erase("party-rus.pem") + after.erase("party-rus.key"), 2u);
  EXPECT_EQ(after, before);
}

TEST_F(CertsCommandTest, ReplaceIssuesAnewAndKeepsTheAuthority) {
  ASSERT_EQ(Certs({"--party", "ukr", "--party", "rus"}).exit_status, 0);
  const auto before = Contents();
  ASSERT_EQ(Certs({"--party", "ukr", "--replace"}).exit_status, 0);
  const auto after = Contents();
  EXPECT_EQ(after.size(), before.size());
  for (const auto& [name, text] : before) {
    const bool stays = name.starts_with("authority.") || name.starts_with("party-rus.");
    EXPECT_EQ(after.at(name) == text, stays) << name;
  }
}

TEST_F(CertsCommandTest, HalfAnAuthorityIsNotMadeWholeInSilence) {
  ASSERT_EQ(Certs({}).exit_status, 0);
  fs::remove(certs_ / "authority.key");
  const auto before = Contents();
  const Ended ended = Certs({"--party", "ukr"});
  EXPECT_EQ(ended.exit_status, 1);
  EXPECT_THAT(ended.error, HasSubstr("authority.key\" cannot be read"));
  EXPECT_EQ(Contents(), before);
}

TEST_F(CertsCommandTest, TheEnvironmentMayNameFilesThatAreStillToBeMade) {
  const Ended ended = Certs({}, {"HANDOVER_TLS_CERTIFICATE=" + Files("operator").certificate.string(),
                                 "HANDOVER_TLS_KEY=" + Files("operator").key.string(),
                                 "HANDOVER_TLS_AUTHORITY=" + Files("operator").authority.string()});
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
}

TEST_F(CertsCommandTest, WhatCannotBeAnIdentityIsRefusedBeforeAnythingIsMade) {
  for (const std::vector<std::string>& flags :
       std::vector<std::vector<std::string>>{{"--party", "Ukr"},
                                             {"--party", "a/b"},
                                             {"--reader", ""},
                                             {"--observer", "../x"},
                                             {"--days", "0"},
                                             {"--days", "366"},
                                             {"--trust_domain", "example.org/x"}}) {
    EXPECT_EQ(Certs(flags).exit_status, 64) << flags[1];
    EXPECT_FALSE(fs::exists(certs_)) << flags[1];
  }
}

}  // namespace
}  // namespace handover::test
