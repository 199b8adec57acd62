#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CONNECTION_DIAGNOSIS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CONNECTION_DIAGNOSIS_H_

#include <chrono>
#include <optional>
#include <string>

#include "clients/handoverctl/error_text.h"
#include "service_host/tls_files.h"

namespace handover::ctl {

// How long one step of a look waits: for a connection, and for each answer.
inline constexpr std::chrono::seconds kLookPatience{5};

// What is wrong with a connection, found out by a second look after a call has failed: whether anybody listens at
// `address` ("127.0.0.1:7401"), whether that speaks TLS, HTTP/2 or neither, and what is wrong with its certificate or
// with ours. `files` are those that the call was made with; empty for plain text. Nothing if the look shows nothing
// wrong. Takes at most a few times kLookPatience.
std::optional<ConnectionFault> DiagnoseConnection(const std::string& service, const std::string& address,
                                                  const TlsFiles& files);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CONNECTION_DIAGNOSIS_H_
