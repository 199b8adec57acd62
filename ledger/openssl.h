#ifndef HANDOVER_LEDGER_OPENSSL_H_
#define HANDOVER_LEDGER_OPENSSL_H_

#include <openssl/bio.h>
#include <openssl/err.h>

#include <memory>

// What every use of OpenSSL's library of ours needs.
namespace handover::ledger {

// Frees an object of OpenSSL's with its own function: std::unique_ptr<X509, FreeWith<X509_free>>.
template <auto function>
struct FreeWith {
  void operator()(auto* object) const { function(object); }
};
using OwnedBio = std::unique_ptr<BIO, FreeWith<BIO_free>>;

// OpenSSL leaves its errors in a list of the thread, where whoever uses TLS on that thread next would take them for its
// own.
class ErrorsClearedAtEnd {
 public:
  ErrorsClearedAtEnd() = default;
  ~ErrorsClearedAtEnd() { ERR_clear_error(); }
  ErrorsClearedAtEnd(const ErrorsClearedAtEnd&) = delete;
  ErrorsClearedAtEnd& operator=(const ErrorsClearedAtEnd&) = delete;
};

// Without this, OpenSSL would ask for the password of an encrypted key on the terminal.
inline int NoPassword(char* /*buffer*/, int /*size*/, int /*is_writing*/, void* /*data*/) { return -1; }

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_OPENSSL_H_
