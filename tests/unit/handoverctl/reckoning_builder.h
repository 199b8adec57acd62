#ifndef HANDOVER_TESTS_UNIT_HANDOVERCTL_RECKONING_BUILDER_H_
#define HANDOVER_TESTS_UNIT_HANDOVERCTL_RECKONING_BUILDER_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "clients/handoverctl/party_names.h"

namespace handover::ctl {

// The message that `text` writes in protobuf's text format.
template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

inline PartyNames TwoSides() {
  PartyNames names;
  names.Add("parties/rus", "Russia");
  names.Add("parties/ukr", "Ukraine");
  return names;
}

// What every answer rests on.
inline constexpr char kBasis[] =
    R"(ledger_id: "0123abcd" revision: 51 head_revision: 51 as_of_time { seconds: 1750420800 })";

// The difference of stage 5, as a count.
inline constexpr char kStageFive[] = R"(
    name: "agreements/a/mismatches/count.h5.deceased-military" kind: MISMATCH_KIND_COUNT state: MISMATCH_STATE_OPEN
    term: "agreements/a/terms/t" stage: "stage 5" date: "2025-06-16" category: CATEGORY_DECEASED_MILITARY
    positions {
      party: "parties/rus" role: ROLE_SENDER quantity { count: 1248 precision: PRECISION_EXACT }
      record: "r" source { tier: SOURCE_TIER_PRIMARY_OFFICIAL organ: "Ministry of Defence" uri: "https://example.org/1" } }
    positions {
      party: "parties/ukr" role: ROLE_RECEIVER quantity { count: 1245 precision: PRECISION_EXACT }
      record: "r" source { tier: SOURCE_TIER_OFFICIAL_UNNAMED organ: "Headquarters" publication_date: "2025-06-16" } }
    difference { least: 3 most: 3 } settlement: SETTLEMENT_CONFIRM_COUNT
    first_revision: 44 first_time { seconds: 1750075200 } latest_revision: 44)";

// One side alone has declared.
inline constexpr char kOneSided[] = R"(
    name: "agreements/a/mismatches/one-sided.h6.deceased-military" kind: MISMATCH_KIND_ONE_SIDED
    state: MISMATCH_STATE_OPEN term: "agreements/a/terms/t" date: "2025-06-20" category: CATEGORY_DECEASED_MILITARY
    positions {
      party: "parties/ukr" role: ROLE_RECEIVER quantity { precision: PRECISION_UNDISCLOSED } count { least: 0 }
      record: "r" source { tier: SOURCE_TIER_PRIMARY_OFFICIAL organ: "Headquarters" } }
    material: true settlement: SETTLEMENT_RESPOND first_revision: 45 first_time { seconds: 1750636800 }
    latest_revision: 45)";

}  // namespace handover::ctl

#endif  // HANDOVER_TESTS_UNIT_HANDOVERCTL_RECKONING_BUILDER_H_
