#include "clients/handoverctl/certs_command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "clients/handoverctl/certificate_authority.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/whole_file.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAuthority = "authority";
constexpr absl::Duration kAuthorityAge = absl::Hours(24 * 3650);
// The clocks of two machines may differ by this much.
constexpr absl::Duration kClockDifference = absl::Hours(1);
// Longer ones cannot stand in a certificate. The name is for people; the identity is what counts.
constexpr size_t kCommonNameBytesMax = 64;
constexpr mode_t kForAll = 0644;
constexpr mode_t kForOwner = 0600;

// A certificate that is wanted, and under which name its files stand.
struct Wanted {
  std::string name;
  std::string identity;  // "spiffe://example.org/party/ukr"
  bool is_service = false;
};

fs::path CertificateFile(const fs::path& folder, std::string_view name) {
  return folder / absl::StrCat(std::string(name), ".pem");
}
fs::path KeyFile(const fs::path& folder, std::string_view name) {
  return folder / absl::StrCat(std::string(name), ".key");
}

absl::Status FileError(const fs::path& path, std::string_view problem) {
  return absl::FailedPreconditionError(absl::StrCat(Quoted(path.string()), " ", std::string(problem)));
}

absl::StatusOr<std::string> ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) return FileError(path, "cannot be read");
  return text.str();
}

// The key goes first, as TlsFiles has it.
absl::Status WritePair(const fs::path& folder, std::string_view name, const IssuedCertificate& pair) {
  if (absl::Status key = WriteWholeFile(KeyFile(folder, name), pair.key, kForOwner); !key.ok()) return key;
  return WriteWholeFile(CertificateFile(folder, name), pair.certificate, kForAll);
}

bool IsThere(const fs::path& folder, std::string_view name) {
  return fs::exists(CertificateFile(folder, name)) || fs::exists(KeyFile(folder, name));
}

// The certificates that `command` asks for: those of the services and of their operator, and one for each id.
std::vector<Wanted> WantedBy(const CertsCommand& command) {
  const std::string domain = absl::StrCat("spiffe://", command.trust_domain, "/");
  std::vector<Wanted> wanted = {{"registry", domain + "operator/registry", true},
                                {"reconciliation", domain + "reader/reconciliation", true},
                                {"operator", domain + "operator/monitor"}};
  // What is there already is only asked for again by who wants it replaced.
  std::erase_if(wanted, [&](const Wanted& one) { return !command.replace && IsThere(command.folder, one.name); });
  const auto add = [&](std::string_view role, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      const std::string role_text(role);
      wanted.push_back({absl::StrCat(role_text, "-", id), absl::StrCat(domain, role_text, "/", id)});
    }
  };
  add("party", command.parties);
  add("observer", command.observers);
  add("reader", command.readers);
  return wanted;
}

absl::Status CheckNothingIsLost(const CertsCommand& command, const std::vector<Wanted>& wanted) {
  if (command.replace) return absl::OkStatus();
  if (wanted.empty()) {
    return FileError(command.folder,
                     "has all of them already; --party, --observer or --reader adds one, --replace issues them anew");
  }
  const auto lost = std::ranges::find_if(wanted, [&](const Wanted& one) { return IsThere(command.folder, one.name); });
  if (lost == wanted.end()) return absl::OkStatus();
  return FileError(CertificateFile(command.folder, lost->name),
                   "or its key is there already; --replace issues it anew, and the old one is lost");
}

// The authority of the folder; a new one if it has none.
absl::StatusOr<CertificateAuthority> AuthorityOf(const CertsCommand& command, absl::Time now) {
  const fs::path& folder = command.folder;
  if (!IsThere(folder, kAuthority)) {
    auto made = CertificateAuthority::Make("Authority for trying out", now - kClockDifference, now + kAuthorityAge);
    if (!made.ok()) return made;
    const auto pem = made->ToPem();
    if (!pem.ok()) return pem.status();
    if (absl::Status written = WritePair(folder, kAuthority, *pem); !written.ok()) return written;
    return made;
  }
  const auto certificate = ReadFile(CertificateFile(folder, kAuthority));
  if (!certificate.ok()) return certificate.status();
  const auto key = ReadFile(KeyFile(folder, kAuthority));
  if (!key.ok()) return key.status();
  auto loaded = CertificateAuthority::Load(*certificate, *key);
  if (!loaded.ok()) return FileError(CertificateFile(folder, kAuthority), std::string(loaded.status().message()));
  return loaded;
}

absl::Status IssueAll(const CertsCommand& command, const std::vector<Wanted>& wanted, absl::Time now) {
  const auto authority = AuthorityOf(command, now);
  if (!authority.ok()) return authority.status();
  for (const Wanted& one : wanted) {
    CertificateRequest request{.common_name = one.name.substr(0, kCommonNameBytesMax),
                               .uris = {one.identity},
                               .dns_names = {},
                               .addresses = {},
                               .not_before = now - kClockDifference,
                               .not_after = now + absl::Hours(24 * command.days)};
    if (one.is_service) {
      request.dns_names = {"localhost", one.name};
      request.addresses = {"127.0.0.1"};
    }
    const auto pair = authority->Issue(request);
    if (!pair.ok()) return pair.status();
    if (absl::Status written = WritePair(command.folder, one.name, *pair); !written.ok()) return written;
  }
  return absl::OkStatus();
}

std::string TextOf(const CertsCommand& command, const std::vector<Wanted>& wanted, absl::Time now) {
  const auto file = [&](const char* name) { return (fs::path(command.folder) / name).string(); };
  const std::string until = absl::FormatTime("%Y-%m-%d", now + absl::Hours(24 * command.days), absl::UTCTimeZone());
  TextPage page;
  page.AddLine(0, absl::StrCat("Certificates in ", command.folder, ", valid until ", until,
                               ". They are for trying out: the keys lie beside them, not encrypted,"));
  page.AddLine(0, "and whoever reads authority.key can be anybody.");
  page.AddGap();
  TextTable table{.columns = {{"certificate"}, {"key"}, {"identity"}}, .rows = {}};
  for (const Wanted& one : wanted) table.rows.push_back({one.name + ".pem", one.name + ".key", one.identity});
  page.AddTable(0, table);
  page.AddGap();
  page.AddLine(0, "Next, a registry that knows its callers by them:");
  page.AddLine(2, absl::StrCat("registry_service --data_dir data/registry --tls_certificate ", file("registry.pem"),
                               " --tls_key ", file("registry.key"), " --tls_authority ", file("authority.pem"),
                               " --trust_domain ", command.trust_domain));
  page.AddLine(0, "and a call to it:");
  page.AddLine(2, absl::StrCat("handoverctl --tls_certificate ", file("operator.pem"), " --tls_key ",
                               file("operator.key"), " --tls_authority ", file("authority.pem"), " list parties"));
  return page.text();
}

}  // namespace

Failure MakeCertificates(const CertsCommand& command, absl::Time now, std::ostream& out) {
  std::error_code error;
  fs::create_directories(command.folder, error);
  const std::vector<Wanted> wanted = WantedBy(command);
  absl::Status status = error ? FileError(command.folder, "cannot be made a folder: " + error.message())
                              : CheckNothingIsLost(command, wanted);
  if (status.ok()) status = IssueAll(command, wanted, now);
  if (!status.ok()) return absl::StrCat("handoverctl: ", status.message(), "\n");
  return Print(TextOf(command, wanted, now), out);
}

}  // namespace handover::ctl
