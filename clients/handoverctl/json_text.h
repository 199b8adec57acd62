#ifndef HANDOVER_CLIENTS_HANDOVERCTL_JSON_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_JSON_TEXT_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/statusor.h"

namespace handover::ctl {

enum class JsonForm { kIndented, kOneLine };

// `message` as proto JSON in lowerCamel, ending with a line's end. Numbers that are 0 are written, since a declared
// zero is a statement. Fails with INTERNAL if it holds what JSON has no form for, such as a time beyond the year 9999.
absl::StatusOr<std::string> JsonText(const google::protobuf::Message& message, JsonForm form);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_JSON_TEXT_H_
