#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TLS_LOOK_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TLS_LOOK_H_

#include <string>

#include "clients/handoverctl/tcp_look.h"
#include "service_host/tls_files.h"

namespace handover::ctl {

// What a TLS handshake with whoever listens came to.
struct TlsLook {
  bool speaks_tls = false;          // Whether a certificate was shown, or an alert of TLS came back.
  long certificate_error = 0;       // X509_V_OK, or why the certificate that was shown is not trusted.
  std::string certificate_problem;  // The same in OpenSSL's words.
  std::string subject;              // Whose it is: "CN = A service".
  std::string issuer;
  std::string not_before;  // "Nov 29 23:00:00 2026 GMT"
  std::string not_after;
  std::string refusal;  // What the other side has against us, in OpenSSL's words; empty: nothing that it says.
};

// Shakes hands on `connection`, with our certificate and trusting our authorities; `files` empty: with none, and
// trusting nobody. `host` is what the certificate must name.
TlsLook LookAtTls(const TcpLook& connection, const std::string& host, const TlsFiles& files);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TLS_LOOK_H_
