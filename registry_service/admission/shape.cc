#include "registry_service/admission/admission.h"
#include "registry_service/admission/field_check.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/admission/statement_rules.h"

namespace handover::registry {

absl::Status CheckShape(const v1::Record& record) {
  Violations violations;
  CheckFields(record, violations);
  CheckStatement(record, violations);
  return violations.ToStatus();
}

}  // namespace handover::registry
