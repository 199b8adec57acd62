#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CERTIFICATE_AUTHORITY_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CERTIFICATE_AUTHORITY_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

struct evp_pkey_st;
struct x509_st;

namespace handover::ctl {

// What a certificate is to say.
struct CertificateRequest {
  std::string common_name;             // 1 to 64 bytes of UTF-8.
  std::vector<std::string> uris;       // "spiffe://example.org/party/ukr"
  std::vector<std::string> dns_names;  // "localhost"
  std::vector<std::string> addresses;  // "127.0.0.1"
  absl::Time not_before;
  absl::Time not_after;
};

// A certificate and its private key, both PEM.
struct IssuedCertificate {
  std::string certificate;
  std::string key;  // PKCS#8, not encrypted.
};

// A small authority for trying out and for tests, with a P-256 key that lies in memory. It keeps no list of what it has
// issued, and can take nothing back. Safe from any thread once made.
class CertificateAuthority {
 public:
  // Makes one, with a fresh key. Fails with INVALID_ARGUMENT if `common_name` cannot be one.
  static absl::StatusOr<CertificateAuthority> Make(const std::string& common_name, absl::Time not_before,
                                                   absl::Time not_after);

  // The authority whose certificate and key were written before. Fails with INVALID_ARGUMENT if either cannot be read,
  // the certificate is not an authority's, or the key is not the certificate's.
  static absl::StatusOr<CertificateAuthority> Load(std::string_view certificate_pem, std::string_view key_pem);

  // What Load takes.
  absl::StatusOr<IssuedCertificate> ToPem() const;

  // Issues a certificate, with a fresh P-256 key, for clients; and for servers too if the request has a DNS name or an
  // address. Nothing of the request is compared with the clock, so that a test can have an expired one. Fails with
  // INVALID_ARGUMENT if a value cannot stand in a certificate.
  absl::StatusOr<IssuedCertificate> Issue(const CertificateRequest& request) const;

 private:
  struct Free {
    void operator()(x509_st* certificate) const;
    void operator()(evp_pkey_st* key) const;
  };
  using Certificate = std::unique_ptr<x509_st, Free>;
  using Key = std::unique_ptr<evp_pkey_st, Free>;

  CertificateAuthority(Certificate certificate, Key key) : certificate_(std::move(certificate)), key_(std::move(key)) {}

  Certificate certificate_;
  Key key_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CERTIFICATE_AUTHORITY_H_
