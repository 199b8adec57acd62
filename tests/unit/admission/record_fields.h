#ifndef HANDOVER_TESTS_UNIT_ADMISSION_RECORD_FIELDS_H_
#define HANDOVER_TESTS_UNIT_ADMISSION_RECORD_FIELDS_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

#include "handover/registry/v1/record.pb.h"

// The fields of a record by their paths, so that a test can say something of every one of them.
namespace handover::registry {

// A field in a message of a record.
struct FieldPlace {
  google::protobuf::Message* message;
  const google::protobuf::FieldDescriptor* field;
};

// Where the field at `path`, such as "declaration.quantity.count", stands in `record`. The messages that it stands in
// are made if they are absent.
FieldPlace PlaceOf(v1::Record& record, std::string_view path);

// The paths of all fields of `record`: its own, those of its body, and those of every message in it that is set.
std::vector<std::string> FieldPathsOf(const v1::Record& record);

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_ADMISSION_RECORD_FIELDS_H_
