#include "tests/harness/authority.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "absl/status/statusor.h"

namespace handover::test {
namespace {

template <typename Value>
Value OrEnd(absl::StatusOr<Value> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "%s\n", value.status().ToString().c_str());
  std::abort();
}

}  // namespace

std::string SpiffeId(const std::string& role_and_id) {
  return "spiffe://" + std::string(kTrustDomain) + "/" + role_and_id;
}

ctl::CertificateRequest RequestFor(std::vector<std::string> uris) {
  return {.common_name = "A caller",
          .uris = std::move(uris),
          .dns_names = {},
          .addresses = {},
          .not_before = absl::Now() - absl::Hours(1),
          .not_after = absl::Now() + absl::Hours(24)};
}

ctl::CertificateRequest ServerRequestFor(std::vector<std::string> uris) {
  ctl::CertificateRequest request = RequestFor(std::move(uris));
  request.common_name = "A service";
  request.addresses = {"127.0.0.1"};
  return request;
}

Authority::Authority(std::filesystem::path folder)
    : folder_(std::move(folder)),
      authority_(OrEnd(ctl::CertificateAuthority::Make("A test's authority", absl::Now() - absl::Hours(24 * 30),
                                                       absl::Now() + absl::Hours(24 * 30)))),
      certificate_(OrEnd(authority_.ToPem()).certificate) {
  ReplaceFile(certificate_file(), certificate_);
}

TlsFiles Authority::Issue(const std::string& name, const ctl::CertificateRequest& request) const {
  const ctl::IssuedCertificate issued = OrEnd(authority_.Issue(request));
  TlsFiles files{
      .certificate = folder_ / (name + ".pem"), .key = folder_ / (name + ".key"), .authority = certificate_file()};
  ReplaceFile(files.key, issued.key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  ReplaceFile(files.certificate, issued.certificate);
  return files;
}

TlsFiles Authority::IssueClient(const std::string& role_and_id) const {
  std::string name = role_and_id;
  std::ranges::replace(name, '/', '-');
  return Issue(name, RequestFor({SpiffeId(role_and_id)}));
}

TlsFiles Authority::IssueServer(const std::string& role_and_id) const {
  std::string name = role_and_id;
  std::ranges::replace(name, '/', '-');
  return Issue(name, ServerRequestFor({SpiffeId(role_and_id)}));
}

void ReplaceFile(const std::filesystem::path& path, const std::string& text, std::filesystem::perms perms) {
  const std::filesystem::path beside = path.string() + ".new";
  std::ofstream file(beside, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::abort();
  std::filesystem::permissions(beside, perms);
  std::filesystem::rename(beside, path);
}

std::vector<std::string> TlsFlags(const TlsFiles& files) {
  return {"--tls_certificate=" + files.certificate.string(), "--tls_key=" + files.key.string(),
          "--tls_authority=" + files.authority.string(), "--trust_domain=" + std::string(kTrustDomain)};
}

}  // namespace handover::test
