#ifndef HANDOVER_SERVICE_HOST_TLS_FILES_H_
#define HANDOVER_SERVICE_HOST_TLS_FILES_H_

#include <filesystem>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace handover {

// Who a process is, and whom it trusts: PEM files. They are read again when they change, so that a certificate is
// renewed without a restart; write the new files elsewhere and rename them, the key first. Connections that are there
// stay; while the key and the certificate that lie there do not go together, no new one comes about.
struct TlsFiles {
  std::filesystem::path certificate;  // Its own, with the chain up to the authority.
  std::filesystem::path key;          // The private key of that.
  std::filesystem::path authority;    // The certificates of those who may vouch for peers.

  bool empty() const { return certificate.empty() && key.empty() && authority.empty(); }
  bool complete() const { return !certificate.empty() && !key.empty() && !authority.empty(); }
};

// Checks that all three files are there and can be used: that each can be read, the key is the certificate's, and the
// certificate is valid now. Fails with FAILED_PRECONDITION, naming the file.
absl::Status CheckTlsFiles(const TlsFiles& files);

// The same, and until when the certificate is valid.
absl::StatusOr<absl::Time> ExpiryOfTlsFiles(const TlsFiles& files);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_TLS_FILES_H_
