#include "tests/integration/tls_handshake.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <memory>

#include "clients/handoverctl/broken_pipe.h"
#include "ledger/openssl.h"
#include "tests/harness/tcp_connection.h"

namespace handover::test {
namespace {

using ledger::FreeWith;
using OwnedContext = std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>>;
using OwnedSsl = std::unique_ptr<SSL, FreeWith<SSL_free>>;
using OwnedCertificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using OwnedNumber = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;

std::string HexOf(const ASN1_INTEGER* serial) {
  const OwnedNumber number(ASN1_INTEGER_to_BN(serial, nullptr));
  char* const digits = BN_bn2hex(number.get());
  std::string text = digits;
  OPENSSL_free(digits);
  return text;
}

std::string LastFailure() {
  const char* const reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  return reason == nullptr ? "closed" : reason;
}

}  // namespace

Handshake ShakeHands(const std::string& address, const TlsFiles& files, int version) {
  const OwnedContext context(SSL_CTX_new(TLS_client_method()));
  // Otherwise OpenSSL itself would refuse what is old, before the server can.
  if (SSL_CTX_set_cipher_list(context.get(), "DEFAULT@SECLEVEL=0") != 1 ||
      SSL_CTX_set_min_proto_version(context.get(), version) != 1 ||
      SSL_CTX_set_max_proto_version(context.get(), version) != 1 ||
      SSL_CTX_use_certificate_file(context.get(), files.certificate.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return {.version = "", .serial = "", .failure = LastFailure()};
  }
  const ctl::BrokenPipeIsAnError broken_pipe;
  const TcpConnection connection(address);
  const OwnedSsl ssl(SSL_new(context.get()));
  SSL_set_fd(ssl.get(), connection.descriptor());
  if (SSL_connect(ssl.get()) != 1) return {.version = "", .serial = "", .failure = LastFailure()};
  const OwnedCertificate certificate(SSL_get1_peer_certificate(ssl.get()));
  return {
      .version = SSL_get_version(ssl.get()), .serial = HexOf(X509_get0_serialNumber(certificate.get())), .failure = ""};
}

std::string SerialShownBy(const std::string& address, const TlsFiles& files) {
  return ShakeHands(address, files, TLS1_3_VERSION).serial;
}

}  // namespace handover::test
