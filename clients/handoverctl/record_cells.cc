#include "clients/handoverctl/record_cells.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/handoverctl/json_record.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"
#include "ledger/utf8.h"
#include "service_host/error.h"
#include "service_host/nearest_word.h"

namespace handover::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Duration;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Timestamp;
using google::protobuf::util::TimeUtil;
using registry::v1::Record;

bool IsSection(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && field.message_type() != Timestamp::descriptor() &&
         field.message_type() != Duration::descriptor();
}

CellType TypeOf(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64:
      return CellType::kNumber;
    case FieldDescriptor::CPPTYPE_STRING:
      return CellType::kText;
    default:
      return CellType::kWord;
  }
}

void AddColumns(const Descriptor& message, const std::string& prefix, std::vector<CellColumn>& columns) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (IsSection(field)) {
      AddColumns(*field.message_type(), prefix + field.name() + ".", columns);
    } else {
      columns.push_back({prefix + field.name(), TypeOf(field)});
    }
  }
}

// The field that a path names; null if there is none.
const FieldDescriptor* FieldAt(const Descriptor& body, std::string_view path) {
  const Descriptor* message = &body;
  const FieldDescriptor* field = nullptr;
  for (const absl::string_view step : absl::StrSplit(absl::string_view(path.data(), path.size()), '.')) {
    if (message == nullptr) return nullptr;
    field = message->FindFieldByName(std::string(step));
    if (field == nullptr) return nullptr;
    message = field->message_type();
  }
  return field == nullptr || IsSection(*field) ? nullptr : field;
}

std::optional<std::string> ValueOf(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    std::vector<std::string> values;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      values.push_back(reflection.GetRepeatedString(message, &field, i));
    }
    return values.empty() ? std::nullopt : std::optional(absl::StrJoin(values, " "));
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64:  // 0 is a number like any other.
      return absl::StrCat(reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      if (reflection.GetEnumValue(message, &field) == 0) return std::nullopt;
      return reflection.GetEnum(message, &field)->name();
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string text = reflection.GetString(message, &field);
      return text.empty() ? std::nullopt : std::optional(std::move(text));
    }
    default:
      break;
  }
  if (!reflection.HasField(message, &field)) return std::nullopt;
  const Message& value = reflection.GetMessage(message, &field);
  if (const auto* time = dynamic_cast<const Timestamp*>(&value)) return TimeUtil::ToString(*time);
  return TimeUtil::ToString(dynamic_cast<const Duration&>(value));
}

// "PRECISION_EXACT" of "EXACT"; any other word as it is.
std::string FullValue(const google::protobuf::EnumDescriptor& type, const std::string& word) {
  std::string prefix = type.FindValueByNumber(0)->name();
  prefix.erase(prefix.size() - std::string_view("UNSPECIFIED").size());
  return type.FindValueByName(prefix + word) == nullptr ? word : prefix + word;
}

// Puts the value of `cell` at `path` into the tree of a JSON text. A number, too, may stand in quotes there.
void PutInto(google::protobuf::Struct& tree, const std::string& path, const FieldDescriptor& field,
             const std::string& cell) {
  google::protobuf::Struct* section = &tree;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (size_t i = 0; i + 1 < steps.size(); ++i) section = (*section->mutable_fields())[steps[i]].mutable_struct_value();
  google::protobuf::Value& value = (*section->mutable_fields())[steps.back()];
  if (field.is_repeated()) {
    for (const absl::string_view part : absl::StrSplit(cell, ' ', absl::SkipEmpty())) {
      value.mutable_list_value()->add_values()->set_string_value(std::string(part));
    }
    return;
  }
  value.set_string_value(field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM ? FullValue(*field.enum_type(), cell)
                                                                           : cell);
}

std::string FieldNameOf(registry::v1::RecordKind kind) {
  std::string words = WordsOf(kind);
  std::ranges::replace(words, ' ', '_');
  return words;
}

// The field that holds the record's body; null if it has none.
const FieldDescriptor* BodyFieldOf(const Record& record) {
  return record.GetReflection()->GetOneofFieldDescriptor(record, Record::descriptor()->FindOneofByName("body"));
}

// The field of the body, as the column of kinds says it or, where that is empty, as the form of the name does.
absl::StatusOr<const FieldDescriptor*> BodyFieldFor(const std::string& kind, const std::string& name) {
  const auto fields = BodyFields();
  std::vector<std::string> names;
  for (const FieldDescriptor* field : fields) names.push_back(field->name());
  if (!kind.empty()) {
    const auto found = std::ranges::find(names, kind);
    if (found != names.end()) return fields[static_cast<size_t>(found - names.begin())];
    return absl::InvalidArgumentError(absl::StrCat(kKindColumn, ": ", Quoted(kind), ", want one of ",
                                                   absl::StrJoin(names, ", "), "; the nearest is ",
                                                   NearestWord(kind, names)));
  }
  const auto parsed = ledger::ParseRecordName(name);
  if (!parsed.has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat(kNameColumn, ": ", Quoted(name), ", want the name of a record, such as parties/ukr"));
  }
  return Record::descriptor()->FindFieldByName(FieldNameOf(parsed->kind));
}

}  // namespace

std::vector<const FieldDescriptor*> BodyFields() {
  const auto& body = *Record::descriptor()->FindOneofByName("body");
  std::vector<const FieldDescriptor*> fields;
  for (int i = 0; i < body.field_count(); ++i) fields.push_back(body.field(i));
  return fields;
}

std::vector<CellColumn> ColumnsOf(const Descriptor& body) {
  std::vector<CellColumn> columns;
  AddColumns(body, "", columns);
  return columns;
}

std::vector<CellColumn> ColumnsOfAllKinds() {
  std::vector<CellColumn> all;
  for (const FieldDescriptor* body : BodyFields()) {
    for (CellColumn& column : ColumnsOf(*body->message_type())) {
      if (std::ranges::find(all, column.path, &CellColumn::path) == all.end()) all.push_back(std::move(column));
    }
  }
  return all;
}

std::string BodyNameOf(const Record& record) {
  const FieldDescriptor* field = BodyFieldOf(record);
  return field == nullptr ? "" : field->name();
}

const Message* BodyOf(const Record& record) {
  const FieldDescriptor* field = BodyFieldOf(record);
  return field == nullptr ? nullptr : &record.GetReflection()->GetMessage(record, field);
}

std::optional<std::string> CellOf(const Message& body, const std::string& path) {
  if (FieldAt(*body.GetDescriptor(), path) == nullptr) return std::nullopt;
  const Message* message = &body;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    const FieldDescriptor* section = message->GetDescriptor()->FindFieldByName(steps[i]);
    if (!message->GetReflection()->HasField(*message, section)) return std::nullopt;
    message = &message->GetReflection()->GetMessage(*message, section);
  }
  return ValueOf(*message, *message->GetDescriptor()->FindFieldByName(steps.back()));
}

absl::StatusOr<Record> RecordOfCells(const std::map<std::string, std::string>& cells) {
  // Protobuf leaves out of a JSON text what is none: "M\xFCller" would be recorded as "Mller".
  for (const auto& [column, value] : cells) {
    if (!ledger::IsUtf8(value))
      return absl::InvalidArgumentError(absl::StrCat(column, ": ", Quoted(value), ", want UTF-8"));
  }
  const auto cell = [&cells](const char* column) {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string() : found->second;
  };
  const std::string name = cell(kNameColumn);
  const auto body = BodyFieldFor(cell(kKindColumn), name);
  if (!body.ok()) return body.status();
  google::protobuf::Struct tree;
  (*tree.mutable_fields())[kNameColumn].set_string_value(name);
  google::protobuf::Struct& sections = *(*tree.mutable_fields())[(*body)->name()].mutable_struct_value();
  for (const auto& [path, value] : cells) {
    const bool is_of_every_kind = path == kNameColumn || path == kKindColumn || path == kRevisionColumn ||
                                  path == kRecordTimeColumn || path == kAuthorColumn;
    if (is_of_every_kind || value.empty()) continue;
    const FieldDescriptor* field = FieldAt(*(*body)->message_type(), path);
    if (field == nullptr) {
      return absl::InvalidArgumentError(absl::StrCat(path, ": ", Quoted(value), ", want it empty: a record of kind ",
                                                     (*body)->name(), " has no such field"));
    }
    PutInto(sections, path, *field, value);
  }
  std::string json;
  const auto written = google::protobuf::util::MessageToJsonString(tree, &json);
  if (!written.ok()) {
    return absl::InvalidArgumentError(absl::StrCat("the row cannot be read: ", std::string(written.message())));
  }
  return ParseJsonRecord(json);
}

}  // namespace handover::ctl
