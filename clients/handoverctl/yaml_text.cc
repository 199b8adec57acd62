#include "clients/handoverctl/yaml_text.h"

#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>

namespace handover::ctl {
namespace {

using Json = nlohmann::ordered_json;

void Emit(const Json& value, YAML::Emitter& out) {
  if (value.is_object()) {
    out << YAML::BeginMap;
    for (const auto& [key, member] : value.items()) {
      out << YAML::Key << key << YAML::Value;
      Emit(member, out);
    }
    out << YAML::EndMap;
  } else if (value.is_array()) {
    out << YAML::BeginSeq;
    for (const Json& element : value) Emit(element, out);
    out << YAML::EndSeq;
  } else if (value.is_string()) {
    out << YAML::DoubleQuoted << value.get<std::string>();
  } else if (value.is_null()) {
    out << YAML::Null;
  } else {
    // Numbers, true and false are written alike in both.
    out << value.dump();
  }
}

}  // namespace

absl::StatusOr<std::string> YamlText(const std::string& json) {
  const Json value = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return absl::InternalError("the answer is no JSON");
  YAML::Emitter out;
  Emit(value, out);
  if (!out.good()) return absl::InternalError("the answer cannot be written as YAML: " + out.GetLastError());
  return std::string("---\n") + out.c_str() + "\n";
}

}  // namespace handover::ctl
