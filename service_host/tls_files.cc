#include "service_host/tls_files.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "ledger/openssl.h"
#include "service_host/error.h"

namespace handover {
namespace {

namespace fs = std::filesystem;

using Certificate = std::unique_ptr<X509, ledger::FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, ledger::FreeWith<EVP_PKEY_free>>;

absl::Status Unusable(std::string_view field, const fs::path& path, std::string_view problem) {
  return absl::FailedPreconditionError(
      absl::StrCat(std::string(field), ": ", Quoted(path.string()), " ", std::string(problem)));
}

// Reads one PEM object with `read`; null if there is none.
template <typename Object, typename Read>
Object ReadPem(const fs::path& path, Read read) {
  const ledger::OwnedBio file(BIO_new_file(path.c_str(), "r"));
  return Object(file == nullptr ? nullptr : read(file.get(), nullptr, ledger::NoPassword, nullptr));
}

}  // namespace

absl::Status CheckTlsFiles(const TlsFiles& files) { return ExpiryOfTlsFiles(files).status(); }

absl::StatusOr<absl::Time> ExpiryOfTlsFiles(const TlsFiles& files) {
  const ledger::ErrorsClearedAtEnd errors;
  const auto certificate = ReadPem<Certificate>(files.certificate, PEM_read_bio_X509);
  if (certificate == nullptr) return Unusable("tls_certificate", files.certificate, "holds no certificate, want PEM");
  const auto key = ReadPem<Key>(files.key, PEM_read_bio_PrivateKey);
  if (key == nullptr) return Unusable("tls_key", files.key, "holds no private key, want PEM, not encrypted");
  if (ReadPem<Certificate>(files.authority, PEM_read_bio_X509) == nullptr) {
    return Unusable("tls_authority", files.authority, "holds no certificate, want PEM");
  }
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return Unusable("tls_key", files.key, "is not the key of the certificate");
  }
  if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) <= 0) {
    return Unusable("tls_certificate", files.certificate, "has expired: renew it");
  }
  if (X509_cmp_current_time(X509_get0_notBefore(certificate.get())) > 0) {
    return Unusable("tls_certificate", files.certificate, "is not valid yet: is the clock right?");
  }
  std::tm expiry{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &expiry) != 1) {
    return Unusable("tls_certificate", files.certificate, "does not say until when it is valid");
  }
  return absl::FromTM(expiry, absl::UTCTimeZone());
}

}  // namespace handover
