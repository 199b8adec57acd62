#include "registry_service/log/record_error.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover::registry {

absl::Status AtRecord(size_t index, const absl::Status& error) {
  const std::string record = absl::StrCat("records[", index, "]");
  std::vector<FieldViolation> violations = ViolationsOf(error);
  if (violations.empty()) {
    return MakeError(error.code(), ReasonOf(error), absl::StrCat(record, ": ", error.message()));
  }
  for (FieldViolation& violation : violations) violation.field = absl::StrCat(record, ".", violation.field);
  return MakeFieldError(error.code(), ReasonOf(error), violations);
}

}  // namespace handover::registry
