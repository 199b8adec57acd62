#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "tests/harness/sample_services.h"
#include "tests/integration/tls_services.h"
#include "tests/robustness/small_disk.h"

// What a person reads when something is wrong, to the letter, from real processes. HANDOVER_UPDATE_GOLDEN=1 writes
// tests/acceptance/errors/ anew.
namespace handover {
namespace {

namespace fs = std::filesystem;

constexpr char kAgreement[] = "istanbul-2025-06-02";

// What differs from run to run: addresses, folders, ledgers and times.
std::string WithoutChance(std::string text, const std::string& folder) {
  for (size_t at = text.find(folder); !folder.empty() && at != std::string::npos; at = text.find(folder)) {
    text.replace(at, folder.size(), "FOLDER");
  }
  text = std::regex_replace(text, std::regex("127\\.0\\.0\\.1:[0-9]+"), "ADDRESS");
  text = std::regex_replace(text, std::regex("[0-9a-f]{32}"), "LEDGER");
  return std::regex_replace(text, std::regex("[A-Z][a-z]{2} [ 0-9]{2} [0-9:]{8} [0-9]{4} GMT"), "TIME");
}

// Holds what was printed against the file of that name.
void ExpectGolden(const std::string& name, const test::Ended& ended, const std::string& folder = "") {
  EXPECT_EQ(ended.output, "") << name;
  EXPECT_NE(ended.exit_status, 0) << name;
  const std::string got =
      "exit status " + std::to_string(ended.exit_status) + "\n" + WithoutChance(ended.error, folder);
  const fs::path path = std::string(HANDOVER_SOURCE_DIR) + "/tests/acceptance/errors/" + name + ".txt";
  if (std::getenv("HANDOVER_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << got;
  }
  std::ifstream file(path);
  EXPECT_EQ(got, std::string(std::istreambuf_iterator<char>(file), {})) << name;
}

// An address of this machine that nobody listens at, and that nobody else can take as long as this is there.
class SilentAddress {
 public:
  SilentAddress() : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT(*-reinterpret-cast)
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(descriptor_, generic, size), 0);
    EXPECT_EQ(getsockname(descriptor_, generic, &size), 0);
    text_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }
  ~SilentAddress() { close(descriptor_); }
  SilentAddress(const SilentAddress&) = delete;
  SilentAddress& operator=(const SilentAddress&) = delete;

  const std::string& text() const { return text_; }

 private:
  int descriptor_;
  std::string text_;
};

// Asks a registry for its parties, with `files`, or in plain text if they are empty.
test::Ended ListParties(const std::string& registry, const TlsFiles& files = {}) {
  std::vector<std::string> arguments = {"list", "parties"};
  if (!files.empty()) {
    arguments.insert(arguments.end(), {"--tls_certificate", files.certificate, "--tls_key", files.key,
                                       "--tls_authority", files.authority});
  }
  return test::Ctl(registry, "", arguments);
}

TEST(ErrorsTest, NobodyListens) {
  const SilentAddress nobody;
  ExpectGolden("service_down", ListParties(nobody.text()));
  ExpectGolden("reconciliation_down", test::Ctl("", nobody.text(), {"reconcile", kAgreement}));
}

TEST(ErrorsTest, TheAddressIsNone) { ExpectGolden("address_without_port", ListParties("localhost")); }

TEST(ErrorsTest, SomethingElseListens) {
  const test::TemporaryFolder folder;
  test::Process web({"/usr/bin/python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory",
                     folder.path().string(), "0"});
  constexpr std::string_view kMark = "(http://";
  ASSERT_TRUE(test::WaitUntil([&] { return web.output().find("/)") != std::string::npos; })) << web.error();
  const std::string written = web.output();
  const size_t address = written.find(kMark) + kMark.size();
  ExpectGolden("wrong_port", ListParties(written.substr(address, written.find('/', address) - address)));
}

TEST(ErrorsTest, TheOtherServiceListens) {
  test::SampleServices services;
  ExpectGolden("wrong_service", ListParties(services.reconciliation()));
}

TEST(ErrorsTest, OneSpeaksTlsAndTheOtherDoesNot) {
  const test::TlsServices tls;
  const test::Service with_tls = tls.StartRegistry();
  ExpectGolden("plain_text_against_tls", ListParties(with_tls.address()));
  const test::TemporaryFolder folder;
  const test::Service without = test::StartRegistry(folder.path() / "ledger");
  ExpectGolden("tls_against_plain_text", ListParties(without.address(), tls.authority().IssueClient("party/ukr")));
}

TEST(ErrorsTest, TheAuthorityIsAnother) {
  const test::TlsServices tls;
  const test::Service registry = tls.StartRegistry();
  const test::TemporaryFolder folder;
  const test::Authority another(folder.path());
  ExpectGolden("wrong_authority", ListParties(registry.address(), another.IssueClient("party/ukr")),
               folder.path().string());
  // It trusts the service, and the service does not trust it.
  TlsFiles files = another.IssueClient("party/ukr");
  files.authority = tls.authority().certificate_file();
  ExpectGolden("certificate_of_another_authority", ListParties(registry.address(), files), folder.path().string());
}

TEST(ErrorsTest, TheCertificateOfTheServiceIsNotValidNow) {
  const test::TlsServices tls;
  const test::Service registry = tls.StartRegistry();
  const TlsFiles client = tls.authority().IssueClient("party/ukr");
  ctl::CertificateRequest request = test::ServerRequestFor({test::SpiffeId("operator/registry")});
  const auto show = [&](const std::string& reason) {
    // It takes new files up by itself, after a while.
    tls.authority().Issue("operator-registry", request);
    test::Ended ended;
    EXPECT_TRUE(test::WaitUntil([&] {
      ended = ListParties(registry.address(), client);
      return ended.error.find(reason) != std::string::npos;
    })) << ended.error;
    return ended;
  };
  request.not_after = absl::Now() - absl::Minutes(1);
  ExpectGolden("expired_certificate_of_the_service", show("[CERTIFICATE_EXPIRED]"));
  request.not_before = absl::Now() + absl::Hours(1);
  request.not_after = absl::Now() + absl::Hours(2);
  ExpectGolden("clock_skew_of_the_service", show("[CERTIFICATE_NOT_YET_VALID]"));
}

TEST(ErrorsTest, TheOwnCertificateIsNotValidNow) {
  const test::TemporaryFolder folder;
  const test::Authority authority(folder.path());
  const SilentAddress nobody;
  ctl::CertificateRequest request = test::RequestFor({test::SpiffeId("party/ukr")});
  request.not_after = absl::Now() - absl::Minutes(1);
  ExpectGolden("expired_certificate", ListParties(nobody.text(), authority.Issue("expired", request)),
               folder.path().string());
  request.not_before = absl::Now() + absl::Hours(1);
  request.not_after = absl::Now() + absl::Hours(2);
  ExpectGolden("clock_skew", ListParties(nobody.text(), authority.Issue("early", request)), folder.path().string());
}

TEST(ErrorsTest, OthersCanReadTheKey) {
  const test::TemporaryFolder folder;
  const test::Authority authority(folder.path());
  const SilentAddress nobody;
  const TlsFiles files = authority.IssueClient("party/ukr");
  fs::permissions(files.key, fs::perms::others_read, fs::perm_options::add);
  ExpectGolden("key_that_others_can_read", ListParties(nobody.text(), files), folder.path().string());
}

TEST(ErrorsTest, APartySpeaksForAnother) {
  const test::TlsServices tls;
  const test::Service registry = tls.StartRegistry();
  const auto import = [&](const std::string& who, const std::string& lines) {
    const TlsFiles files = tls.authority().IssueClient(who);
    return test::Ctl(registry.address(), "",
                     {"import", "-", "--tls_certificate", files.certificate, "--tls_key", files.key, "--tls_authority",
                      files.authority},
                     lines);
  };
  std::ifstream sample(test::SamplePath());
  const std::string lines{std::istreambuf_iterator<char>(sample), {}};
  const size_t declaration =
      lines.find(R"({"name": "agreements/istanbul-2025-06-02/handovers/rus-ukr-2025-06-11/declarations/rus")");
  ASSERT_NE(declaration, std::string::npos);
  ASSERT_EQ(import("operator/someone", lines.substr(0, declaration)).exit_status, 0);
  const std::string one = lines.substr(declaration, lines.find('\n', declaration) + 1 - declaration);
  ExpectGolden("wrong_party", import("party/ukr", one));
}

TEST(ErrorsTest, TheFollowerHasNotCaughtUp) {
  const SilentAddress nobody;
  const test::Service reconciliation = test::StartReconciliation(nobody.text());
  ExpectGolden("lagging_follower", test::Ctl(nobody.text(), reconciliation.address(), {"reconcile", kAgreement}));
}

TEST(ErrorsTest, NamesThatAreNotThere) {
  test::SampleServices services;
  ExpectGolden("unknown_record", services.Ctl({"get", "parties/uke"}));
  ExpectGolden("unknown_agreement", services.Ctl({"reconcile", "istambul-2025"}));
  ExpectGolden("unknown_term", services.Ctl({"timeline", "agreements/istanbul-2025-06-02/terms/remains"}));
  ExpectGolden("unknown_parent", services.Ctl({"get", "agreements/istanbul/terms/remains-rus-ukr"}));
  ExpectGolden("no_name", services.Ctl({"get", "Istanbul"}));
  ExpectGolden("revision_ahead", services.Ctl({"get", "parties/ukr", "--revision", "99"}));
}

TEST(ErrorsTest, CommandsAndOptionsThatAreNone) {
  ExpectGolden("unknown_command", test::Ctl("", "", {"recncile", kAgreement}));
  ExpectGolden("unknown_option", test::Ctl("", "", {"reconcile", kAgreement, "--revison", "7"}));
  ExpectGolden("wrong_choice", test::Ctl("", "", {"status", "--output", "xml"}));
  ExpectGolden("half_of_tls", test::Ctl("", "", {"status", "--tls_key", "ukr.key"}));
}

TEST(ErrorsTest, ProfilesThatAreNone) {
  const test::TemporaryFolder folder;
  const auto status = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {test::ProgramPath("handoverctl"), "status"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::RunToEnd(arguments, {"XDG_CONFIG_HOME=" + folder.path().string()});
  };
  ExpectGolden("no_profiles", status({"--profile", "ukr"}), folder.path().string());
  fs::create_directories(folder.path() / "handover");
  const auto write = [&](const std::string& text) {
    std::ofstream(folder.path() / "handover" / "handoverctl.toml") << text;
  };
  write("[profiles.ukr]\nregistry = \"127.0.0.1:1\"\n");
  ExpectGolden("unknown_profile", status({"--profile", "urk"}), folder.path().string());
  write("[profiles.ukr]\nregistri = \"127.0.0.1:1\"\n");
  ExpectGolden("unknown_setting", status({"--profile", "ukr"}), folder.path().string());
  write("[profiles.ukr\n");
  ExpectGolden("broken_profiles", status({}), folder.path().string());
}

TEST(ErrorsTest, TheDiskIsFull) {
  constexpr uint64_t kDiskBytes = 4 << 20;
  test::SmallDisk disk(kDiskBytes);
  if (!disk.problem().empty()) GTEST_SKIP() << disk.problem();
  test::Service registry = test::StartRegistry(disk.path() / "ledger");
  std::ofstream rest(disk.path() / "rest");
  while (rest) rest << std::string(4096, 'x') << std::flush;
  ExpectGolden("full_disk", test::Ctl(registry.address(), "", {"import", test::SamplePath()}), test::SamplePath());
}

}  // namespace
}  // namespace handover
