#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_PATH_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_PATH_H_

#include <string>
#include <string_view>

namespace handover::registry {

// Where a field stands in a record, on the stack of whoever walks down to it: it becomes text only if there is
// something to say of it.
struct FieldPath {
  const FieldPath* parent = nullptr;  // Null at the top.
  std::string_view name;
  int index = -1;  // In a repeated field; below 0 in any other.

  // For example "agreement.parties[2]".
  std::string ToString() const {
    std::string text = parent == nullptr ? std::string() : parent->ToString() + ".";
    text.append(name);
    if (index >= 0) text.append("[").append(std::to_string(index)).append("]");
    return text;
  }
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_FIELD_PATH_H_
