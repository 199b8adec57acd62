#include "registry_service/admission/field_check.h"

#include <google/protobuf/message.h>

#include "google/protobuf/timestamp.pb.h"
#include "registry_service/admission/field_path.h"
#include "registry_service/admission/field_rules.h"

namespace handover::registry {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The value wanted of a field, in words that go on after "want".
std::string WantedOf(const FieldRule& rule) {
  switch (rule.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return WantedForm(rule.string);
    case FieldDescriptor::CPPTYPE_ENUM:
      return "a " + rule.field->enum_type()->name() + " of this version";
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return "a " + rule.field->message_type()->name();
    default:
      return Grouped(rule.number.min) + " to " + Grouped(rule.number.max) + (rule.required ? ", not 0" : "");
  }
}

// Walks through one record. Each function notes what is wrong and goes on.
class FieldCheck {
 public:
  explicit FieldCheck(Violations& violations) : violations_(violations) {}

  // `path` is where `message` stands; null for the record itself.
  void CheckMessage(const Message& message, const FieldPath* path) {
    CheckNothingUnknown(message, path);
    for (const FieldRule& rule : FieldRulesOf(*message.GetDescriptor())) {
      // Once no more can be noted, walking through the rest of a large hostile record would be for nothing.
      if (violations_.full()) return;
      const FieldPath here{.parent = path, .name = rule.field->name()};
      rule.field->is_repeated() ? CheckRepeated(message, rule, here) : CheckSingular(message, rule, here);
    }
    if (const auto* quantity = google::protobuf::DynamicCastToGenerated<v1::Quantity>(&message)) {
      CheckQuantity(*quantity, *path);
    } else if (const auto* time = google::protobuf::DynamicCastToGenerated<google::protobuf::Timestamp>(&message)) {
      CheckTime(*time, *path);
    }
  }

 private:
  void CheckNothingUnknown(const Message& message, const FieldPath* path) {
    const auto& unknown = message.GetReflection()->GetUnknownFields(message);
    for (int i = 0; i < unknown.field_count() && !violations_.full(); ++i) {
      const std::string number = std::to_string(unknown.field(i).number());
      violations_.Add(v1::ERROR_REASON_FIELD_UNKNOWN, FieldPath{.parent = path, .name = number}.ToString(),
                      "a field of number " + number, "only fields of this version");
    }
  }

  void CheckSingular(const Message& message, const FieldRule& rule, const FieldPath& here) {
    const bool present = message.GetReflection()->HasField(message, rule.field);
    if (present && rule.output_only) {
      violations_.Add(v1::ERROR_REASON_FIELD_OUTPUT_ONLY, here.ToString(), "set", "it absent: the registry sets it");
    } else if (present) {
      CheckValue(message, rule, here);
    } else if (rule.required) {
      violations_.Add(v1::ERROR_REASON_FIELD_REQUIRED, here.ToString(), "absent", WantedOf(rule));
    }
  }

  // Every repeated field of a record is one of strings.
  void CheckRepeated(const Message& message, const FieldRule& rule, const FieldPath& here) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, rule.field);
    if (size == 0 && rule.required) {
      violations_.Add(v1::ERROR_REASON_FIELD_REQUIRED, here.ToString(), "absent", WantedOf(rule));
      return;
    }
    if (!rule.elements.Hold(size)) {
      violations_.Add(v1::ERROR_REASON_VALUE_OUT_OF_RANGE, here.ToString(), Grouped(size) + " elements",
                      Grouped(rule.elements.min) + " to " + Grouped(rule.elements.max));
      return;
    }
    std::string scratch;
    for (int i = 0; i < size; ++i) {
      const FieldPath element{.parent = here.parent, .name = here.name, .index = i};
      CheckString(reflection.GetRepeatedStringReference(message, rule.field, i, &scratch), rule, element);
    }
  }

  void CheckValue(const Message& message, const FieldRule& rule, const FieldPath& here) {
    const Reflection& reflection = *message.GetReflection();
    std::string scratch;
    switch (rule.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return CheckString(reflection.GetStringReference(message, rule.field, &scratch), rule, here);
      case FieldDescriptor::CPPTYPE_ENUM:
        return CheckEnum(reflection.GetEnumValue(message, rule.field), rule, here);
      case FieldDescriptor::CPPTYPE_INT64:
        return CheckNumber(reflection.GetInt64(message, rule.field), rule, here);
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return CheckMessage(reflection.GetMessage(message, rule.field), &here);
      default:
        return;  // The nanoseconds of times and durations, which are checked with their seconds.
    }
  }

  void CheckString(const std::string& text, const FieldRule& rule, const FieldPath& here) {
    const std::optional<v1::ErrorReason> fault = FaultOf(text, rule.string);
    if (!fault.has_value()) return;
    const std::string got = *fault == v1::ERROR_REASON_STRING_TOO_LONG
                                ? Grouped(static_cast<int64_t>(text.size())) + " bytes"
                                : Quoted(text);
    violations_.Add(*fault, here.ToString(), got, WantedOf(rule));
  }

  void CheckEnum(int number, const FieldRule& rule, const FieldPath& here) {
    if (rule.field->enum_type()->FindValueByNumber(number) != nullptr) return;
    violations_.Add(v1::ERROR_REASON_FIELD_UNKNOWN, here.ToString(), std::to_string(number), WantedOf(rule));
  }

  void CheckNumber(int64_t number, const FieldRule& rule, const FieldPath& here) {
    if (rule.number.Hold(number)) return;
    violations_.Add(v1::ERROR_REASON_VALUE_OUT_OF_RANGE, here.ToString(), Grouped(number), WantedOf(rule));
  }

  void CheckQuantity(const v1::Quantity& quantity, const FieldPath& path) {
    if (quantity.precision() != v1::PRECISION_UNDISCLOSED || quantity.count() == 0) return;
    violations_.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, FieldPath{.parent = &path, .name = "count"}.ToString(),
                    Grouped(quantity.count()), "0 where the precision is UNDISCLOSED");
  }

  void CheckTime(const google::protobuf::Timestamp& time, const FieldPath& path) {
    if (time.seconds() >= kTimeSecondsMin && time.seconds() <= kTimeSecondsMax && time.nanos() >= 0 &&
        time.nanos() <= kNanosMax) {
      return;
    }
    violations_.Add(v1::ERROR_REASON_VALUE_OUT_OF_RANGE, path.ToString(),
                    Grouped(time.seconds()) + " s and " + Grouped(time.nanos()) + " ns since 1970",
                    "a time in the years 1900 to 2199, of 0 to 999,999,999 ns");
  }

  Violations& violations_;
};

}  // namespace

void CheckFields(const v1::Record& record, Violations& violations) {
  FieldCheck(violations).CheckMessage(record, nullptr);
}

}  // namespace handover::registry
