#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <optional>

#include "registry_service/admission/admission.h"
#include "registry_service/admission/field_path.h"
#include "registry_service/admission/field_rules.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// One field that two records do not agree in.
struct Difference {
  std::string field;
  std::string there;
  std::string here;
};

bool SameScalar(const Message& there, const Message& here, const FieldDescriptor* field) {
  std::string there_scratch;
  std::string here_scratch;
  const auto& reflection = *there.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetStringReference(there, field, &there_scratch) ==
             reflection.GetStringReference(here, field, &here_scratch);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.GetEnumValue(there, field) == reflection.GetEnumValue(here, field);
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.GetInt64(there, field) == reflection.GetInt64(here, field);
    default:
      google::protobuf::TextFormat::PrintFieldValueToString(there, field, -1, &there_scratch);
      google::protobuf::TextFormat::PrintFieldValueToString(here, field, -1, &here_scratch);
      return there_scratch == here_scratch;
  }
}

std::string Printed(const Message& message, const FieldDescriptor* field) {
  const auto& reflection = *message.GetReflection();
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) return Quoted(reflection.GetString(message, field));
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    return reflection.HasField(message, field) ? "set" : "absent";
  }
  std::string text;
  google::protobuf::TextFormat::PrintFieldValueToString(message, field, -1, &text);
  return text;
}

// Every repeated field of a record is one of strings.
std::optional<Difference> FirstDifferentElement(const Message& there, const Message& here, const FieldDescriptor* field,
                                                const FieldPath& path) {
  const auto& reflection = *there.GetReflection();
  const int size_there = reflection.FieldSize(there, field);
  const int size_here = reflection.FieldSize(here, field);
  if (size_there != size_here) {
    return Difference{path.ToString(), Grouped(size_there) + " elements", Grouped(size_here) + " elements"};
  }
  for (int i = 0; i < size_there; ++i) {
    const std::string element_there = reflection.GetRepeatedString(there, field, i);
    const std::string element_here = reflection.GetRepeatedString(here, field, i);
    if (element_there == element_here) continue;
    const FieldPath element{.parent = path.parent, .name = path.name, .index = i};
    return Difference{element.ToString(), Quoted(element_there), Quoted(element_here)};
  }
  return std::nullopt;
}

// `path` is where the two messages stand; null for the records themselves.
std::optional<Difference> FirstDifference(const Message& there, const Message& here, const FieldPath* path) {
  const auto& reflection = *there.GetReflection();
  for (const FieldRule& rule : FieldRulesOf(*there.GetDescriptor())) {
    if (rule.output_only) continue;
    const FieldDescriptor* field = rule.field;
    const FieldPath at{.parent = path, .name = field->name()};
    std::optional<Difference> difference;
    if (field->is_repeated()) {
      difference = FirstDifferentElement(there, here, field, at);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && reflection.HasField(there, field) &&
               reflection.HasField(here, field)) {
      difference = FirstDifference(reflection.GetMessage(there, field), reflection.GetMessage(here, field), &at);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                   ? reflection.HasField(there, field) != reflection.HasField(here, field)
                   : !SameScalar(there, here, field)) {
      difference = Difference{at.ToString(), Printed(there, field), Printed(here, field)};
    }
    if (difference.has_value()) return difference;
  }
  return std::nullopt;
}

}  // namespace

absl::Status CheckSameContent(const v1::Record& existing, const v1::Record& record) {
  const std::optional<Difference> difference = FirstDifference(existing, record, nullptr);
  if (!difference.has_value()) return absl::OkStatus();
  return Refusal(absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_NAME_TAKEN, difference->field, difference->here,
                 difference->there + " as in the record of that name that the ledger has");
}

}  // namespace handover::registry
