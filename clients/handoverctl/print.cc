#include "clients/handoverctl/print.h"

#include "absl/strings/str_cat.h"

namespace handover::ctl {

Failure Print(const std::string& text, std::ostream& out) {
  out << text << std::flush;
  if (!out) return "handoverctl: the output cannot be written: it is not complete\n";
  return std::nullopt;
}

Failure PrintJson(const google::protobuf::Message& message, JsonForm form, std::ostream& out) {
  const auto text = JsonText(message, form);
  if (!text.ok()) return absl::StrCat("handoverctl: ", text.status().message(), "; want --output table\n");
  return Print(*text, out);
}

}  // namespace handover::ctl
