#ifndef HANDOVER_TESTS_HARNESS_AUTHORITY_H_
#define HANDOVER_TESTS_HARNESS_AUTHORITY_H_

#include <filesystem>
#include <string>
#include <vector>

#include "clients/handoverctl/certificate_authority.h"
#include "service_host/tls_files.h"

namespace handover::test {

// The trust domain of every service that a test starts with TLS.
inline constexpr char kTrustDomain[] = "example.org";

// "spiffe://example.org/party/aaa" of "party/aaa".
std::string SpiffeId(const std::string& role_and_id);

// What is asked of an authority for who bears `uris`: valid from an hour ago for a day, and for no server.
ctl::CertificateRequest RequestFor(std::vector<std::string> uris);

// The same for a server on 127.0.0.1.
ctl::CertificateRequest ServerRequestFor(std::vector<std::string> uris);

// An authority of a test, which writes what it issues into a folder. Anything that cannot be made or written ends the
// test program.
class Authority {
 public:
  // `folder` must be there, and be no other authority's.
  explicit Authority(std::filesystem::path folder);

  // Issues a certificate into files named after `name`. What is there is replaced by renaming, the key first, as
  // TlsFiles wants it.
  TlsFiles Issue(const std::string& name, const ctl::CertificateRequest& request) const;

  // A client's certificate for "party/aaa".
  TlsFiles IssueClient(const std::string& role_and_id) const;

  // A certificate for "operator/registry", on 127.0.0.1.
  TlsFiles IssueServer(const std::string& role_and_id) const;

  // The authority's own certificate, PEM.
  const std::string& certificate() const { return certificate_; }
  std::filesystem::path certificate_file() const { return folder_ / "authority.pem"; }

 private:
  std::filesystem::path folder_;
  ctl::CertificateAuthority authority_;
  std::string certificate_;
};

// Replaces a file by renaming another over it, which everybody can read unless `perms` say otherwise.
void ReplaceFile(const std::filesystem::path& path, const std::string& text,
                 std::filesystem::perms perms = std::filesystem::perms{0644});

// The flags that make a service serve with `files`, and know callers of kTrustDomain.
std::vector<std::string> TlsFlags(const TlsFiles& files);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_AUTHORITY_H_
