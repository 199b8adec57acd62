#include "clients/handoverctl/json_record.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using registry::v1::Record;

constexpr std::string_view kTypeUrlPrefix = "type.googleapis.com/";
constexpr size_t kGotBytesMax = 96;

// The parser's complaint taken apart: "(declaration.quantity) kount: Cannot find field." is about
// "declaration.quantity", and says the rest.
struct Complaint {
  std::string path;  // Empty for the record itself.
  std::string text;
};

std::string Joined(std::string_view path, std::string_view field) {
  return path.empty() ? std::string(field) : absl::StrCat(std::string(path), ".", std::string(field));
}

// What stands before the first `mark` in `text`, and what stands after it.
std::optional<std::pair<std::string, std::string>> SplitAt(const std::string& text, std::string_view mark) {
  const size_t place = text.find(mark);
  if (place == std::string::npos) return std::nullopt;
  return std::pair(text.substr(0, place), text.substr(place + mark.size()));
}

Complaint TakeApart(const std::string& message) {
  if (message.starts_with("(")) {
    if (const auto parts = SplitAt(message.substr(1), ")")) {
      const std::string& rest = parts->second;
      return {parts->first, rest.substr(rest.starts_with(": ") ? 2 : std::min<size_t>(1, rest.size()))};
    }
  }
  return {"", message.starts_with(": ") ? message.substr(2) : message};
}

// The message at `path` ("declaration.quantity") of a record. Null if no message stands there.
const Descriptor* MessageAt(const std::string& path) {
  const Descriptor* message = Record::descriptor();
  for (const absl::string_view part : absl::StrSplit(path, '.', absl::SkipEmpty())) {
    const auto* field = message->FindFieldByName(std::string(part.substr(0, part.find('['))));
    if (field == nullptr || field->message_type() == nullptr) return nullptr;
    message = field->message_type();
  }
  return message;
}

std::string FieldsOf(const Descriptor& message) {
  std::vector<std::string> names;
  for (int i = 0; i < message.field_count(); ++i) names.push_back(message.field(i)->json_name());
  return absl::StrJoin(names, ", ");
}

// The values of an enum but its zero, which is refused in every record.
std::string ValuesOf(const EnumDescriptor& values) {
  std::vector<std::string> names;
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() != 0) names.push_back(values.value(i)->name());
  }
  return absl::StrJoin(names, ", ");
}

// What a value of `type`, in the parser's words for types, looks like.
std::string WantedOf(std::string_view type) {
  if (type == "TYPE_INT64" || type == "TYPE_INT32") return "a whole number";
  if (type == "TYPE_STRING") return "a text in double quotes";
  if (type == "TYPE_BOOL") return "true or false";
  if (!type.starts_with(kTypeUrlPrefix)) return std::string(type);
  const std::string name(type.substr(kTypeUrlPrefix.size()));
  if (name == "google.protobuf.Timestamp") return "a time such as \"2025-06-16T00:00:00Z\"";
  if (name == "google.protobuf.Duration") return "a duration in seconds such as \"259200s\"";
  const DescriptorPool& pool = *DescriptorPool::generated_pool();
  if (const auto* values = pool.FindEnumTypeByName(name)) return absl::StrCat("one of ", ValuesOf(*values));
  if (const auto* message = pool.FindMessageTypeByName(name)) return absl::StrCat("an object of ", FieldsOf(*message));
  return name;
}

std::string Cut(const std::string& text) {
  return text.size() <= kGotBytesMax ? text : absl::StrCat(text.substr(0, kGotBytesMax), "...");
}

// "(declaration.role): invalid value "SENDER" for type ...", with the path taken off.
std::optional<std::string> WrongValue(const Complaint& complaint) {
  constexpr std::string_view kStart = "invalid value ";
  constexpr std::string_view kTypeMark = " for type ";
  const size_t type_mark = complaint.text.rfind(kTypeMark);
  if (!complaint.text.starts_with(kStart) || type_mark == std::string::npos) return std::nullopt;
  std::string got = complaint.text.substr(kStart.size(), type_mark - kStart.size());
  const std::string type = complaint.text.substr(type_mark + kTypeMark.size());
  if (type == "oneof") return absl::StrCat("record: ", Cut(got), ", want one kind of record in a line");
  if (got.starts_with("Starting an object")) {
    return absl::StrCat(Joined(complaint.path, type), ": an object, want a single value");
  }
  // Times and durations come as "Field 'declaredTime', Invalid time format: ..."; the field is named already.
  if (got.starts_with("Field '")) got = got.substr(std::min(got.find("', ") + 3, got.size()));
  return absl::StrCat(complaint.path, ": ", Cut(got), ", want ", WantedOf(type));
}

std::optional<std::string> WrongField(const Complaint& complaint) {
  if (const auto parts = SplitAt(complaint.text, ": Cannot find field.")) {
    const Descriptor* message = MessageAt(complaint.path);
    return absl::StrCat(Joined(complaint.path, Cut(parts->first)), ": no such field",
                        message == nullptr ? "" : absl::StrCat(", want one of ", FieldsOf(*message)));
  }
  if (const auto parts = SplitAt(complaint.text, ": Proto field is not repeating, cannot start list.")) {
    return absl::StrCat(Joined(complaint.path, parts->first), ": a list, want a single value");
  }
  if (complaint.text == "Root element must be a message.")
    return "record: no object, want one in braces: {\"name\": ...}";
  return std::nullopt;
}

// A complaint about the JSON itself has three lines: what was wanted, a piece of the text, and a caret below the place.
std::optional<std::string> WrongSyntax(const std::string& message) {
  const std::vector<std::string> lines = absl::StrSplit(message, '\n');
  if (lines.size() < 3) return std::nullopt;
  const std::string& piece = lines[1];
  const size_t caret = std::min(lines[2].size() - std::min<size_t>(1, lines[2].size()), piece.size());
  const std::string place = caret == piece.size() ? "at the end of the line" : "near " + Quoted(piece.substr(caret));
  return absl::StrCat("JSON: ", place, ": ", lines[0]);
}

std::string InOurWords(const std::string& message) {
  if (const auto syntax = WrongSyntax(message)) return *syntax;
  const Complaint complaint = TakeApart(message);
  if (const auto value = WrongValue(complaint)) return *value;
  if (const auto field = WrongField(complaint)) return *field;
  return absl::StrCat("JSON: ", Cut(message));
}

}  // namespace

absl::StatusOr<Record> ParseJsonRecord(const std::string& json) {
  Record record;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &record);
  if (!status.ok()) return absl::InvalidArgumentError(InOurWords(std::string(status.message())));
  return record;
}

}  // namespace handover::ctl
