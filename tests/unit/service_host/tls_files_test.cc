#include "service_host/tls_files.h"

#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <fstream>

#include "tests/harness/authority.h"
#include "tests/harness/services.h"

namespace handover {
namespace {

using test::RequestFor;
using test::SpiffeId;

class TlsFilesTest : public testing::Test {
 protected:
  // The files must be refused in `words`, and leave nothing behind that the next use of TLS on this thread would meet.
  static void ExpectRefused(const TlsFiles& files, const std::string& words) {
    const absl::Status status = CheckTlsFiles(files);
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ(status.message(), words);
    EXPECT_EQ(ERR_peek_error(), 0u) << words;
  }

  std::filesystem::path Write(const std::string& name, const std::string& text) {
    std::filesystem::path path = folder_.path() / name;
    std::ofstream(path) << text;
    return path;
  }

  test::TemporaryFolder folder_;
  test::Authority authority_{folder_.path()};
  const TlsFiles good_ = authority_.IssueClient("party/aaa");
};

TEST_F(TlsFilesTest, WhatIsThereAndGoesTogetherIsTaken) {
  EXPECT_TRUE(CheckTlsFiles(good_).ok()) << CheckTlsFiles(good_);
  EXPECT_TRUE(good_.complete());
  EXPECT_FALSE(good_.empty());
  EXPECT_EQ(ERR_peek_error(), 0u);
}

TEST_F(TlsFilesTest, SomeOfTheFilesAreNeitherAllNorNone) {
  const TlsFiles some{.certificate = good_.certificate, .key = good_.key, .authority = {}};
  EXPECT_FALSE(some.complete());
  EXPECT_FALSE(some.empty());
  EXPECT_TRUE(TlsFiles().empty());
}

TEST_F(TlsFilesTest, AFileThatIsMissingIsNamed) {
  const std::string missing = (folder_.path() / "missing").string();
  ExpectRefused({.certificate = missing, .key = good_.key, .authority = good_.authority},
                "tls_certificate: \"" + missing + "\" holds no certificate, want PEM");
  ExpectRefused({.certificate = good_.certificate, .key = missing, .authority = good_.authority},
                "tls_key: \"" + missing + "\" holds no private key, want PEM, not encrypted");
  ExpectRefused({.certificate = good_.certificate, .key = good_.key, .authority = missing},
                "tls_authority: \"" + missing + "\" holds no certificate, want PEM");
}

TEST_F(TlsFilesTest, WhatIsNoPemIsRefused) {
  for (const std::string text : {"", "Dear Sir", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
    const std::string wrong = Write("wrong", text).string();
    ExpectRefused({.certificate = wrong, .key = good_.key, .authority = good_.authority},
                  "tls_certificate: \"" + wrong + "\" holds no certificate, want PEM");
    ExpectRefused({.certificate = good_.certificate, .key = wrong, .authority = good_.authority},
                  "tls_key: \"" + wrong + "\" holds no private key, want PEM, not encrypted");
    ExpectRefused({.certificate = good_.certificate, .key = good_.key, .authority = wrong},
                  "tls_authority: \"" + wrong + "\" holds no certificate, want PEM");
  }
}

TEST_F(TlsFilesTest, AKeyThatIsEncryptedIsRefusedAndNobodyIsAskedForItsPassword) {
  const std::string locked = (folder_.path() / "locked.key").string();
  EVP_PKEY* const key = EVP_EC_gen("P-256");
  BIO* const file = BIO_new_file(locked.c_str(), "w");
  char password[] = "secret";
  ASSERT_EQ(PEM_write_bio_PKCS8PrivateKey(file, key, EVP_aes_256_cbc(), password, 6, nullptr, nullptr), 1);
  BIO_free(file);
  EVP_PKEY_free(key);
  ExpectRefused({.certificate = good_.certificate, .key = locked, .authority = good_.authority},
                "tls_key: \"" + locked + "\" holds no private key, want PEM, not encrypted");
}

TEST_F(TlsFilesTest, ACertificateWhereTheKeyBelongsIsRefused) {
  ExpectRefused({.certificate = good_.certificate, .key = good_.certificate, .authority = good_.authority},
                "tls_key: \"" + good_.certificate.string() + "\" holds no private key, want PEM, not encrypted");
}

TEST_F(TlsFilesTest, AKeyOfAnotherCertificateIsRefused) {
  const TlsFiles other = authority_.IssueClient("party/bbb");
  ExpectRefused({.certificate = good_.certificate, .key = other.key, .authority = good_.authority},
                "tls_key: \"" + other.key.string() + "\" is not the key of the certificate");
}

TEST_F(TlsFilesTest, ACertificateThatHasExpiredIsRefused) {
  ctl::CertificateRequest request = RequestFor({SpiffeId("party/aaa")});
  request.not_after = absl::Now() - absl::Minutes(1);
  const TlsFiles expired = authority_.Issue("expired", request);
  ExpectRefused(expired, "tls_certificate: \"" + expired.certificate.string() + "\" has expired: renew it");
}

TEST_F(TlsFilesTest, ACertificateThatIsNotValidYetIsRefused) {
  ctl::CertificateRequest request = RequestFor({SpiffeId("party/aaa")});
  request.not_before = absl::Now() + absl::Hours(1);
  const TlsFiles early = authority_.Issue("early", request);
  ExpectRefused(early, "tls_certificate: \"" + early.certificate.string() + "\" is not valid yet: is the clock right?");
}

TEST_F(TlsFilesTest, TheExpiryIsTheCertificates) {
  ctl::CertificateRequest request = RequestFor({SpiffeId("party/aaa")});
  request.not_after = absl::FromUnixSeconds(4'000'000'000);
  const auto expiry = ExpiryOfTlsFiles(authority_.Issue("long", request));
  ASSERT_TRUE(expiry.ok()) << expiry.status();
  EXPECT_EQ(*expiry, request.not_after);
}

}  // namespace
}  // namespace handover
