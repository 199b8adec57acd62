#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_H_

#include <ostream>

#include "absl/time/time.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/failure.h"

namespace handover::ctl {

// Makes an authority for trying out and certificates by it, or more of them by the one that is there, and says on `out`
// what it has made. Nothing that is there is lost unless the command says so: then a certificate is replaced by
// renaming the new files over the old ones, the key first.
Failure MakeCertificates(const CertsCommand& command, absl::Time now, std::ostream& out);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_H_
