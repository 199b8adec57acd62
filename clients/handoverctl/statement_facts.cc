#include "clients/handoverctl/statement_facts.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "clients/handoverctl/row_column.h"

namespace handover::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using registry::v1::Record;

// The field of `body` that bears the first of `names` that it has, whatever its type; null if it has none.
const FieldDescriptor* FieldOf(const Message& body, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const auto* field = body.GetDescriptor()->FindFieldByName(name)) return field;
  }
  return nullptr;
}

std::string StringOf(const Message& body, std::initializer_list<const char*> names) {
  const auto* field = FieldOf(body, names);
  return field == nullptr ? "" : body.GetReflection()->GetString(body, field);
}

std::string WordOf(const Message& body, const char* name) {
  const auto* field = FieldOf(body, {name});
  if (field == nullptr) return "";
  const int number = body.GetReflection()->GetEnumValue(body, field);
  return number == 0 ? "" : HyphenWords(*field->enum_type(), number);
}

// What a part of `body` that is there says; null where it is not.
template <typename Part>
const Part* PartOf(const Message& body, std::initializer_list<const char*> names) {
  const auto* field = FieldOf(body, names);
  if (field == nullptr || !body.GetReflection()->HasField(body, field)) return nullptr;
  return dynamic_cast<const Part*>(&body.GetReflection()->GetMessage(body, field));
}

// A number that was not disclosed is none, and an explanation's has no precision.
void AddNumber(const Message& body, StatementFacts& facts) {
  if (const auto* quantity = PartOf<registry::v1::Quantity>(body, {"quantity", "committed"})) {
    const bool is_stated = quantity->precision() != registry::v1::PRECISION_UNDISCLOSED;
    facts.count = is_stated ? NumberCell(quantity->count()) : "";
    facts.precision = EnumCell(quantity->precision());
    facts.counting_basis = EnumCell(quantity->counting_basis());
  } else if (const auto* signed_count = FieldOf(body, {"signed_count"})) {
    facts.count = NumberCell(body.GetReflection()->GetInt64(body, signed_count));
  }
}

}  // namespace

StatementFacts FactsOf(const Record& record) {
  const auto* kind =
      record.GetReflection()->GetOneofFieldDescriptor(record, Record::descriptor()->FindOneofByName("body"));
  if (kind == nullptr) return {};
  const Message& body = record.GetReflection()->GetMessage(record, kind);
  StatementFacts facts;
  facts.kind = kind->name();
  std::ranges::replace(facts.kind, '_', '-');
  facts.party = StringOf(body, {"declarer", "party"});
  facts.role = WordOf(body, "role");
  facts.category = WordOf(body, "category");
  AddNumber(body, facts);
  facts.date = StringOf(body, {"event_date", "as_of_date", "agreed_date"});
  if (const auto* source = PartOf<registry::v1::Source>(body, {"source"})) facts.source_uri = source->uri();
  return facts;
}

}  // namespace handover::ctl
