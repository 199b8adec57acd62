#include "tests/unit/handoverctl/filled_records.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <string>

#include "clients/handoverctl/record_cells.h"

namespace handover::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Each value differs from the one before.
class Filler {
 public:
  void Fill(Message& message) {
    if (auto* time = dynamic_cast<google::protobuf::Timestamp*>(&message))
      return time->set_seconds(1'750'000'000 + ++next_);
    if (auto* span = dynamic_cast<google::protobuf::Duration*>(&message)) return span->set_seconds(++next_);
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i)
      FillField(message, *message.GetDescriptor()->field(i));
  }

 private:
  void FillField(Message& message, const FieldDescriptor& field) {
    const auto& reflection = *message.GetReflection();
    ++next_;
    if (field.is_repeated()) {
      for (const char* value : {"parties/a", "parties/b"}) reflection.AddString(&message, &field, value);
      return;
    }
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.SetInt64(&message, &field, -next_);
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.SetEnumValue(&message, &field,
                                       1 + static_cast<int>(next_) % (field.enum_type()->value_count() - 1));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Fill(*reflection.MutableMessage(&message, &field));
      default:
        // What CSV, SQL and JSON each have to take care of.
        return reflection.SetString(&message, &field, "=1+\"" + std::to_string(next_) + "\", 'Київ' \\ ; ");
    }
  }

  int64_t next_ = 0;
};

}  // namespace

std::vector<registry::v1::Record> FilledRecords() {
  std::vector<registry::v1::Record> records;
  Filler filler;
  for (const FieldDescriptor* body : BodyFields()) {
    registry::v1::Record& record = records.emplace_back();
    record.set_name("agreements/a/handovers/h/records/" + std::to_string(records.size()));
    record.set_revision(static_cast<int64_t>(records.size()));
    record.mutable_record_time()->set_seconds(1'760'000'000);
    record.set_author("parties/a");
    filler.Fill(*record.GetReflection()->MutableMessage(&record, body));
  }
  return records;
}

registry::v1::Record AsSent(registry::v1::Record record) {
  record.clear_revision();
  record.clear_record_time();
  record.clear_author();
  return record;
}

}  // namespace handover::ctl
