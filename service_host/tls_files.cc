#include "service_host/tls_files.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover {
namespace {

namespace fs = std::filesystem;

using Bio = std::unique_ptr<BIO, decltype([](BIO* bio) { BIO_free(bio); })>;
using Certificate = std::unique_ptr<X509, decltype([](X509* certificate) { X509_free(certificate); })>;
using Key = std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })>;

absl::Status Unusable(std::string_view field, const fs::path& path, std::string_view problem) {
  ERR_clear_error();
  return absl::FailedPreconditionError(
      absl::StrCat(std::string(field), ": ", Quoted(path.string()), " ", std::string(problem)));
}

// Without this, OpenSSL would ask for the password of an encrypted key on the terminal.
int NoPassword(char* /*buffer*/, int /*size*/, int /*is_writing*/, void* /*data*/) { return -1; }

// Reads one PEM object with `read`; null if there is none.
template <typename Object, typename Read>
Object ReadPem(const fs::path& path, Read read) {
  const Bio file(BIO_new_file(path.c_str(), "r"));
  return Object(file == nullptr ? nullptr : read(file.get(), nullptr, NoPassword, nullptr));
}

}  // namespace

absl::Status CheckTlsFiles(const TlsFiles& files) {
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
  return absl::OkStatus();
}

}  // namespace handover
