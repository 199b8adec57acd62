#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BASIS_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BASIS_TEXT_H_

#include <string>

#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// What an answer rests on, in plain words. Pure.
namespace handover::ctl {

// "ledger 0123..., revision 42, as of 2025-06-20 12:00:00 UTC". Where the registry's head is above the revision: that
// the answer is not complete, or, if `as_of` asks for an earlier revision or time, that it leaves later records out.
std::string BasisLine(const reconciliation::v1::Basis& basis, const reconciliation::v1::AsOf& as_of);

// The flags that ask for the same again, each after a blank: " --revision 42"; empty if `as_of` asks for the head, now.
std::string AsOfFlags(const reconciliation::v1::AsOf& as_of);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BASIS_TEXT_H_
