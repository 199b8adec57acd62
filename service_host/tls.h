#ifndef HANDOVER_SERVICE_HOST_TLS_H_
#define HANDOVER_SERVICE_HOST_TLS_H_

#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "service_host/tls_files.h"

namespace handover {

// Credentials that both sides prove by certificate, TLS 1.2 at least. The files are those that CheckTlsFiles has
// passed. A client checks that the server's certificate bears the name or address that it calls.
std::shared_ptr<grpc::ServerCredentials> ServerTls(const TlsFiles& files);
std::shared_ptr<grpc::ChannelCredentials> ClientTls(const TlsFiles& files);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_TLS_H_
