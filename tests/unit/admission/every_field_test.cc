#include <gtest/gtest.h>

#include <algorithm>

#include "google/api/field_behavior.pb.h"
#include "registry_service/admission/admission.h"
#include "registry_service/admission/refusal.h"
#include "tests/unit/admission/record_fields.h"
#include "tests/unit/admission/statements.h"

// What holds for every field of every kind of record, told by the protos themselves: a field that is new there is
// tested at once.
namespace handover::registry {
namespace {

using google::protobuf::FieldDescriptor;

bool HasBehavior(const FieldDescriptor* field, google::api::FieldBehavior behavior) {
  const auto& behaviors = field->options().GetRepeatedExtension(google::api::field_behavior);
  return std::find(behaviors.begin(), behaviors.end(), behavior) != behaviors.end();
}

// Calls `visit(record, path, place)` for every field of a record of each kind, each time with a fresh copy that it may
// change.
template <typename Visit>
void ForEveryField(Visit visit) {
  for (const v1::Record& original : OneOfEachKind()) {
    for (const std::string& path : FieldPathsOf(original)) {
      v1::Record record = original;
      visit(record, path, PlaceOf(record, path));
    }
  }
}

// Expects that the first violation of `record`'s shape is `reason` at `path`.
void ExpectFirst(const v1::Record& record, v1::ErrorReason reason, const std::string& path) {
  const absl::Status status = CheckShape(record);
  EXPECT_EQ(ReasonOf(status), ReasonName(reason)) << record.name() << " " << path;
  const std::vector<FieldViolation> violations = ViolationsOf(status);
  ASSERT_FALSE(violations.empty()) << record.name() << " " << path;
  EXPECT_EQ(violations[0].field, path) << record.name();
}

TEST(EveryFieldTest, ThatIsRequiredIsMissedByItsPathAndNothingElseIs) {
  int fields = 0;
  ForEveryField([&](v1::Record& record, const std::string& path, FieldPlace place) {
    if (!HasBehavior(place.field, google::api::REQUIRED)) return;
    place.message->GetReflection()->ClearField(place.message, place.field);
    ExpectFirst(record, v1::ERROR_REASON_FIELD_REQUIRED, path);
    EXPECT_EQ(ViolationsOf(CheckShape(record)).size(), 1) << record.name() << " " << path;
    ++fields;
  });
  EXPECT_GT(fields, 80) << "a record of some kind was not walked through";
}

TEST(EveryFieldTest, ThatOnlyTheRegistrySetsIsRefused) {
  int fields = 0;
  ForEveryField([&](v1::Record& record, const std::string& path, FieldPlace place) {
    if (!HasBehavior(place.field, google::api::OUTPUT_ONLY)) return;
    const auto& reflection = *place.message->GetReflection();
    switch (place.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT64:
        reflection.SetInt64(place.message, place.field, 1);
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        reflection.SetString(place.message, place.field, "parties/ukr");
        break;
      default:
        reflection.MutableMessage(place.message, place.field);
    }
    ExpectFirst(record, v1::ERROR_REASON_FIELD_OUTPUT_ONLY, path);
    ++fields;
  });
  EXPECT_EQ(fields, 3 * 11) << "revision, record_time and author of each kind";
}

TEST(EveryFieldTest, ThatIsAStringIsBoundedAndFreeOfControlCharacters) {
  const std::string kHostile[] = {std::string(4'096, 'a'), "a\x1b[31mred", "a\xff", std::string("a\0b", 3)};
  ForEveryField([&](v1::Record& record, const std::string& path, FieldPlace place) {
    if (place.field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
    if (HasBehavior(place.field, google::api::OUTPUT_ONLY)) return;
    const auto& reflection = *place.message->GetReflection();
    const std::string field = path + (place.field->is_repeated() ? "[1]" : "");
    for (const std::string& text : kHostile) {
      if (place.field->is_repeated()) {
        reflection.SetRepeatedString(place.message, place.field, 1, text);
      } else {
        reflection.SetString(place.message, place.field, text);
      }
      const std::vector<FieldViolation> violations = ViolationsOf(CheckShape(record));
      const bool found = std::any_of(violations.begin(), violations.end(),
                                     [&](const FieldViolation& violation) { return violation.field == field; });
      EXPECT_TRUE(found) << record.name() << " " << field << " " << Quoted(text);
    }
  });
}

TEST(EveryFieldTest, ThatNamesAPartyOrADateIsOfThatForm) {
  const auto expect_refused = [](v1::Record& record, const std::string& path, FieldPlace place, const char* text,
                                 v1::ErrorReason reason) {
    if (place.field->is_repeated()) {
      place.message->GetReflection()->SetRepeatedString(place.message, place.field, 0, text);
      ExpectFirst(record, reason, path + "[0]");
    } else {
      place.message->GetReflection()->SetString(place.message, place.field, text);
      ExpectFirst(record, reason, path);
    }
  };
  ForEveryField([&](v1::Record& record, const std::string& path, FieldPlace place) {
    const std::string& name = place.field->name();
    const bool is_party = name == "declarer" || name == "parties" || name.ends_with("party");
    if (place.field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
    if (is_party) expect_refused(record, path, place, "agreements/a", v1::ERROR_REASON_NAME_INVALID);
    if (name.ends_with("_date")) expect_refused(record, path, place, "2025-02-29", v1::ERROR_REASON_FORMAT_INVALID);
  });
}

TEST(EveryFieldTest, ThatIsAnEnumIsOfAKnownValue) {
  ForEveryField([](v1::Record& record, const std::string& path, FieldPlace place) {
    if (place.field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM) return;
    place.message->GetReflection()->SetEnumValue(place.message, place.field, 999);
    ExpectFirst(record, v1::ERROR_REASON_FIELD_UNKNOWN, path);
  });
}

TEST(EveryFieldTest, ThatIsAMessageHoldsNothingUnknown) {
  ForEveryField([](v1::Record& record, const std::string& path, FieldPlace place) {
    if (place.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
    if (HasBehavior(place.field, google::api::OUTPUT_ONLY)) return;
    google::protobuf::Message* message = place.message->GetReflection()->MutableMessage(place.message, place.field);
    message->GetReflection()->MutableUnknownFields(message)->AddVarint(4'000, 1);
    ExpectFirst(record, v1::ERROR_REASON_FIELD_UNKNOWN, path + ".4000");
  });
}

}  // namespace
}  // namespace handover::registry
