#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_RULES_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_RULES_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <limits>
#include <span>

#include "registry_service/admission/string_form.h"

namespace handover::registry {

// Bounds of a number, both included.
struct Bounds {
  int64_t min = std::numeric_limits<int64_t>::min();
  int64_t max = std::numeric_limits<int64_t>::max();

  bool Hold(int64_t value) const { return min <= value && value <= max; }
};

// What can be said of one field by itself, whatever stands in the others.
struct FieldRule {
  const google::protobuf::FieldDescriptor* field = nullptr;
  bool required = false;     // By the proto's google.api.field_behavior.
  bool output_only = false;  // Likewise.
  StringForm string;         // Of a string, or of each string of a repeated field.
  Bounds number;             // Of a number.
  Bounds elements;           // Of how many a repeated field has.
};

// The rules of all fields of `message`, in the order of the proto. `message` is handover.registry.v1.Record or a type
// of its fields. Safe from any thread.
std::span<const FieldRule> FieldRulesOf(const google::protobuf::Descriptor& message);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_RULES_H_
