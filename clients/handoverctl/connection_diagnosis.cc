#include "clients/handoverctl/connection_diagnosis.h"

#include <openssl/x509_vfy.h>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/tcp_look.h"
#include "clients/handoverctl/tls_look.h"

namespace handover::ctl {
namespace {

// What a client of HTTP/2 says first: the preface, and settings of which there are none.
const std::string kPreface("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", 33);

// What an alert of TLS begins with: some servers of TLS answer plain text with one, others not at all.
constexpr char kAlert = 0x15;

// Whether an answer begins with a frame of settings, as every server of HTTP/2 begins.
bool IsHttp2(const std::string& answer) { return answer.size() >= 4 && answer[3] == 4; }

// Whom a sentence is about: "the registry service at 127.0.0.1:7401".
struct Subject {
  std::string service;
  std::string address;

  std::string text() const { return absl::StrCat("the ", service, " service at ", address); }
  std::string elsewhere() const { return absl::StrCat("say with --", service, " where it is"); }
};

ConnectionFault NobodyListens(const Subject& subject, const TcpLook& look) {
  if (look.is_refused()) {
    return {.reason = "SERVICE_DOWN",
            .message = absl::StrCat("nobody listens at ", subject.address),
            .step = absl::StrCat("start the ", subject.service, " service there, or ", subject.elsewhere())};
  }
  return {
      .reason = "ADDRESS_UNREACHABLE",
      .message = absl::StrCat(subject.address, " cannot be reached: ", look.failure()),
      .step = absl::StrCat(subject.elsewhere(), ", as host:port; `handoverctl settings` says where that came from")};
}

ConnectionFault NoGrpc(const Subject& subject) {
  return {.reason = "NOT_GRPC",
          .message = absl::StrCat("something listens at ", subject.address, " that speaks no gRPC"),
          .step = absl::StrCat(subject.elsewhere(), "; this looks like another program's port")};
}

std::optional<ConnectionFault> LookInPlainText(const Subject& subject, const std::string& host) {
  const TcpLook plain(subject.address, kLookPatience);
  if (!plain.failure().empty()) return NobodyListens(subject, plain);
  const std::string answer = plain.Ask(kPreface);
  if (IsHttp2(answer)) return std::nullopt;
  if (!answer.empty() && answer.front() != kAlert) return NoGrpc(subject);
  const TcpLook again(subject.address, kLookPatience);
  if (!again.failure().empty() || !LookAtTls(again, host, {}).speaks_tls) return NoGrpc(subject);
  return ConnectionFault{.reason = "TLS_WANTED",
                         .message = absl::StrCat(subject.text(), " speaks TLS, and was called in plain text"),
                         .step = "give --tls_certificate, --tls_key and --tls_authority"};
}

ConnectionFault UntrustedCertificate(const Subject& subject, const TlsLook& look, const TlsFiles& files) {
  const std::string whose = absl::StrCat("the certificate of ", subject.text(), " (", look.subject, ") ");
  switch (look.certificate_error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return {.reason = "CERTIFICATE_EXPIRED",
              .message = absl::StrCat(whose, "has expired: it was valid until ", look.not_after),
              .step = "have whoever runs the service renew it; it takes up new files by itself"};
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return {.reason = "CERTIFICATE_NOT_YET_VALID",
              .message = absl::StrCat(whose, "is not valid before ", look.not_before),
              .step = "compare the clocks of both machines: `date --utc` says what this one thinks"};
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
    case X509_V_ERR_HOSTNAME_MISMATCH:
      return {.reason = "CERTIFICATE_OF_ANOTHER",
              .message = absl::StrCat(whose, "does not name ", subject.address),
              .step = "call it by the name that its certificate has"};
    default:
      return {.reason = "AUTHORITY_UNKNOWN",
              .message = absl::StrCat(whose, "was issued by ", look.issuer, ", which is not among the authorities in ",
                                      files.authority.string(), ": ", look.certificate_problem),
              .step = "give the authority's own certificate with --tls_authority, once you know that it is theirs"};
  }
}

std::optional<ConnectionFault> LookWithTls(const Subject& subject, const std::string& host, const TlsFiles& files) {
  const TcpLook connection(subject.address, kLookPatience);
  if (!connection.failure().empty()) return NobodyListens(subject, connection);
  const TlsLook look = LookAtTls(connection, host, files);
  if (!look.speaks_tls) {
    const TcpLook plain(subject.address, kLookPatience);
    if (!plain.failure().empty() || !IsHttp2(plain.Ask(kPreface))) return NoGrpc(subject);
    return ConnectionFault{.reason = "PLAIN_TEXT_WANTED",
                           .message = absl::StrCat(subject.text(), " speaks plain text, and was called with TLS"),
                           .step = "leave --tls_certificate, --tls_key and --tls_authority out, or have it serve TLS"};
  }
  if (look.certificate_error != X509_V_OK) return UntrustedCertificate(subject, look, files);
  if (look.refusal.empty()) return std::nullopt;
  return ConnectionFault{.reason = "CERTIFICATE_REFUSED",
                         .message = absl::StrCat(subject.text(), " refuses the certificate in ",
                                                 files.certificate.string(), ": ", look.refusal),
                         .step = "give one that an authority of the service has issued, with --tls_certificate"};
}

}  // namespace

std::optional<ConnectionFault> DiagnoseConnection(const std::string& service, const std::string& address,
                                                  const TlsFiles& files) {
  const Subject subject{.service = service, .address = address};
  std::string host = address.substr(0, address.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return files.empty() ? LookInPlainText(subject, host) : LookWithTls(subject, host, files);
}

}  // namespace handover::ctl
