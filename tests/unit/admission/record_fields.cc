#include "tests/unit/admission/record_fields.h"

namespace handover::registry {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void AddPaths(const Message& message, const std::string& prefix, std::vector<std::string>& paths) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    const std::string path = prefix + field->name();
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    const bool is_set = !field->is_repeated() && message.GetReflection()->HasField(message, field);
    // Of the bodies that a record may have, only its own is meant.
    if (field->containing_oneof() != nullptr && !is_set) continue;
    paths.push_back(path);
    if (is_message && is_set) AddPaths(message.GetReflection()->GetMessage(message, field), path + ".", paths);
  }
}

}  // namespace

FieldPlace PlaceOf(v1::Record& record, std::string_view path) {
  Message* message = &record;
  for (size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(std::string(path.substr(0, dot)));
    message = message->GetReflection()->MutableMessage(message, field);
    path.remove_prefix(dot + 1);
  }
  return {message, message->GetDescriptor()->FindFieldByName(std::string(path))};
}

std::vector<std::string> FieldPathsOf(const v1::Record& record) {
  std::vector<std::string> paths;
  AddPaths(record, "", paths);
  return paths;
}

}  // namespace handover::registry
