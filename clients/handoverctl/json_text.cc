#include "clients/handoverctl/json_text.h"

#include <google/protobuf/util/json_util.h>

#include "absl/strings/str_cat.h"

namespace handover::ctl {

absl::StatusOr<std::string> JsonText(const google::protobuf::Message& message, JsonForm form) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = form == JsonForm::kIndented;
  options.always_print_primitive_fields = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  if (!status.ok()) {
    return absl::InternalError(absl::StrCat("the answer cannot be written as JSON: ", std::string(status.message())));
  }
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace handover::ctl
