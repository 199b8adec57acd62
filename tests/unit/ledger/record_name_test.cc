#include "ledger/record_name.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace handover::ledger {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

std::vector<RecordKind> AllKinds() {
  std::vector<RecordKind> kinds;
  const auto* type = registry::v1::RecordKind_descriptor();
  for (int i = 0; i < type->value_count(); ++i) {
    const auto kind = static_cast<RecordKind>(type->value(i)->number());
    if (kind != registry::v1::RECORD_KIND_UNSPECIFIED) kinds.push_back(kind);
  }
  return kinds;
}

// A record whose body is the field of number `field`, empty.
Record WithBody(const google::protobuf::FieldDescriptor* field) {
  Record record;
  record.GetReflection()->MutableMessage(&record, field);
  return record;
}

// The forms of the names of `kind`, each with ids in place of the braces.
std::vector<std::string> ExampleNames(RecordKind kind) {
  std::vector<std::string> names(1);
  bool in_braces = false;
  std::string patterns(PatternOf(kind));
  if (const size_t place = patterns.find(" or "); place != std::string::npos) patterns.replace(place, 4, 1, '\n');
  for (const char c : patterns) {
    if (c == '\n') {
      names.emplace_back();
    } else if (c == '{') {
      in_braces = true;
      names.back() += "x-1";
    } else if (c == '}') {
      in_braces = false;
    } else if (!in_braces) {
      names.back() += c;
    }
  }
  return names;
}

TEST(RecordNameTest, ANameIsTakenApart) {
  const struct {
    const char* name;
    RecordKind kind;
    const char* parent;
    const char* collection;
    const char* id;
  } kRows[] = {
      {"parties/ukr", registry::v1::RECORD_KIND_PARTY, "", "parties", "ukr"},
      {"agreements/a", registry::v1::RECORD_KIND_AGREEMENT, "", "agreements", "a"},
      {"agreements/a/terms/t", registry::v1::RECORD_KIND_TERM, "agreements/a", "agreements/a/terms", "t"},
      {"agreements/a/terms/t/readings/r", registry::v1::RECORD_KIND_READING, "agreements/a/terms/t",
       "agreements/a/terms/t/readings", "r"},
      {"agreements/a/offers/o", registry::v1::RECORD_KIND_OFFER, "agreements/a", "agreements/a/offers", "o"},
      {"agreements/a/handovers/h", registry::v1::RECORD_KIND_HANDOVER, "agreements/a", "agreements/a/handovers", "h"},
      {"agreements/a/handovers/h/declarations/d", registry::v1::RECORD_KIND_DECLARATION, "agreements/a/handovers/h",
       "agreements/a/handovers/h/declarations", "d"},
      {"agreements/a/terms/t/runningTotals/r", registry::v1::RECORD_KIND_RUNNING_TOTAL, "agreements/a/terms/t",
       "agreements/a/terms/t/runningTotals", "r"},
      {"agreements/a/handovers/h/findings/f", registry::v1::RECORD_KIND_FINDING, "agreements/a/handovers/h",
       "agreements/a/handovers/h/findings", "f"},
      {"agreements/a/explanations/e", registry::v1::RECORD_KIND_EXPLANATION, "agreements/a",
       "agreements/a/explanations", "e"},
      {"agreements/a/explanations/e/responses/r", registry::v1::RECORD_KIND_EXPLANATION_RESPONSE,
       "agreements/a/explanations/e", "agreements/a/explanations/e/responses", "r"},
      {"agreements/a/handovers/h/findings/f/responses/r", registry::v1::RECORD_KIND_EXPLANATION_RESPONSE,
       "agreements/a/handovers/h/findings/f", "agreements/a/handovers/h/findings/f/responses", "r"},
  };
  std::set<RecordKind> seen;
  for (const auto& row : kRows) {
    const auto name = ParseRecordName(row.name);
    ASSERT_TRUE(name.has_value()) << row.name;
    EXPECT_EQ(name->kind, row.kind) << row.name;
    EXPECT_EQ(name->parent, row.parent) << row.name;
    EXPECT_EQ(name->collection, row.collection) << row.name;
    EXPECT_EQ(name->id, row.id) << row.name;
    seen.insert(row.kind);
  }
  EXPECT_EQ(seen.size(), AllKinds().size()) << "a kind has no row";
}

TEST(RecordNameTest, WhatIsNoNameIsRefused) {
  const std::string kRows[] = {
      "",
      "/",
      "ukr",
      "parties",
      "parties/",
      "/parties/ukr",
      "parties/ukr/",
      "parties//ukr",
      "parties/Ukr",
      "parties/-ukr",
      "parties/ukr-",
      "parties/u_r",
      "parties/u.r",
      "parties/{party}",
      "parties/укр",
      "parties/ukr/terms/t",
      "Parties/ukr",
      "nations/ukr",
      "agreements/a/terms",
      "agreements/a/declarations/d",
      "agreements/a/mismatches/m",
      "agreements/a/terms/t/running_totals/r",
      "agreements/a/terms/t/declarations/d",
      "agreements/a/handovers/h/readings/r",
      "agreements/a/handovers/h/responses/r",
      "agreements/a/terms/t/readings/r/responses/r",
      std::string("parties/u\0r", 11),
      std::string("parties/").append(kIdBytesMax + 1, 'a'),
      std::string(kNameBytesMax + 1, 'a'),
  };
  for (const std::string& name : kRows) EXPECT_FALSE(ParseRecordName(name).has_value()) << name;
}

TEST(RecordNameTest, AnIdMayBeAsLongAsItsBound) {
  EXPECT_TRUE(IsId("a"));
  EXPECT_TRUE(IsId("7"));
  EXPECT_TRUE(IsId("01jxv5k3n0-7"));
  EXPECT_TRUE(IsId(std::string(kIdBytesMax, 'a')));
  EXPECT_FALSE(IsId(std::string(kIdBytesMax + 1, 'a')));
  EXPECT_FALSE(IsId(""));
  EXPECT_FALSE(IsId("-"));
}

TEST(RecordNameTest, EachBodyOfARecordIsOfOneKindInTheirOrder) {
  const auto* body = Record::descriptor()->FindOneofByName("body");
  std::vector<RecordKind> kinds;
  for (int i = 0; i < body->field_count(); ++i) kinds.push_back(KindOf(WithBody(body->field(i))));
  EXPECT_EQ(kinds, AllKinds());
  EXPECT_EQ(KindOf(Record()), registry::v1::RECORD_KIND_UNSPECIFIED);
}

TEST(RecordNameTest, ThePatternOfEachKindGivesNamesOfThatKind) {
  for (const RecordKind kind : AllKinds()) {
    for (const std::string& example : ExampleNames(kind)) {
      const auto name = ParseRecordName(example);
      ASSERT_TRUE(name.has_value()) << example;
      EXPECT_EQ(name->kind, kind) << example;
      EXPECT_EQ(IdOf(name->collection), CollectionOf(kind)) << example;
    }
  }
  EXPECT_EQ(PatternOf(registry::v1::RECORD_KIND_UNSPECIFIED), "");
  EXPECT_EQ(CollectionOf(registry::v1::RECORD_KIND_UNSPECIFIED), "");
}

TEST(RecordNameTest, ANameKnowsItsAgreementItsParentAndItsId) {
  EXPECT_EQ(AgreementOf("agreements/a/handovers/h/declarations/d"), "agreements/a");
  EXPECT_EQ(AgreementOf("agreements/a"), "agreements/a");
  EXPECT_EQ(AgreementOf("parties/ukr"), "");
  EXPECT_EQ(ParentOf("agreements/a/handovers/h/declarations/d"), "agreements/a/handovers/h");
  EXPECT_EQ(ParentOf("agreements/a"), "");
  EXPECT_EQ(ParentOf(""), "");
  EXPECT_EQ(IdOf("agreements/a/terms/t"), "t");
  EXPECT_EQ(IdOf("t"), "t");
}

}  // namespace
}  // namespace handover::ledger
