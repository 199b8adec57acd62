#include "clients/handoverctl/tls_look.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

#include "clients/handoverctl/broken_pipe.h"
#include "ledger/openssl.h"

namespace handover::ctl {
namespace {

using ledger::FreeWith;
using OwnedContext = std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>>;
using OwnedSsl = std::unique_ptr<SSL, FreeWith<SSL_free>>;
using OwnedCertificate = std::unique_ptr<X509, FreeWith<X509_free>>;

// Reads what OpenSSL writes with `print`.
template <typename Print>
std::string Written(Print print) {
  const ledger::OwnedBio bio(BIO_new(BIO_s_mem()));
  print(bio.get());
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return size <= 0 ? std::string() : std::string(text, static_cast<size_t>(size));
}

std::string NameText(const X509_NAME* name) {
  return Written([name](BIO* bio) { X509_NAME_print_ex(bio, name, 0, XN_FLAG_ONELINE); });
}

std::string TimeText(const ASN1_TIME* time) {
  return Written([time](BIO* bio) { ASN1_TIME_print(bio, time); });
}

// Takes down what is shown, and goes on: all of it is judged at the end.
int GoOn(int /*is_good*/, X509_STORE_CTX* /*store*/) { return 1; }

OwnedContext ContextFor(const TlsFiles& files) {
  OwnedContext context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_default_passwd_cb(context.get(), ledger::NoPassword);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, GoOn);
  if (files.empty()) return context;
  SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str());
  SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM);
  SSL_CTX_load_verify_locations(context.get(), files.authority.c_str(), nullptr);
  return context;
}

// The alert that the other side has sent; empty if the last error is none of TLS.
std::string AlertText() {
  const unsigned long error = ERR_peek_last_error();
  const int reason = ERR_GET_REASON(error);
  // OpenSSL counts the alerts of the other side up from here.
  constexpr int kFirstAlert = 1000;
  if (ERR_GET_LIB(error) != ERR_LIB_SSL || reason < kFirstAlert) return "";
  const char* const text = ERR_reason_error_string(error);
  return text == nullptr ? "an alert of TLS" : text;
}

void TakeDown(const SSL& ssl, TlsLook& look) {
  const OwnedCertificate certificate(SSL_get1_peer_certificate(&ssl));
  if (certificate == nullptr) return;
  look.speaks_tls = true;
  look.certificate_error = SSL_get_verify_result(&ssl);
  look.certificate_problem = X509_verify_cert_error_string(look.certificate_error);
  look.subject = NameText(X509_get_subject_name(certificate.get()));
  look.issuer = NameText(X509_get_issuer_name(certificate.get()));
  look.not_before = TimeText(X509_get0_notBefore(certificate.get()));
  look.not_after = TimeText(X509_get0_notAfter(certificate.get()));
}

}  // namespace

TlsLook LookAtTls(const TcpLook& connection, const std::string& host, const TlsFiles& files) {
  const ledger::ErrorsClearedAtEnd errors;
  const BrokenPipeIsAnError broken_pipe;
  const OwnedContext context = ContextFor(files);
  ERR_clear_error();
  const OwnedSsl ssl(SSL_new(context.get()));
  X509_VERIFY_PARAM* const wanted = SSL_get0_param(ssl.get());
  if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1) X509_VERIFY_PARAM_set1_host(wanted, host.c_str(), 0);
  SSL_set_tlsext_host_name(ssl.get(), host.c_str());
  constexpr unsigned char kHttp2[] = {2, 'h', '2'};
  SSL_set_alpn_protos(ssl.get(), kHttp2, sizeof kHttp2);
  SSL_set_fd(ssl.get(), connection.descriptor());
  TlsLook look;
  const bool is_done = SSL_connect(ssl.get()) == 1;
  TakeDown(*ssl, look);
  // With TLS 1.3 the other side judges our certificate only after its own part is done, and tells with the first bytes.
  char byte = 0;
  if (is_done) SSL_read(ssl.get(), &byte, 1);
  look.refusal = AlertText();
  look.speaks_tls = look.speaks_tls || !look.refusal.empty();
  return look;
}

}  // namespace handover::ctl
