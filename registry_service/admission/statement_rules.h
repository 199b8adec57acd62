#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_STATEMENT_RULES_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_STATEMENT_RULES_H_

#include "handover/registry/v1/record.pb.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {

// Checks that `record` says one thing: it has a body, its name is of the body's kind, and the fields of the body go
// together. A field that is absent where it is required, or wrong in itself, is for CheckFields to tell, and gives no
// second violation here.
void CheckStatement(const v1::Record& record, Violations& violations);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_STATEMENT_RULES_H_
