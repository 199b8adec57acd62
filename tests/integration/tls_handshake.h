#ifndef HANDOVER_TESTS_INTEGRATION_TLS_HANDSHAKE_H_
#define HANDOVER_TESTS_INTEGRATION_TLS_HANDSHAKE_H_

#include <string>

#include "service_host/tls_files.h"

namespace handover::test {

// What came of a handshake, as the client sees it. In TLS 1.3 that is before the server has looked at the client's
// certificate.
struct Handshake {
  std::string version;  // "TLSv1.3"; empty if there was none.
  std::string serial;   // The serial number of the server's certificate, hexadecimal.
  std::string failure;  // Why there was none, in OpenSSL's words: "tlsv1 alert protocol version".
};

// Shakes hands with the server at `address` in a new connection, with OpenSSL itself: gRPC's own client would begin
// nothing that the server has to refuse. `version` is the only one that is offered, such as TLS1_1_VERSION.
Handshake ShakeHands(const std::string& address, const TlsFiles& files, int version);

// The serial number of the certificate that the server at `address` shows in a new connection; empty if it shows none.
std::string SerialShownBy(const std::string& address, const TlsFiles& files);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_INTEGRATION_TLS_HANDSHAKE_H_
