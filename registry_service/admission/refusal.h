#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_REFUSAL_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_REFUSAL_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/error_reason.pb.h"
#include "service_host/error.h"

// The words in which admission refuses a record: a reason, and per field the value got and the value wanted.
namespace handover::registry {

// The reason as it stands in an ErrorInfo: "FIELD_REQUIRED" of ERROR_REASON_FIELD_REQUIRED.
std::string ReasonName(v1::ErrorReason reason);

// Writes a number as people read it: "1,000,000,000".
std::string Grouped(int64_t number);

// Builds an error of one field that holds `got` where `want` is wanted. Strings that come from a client are put in
// Quoted before.
absl::Status Refusal(absl::StatusCode code, v1::ErrorReason reason, std::string_view field, std::string_view got,
                     std::string_view want);

// Gathers what is wrong with one record by itself. Not for use from several threads at once.
class Violations {
 public:
  // Notes that `field` holds `got` where `want` is wanted. Does nothing when kViolationsMax have been noted.
  void Add(v1::ErrorReason reason, std::string_view field, std::string_view got, std::string_view want);

  // Whether nothing more will be noted.
  bool full() const { return violations_.size() >= kViolationsMax; }

  // INVALID_ARGUMENT with every violation and the reason of the first; OK if there is none.
  absl::Status ToStatus() const;

 private:
  v1::ErrorReason first_reason_ = v1::ERROR_REASON_UNSPECIFIED;
  std::vector<FieldViolation> violations_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_REFUSAL_H_
