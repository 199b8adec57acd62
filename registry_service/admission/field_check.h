#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_CHECK_H_

#include "handover/registry/v1/record.pb.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {

// Checks each field of `record`, at every depth, by itself: it is known, it is there if required and absent if only the
// registry sets it, and its value has the form and lies in the bounds of its rule. Times, durations and quantities are
// whole in themselves.
void CheckFields(const v1::Record& record, Violations& violations);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_CHECK_H_
