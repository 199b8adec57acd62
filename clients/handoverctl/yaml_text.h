#ifndef HANDOVER_CLIENTS_HANDOVERCTL_YAML_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_YAML_TEXT_H_

#include <string>

#include "absl/status/statusor.h"

namespace handover::ctl {

// A document of JSON as a document of YAML that says the same, its keys in the same order, begun by "---". Every text
// is in double quotes, so that none is taken for a number. Fails with INTERNAL if `json` is no JSON. Pure.
absl::StatusOr<std::string> YamlText(const std::string& json);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_YAML_TEXT_H_
