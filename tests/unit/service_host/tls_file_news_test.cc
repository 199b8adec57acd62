#include "service_host/tls_file_news.h"

#include <gtest/gtest.h>

namespace handover {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'750'000'000);
const absl::Status kMismatch = absl::FailedPreconditionError("tls_key: \"key.pem\" is not the key of the certificate");

class TlsFileNewsTest : public testing::Test {
 protected:
  // What is said after `later`; empty for nothing.
  std::string SaidOf(const absl::StatusOr<absl::Time>& expiry, absl::Duration later = absl::ZeroDuration()) {
    const auto line = news_.Next(expiry, kNow + later);
    if (!line.has_value()) return "";
    return (line->is_warning ? "warning: " : "good: ") + line->text;
  }

  TlsFileNews news_;
};

TEST_F(TlsFileNewsTest, NothingIsSaidOfFilesThatAreInOrder) {
  EXPECT_EQ(SaidOf(kNow + absl::Hours(24 * 90)), "");
  EXPECT_EQ(SaidOf(kNow + absl::Hours(24 * 90), absl::Hours(48)), "");
}

TEST_F(TlsFileNewsTest, AKeyThatIsNotTheCertificatesIsSaidOnceAndSoIsItsMending) {
  const std::string warning =
      "warning: tls_key: \"key.pem\" is not the key of the certificate; until that is mended, no new connection comes "
      "about";
  EXPECT_EQ(SaidOf(kMismatch), warning);
  EXPECT_EQ(SaidOf(kMismatch, absl::Minutes(5)), "");
  EXPECT_EQ(SaidOf(kNow + absl::Hours(24 * 90), absl::Minutes(10)), "good: the files of TLS can be used");
  EXPECT_EQ(SaidOf(kNow + absl::Hours(24 * 90), absl::Minutes(15)), "");
  EXPECT_EQ(SaidOf(kMismatch, absl::Minutes(20)), warning);
}

TEST_F(TlsFileNewsTest, WhatStaysWrongIsSaidOnceADay) {
  const std::string warning = SaidOf(kMismatch);
  EXPECT_EQ(SaidOf(kMismatch, absl::Hours(24) - absl::Seconds(1)), "");
  EXPECT_EQ(SaidOf(kMismatch, absl::Hours(24)), warning);
  EXPECT_EQ(SaidOf(kMismatch, absl::Hours(25)), "");
  EXPECT_EQ(SaidOf(kMismatch, absl::Hours(48)), warning);
}

TEST_F(TlsFileNewsTest, ThatACertificateExpiresIsSaidFromFourteenDaysBeforeOnceADay) {
  const absl::Time expiry = kNow + absl::Hours(24 * 14);
  const std::string warning = "warning: tls_certificate: expires at 2025-06-29T15:06:40+00:00: renew it";
  EXPECT_EQ(SaidOf(expiry, -absl::Seconds(1)), "");
  EXPECT_EQ(SaidOf(expiry), warning);
  EXPECT_EQ(SaidOf(expiry, absl::Hours(23)), "");
  EXPECT_EQ(SaidOf(expiry, absl::Hours(24)), warning);
}

TEST_F(TlsFileNewsTest, ARenewedCertificateEndsTheWarnings) {
  SaidOf(kNow + absl::Hours(1));
  EXPECT_EQ(SaidOf(kNow + absl::Hours(24 * 90), absl::Minutes(1)), "good: the files of TLS can be used");
}

}  // namespace
}  // namespace handover
