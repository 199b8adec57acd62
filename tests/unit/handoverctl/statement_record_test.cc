#include "clients/handoverctl/statement_record.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "service_host/error.h"

namespace handover::ctl {
namespace {

using registry::v1::Record;

Record RecordOf(const std::string& text) {
  Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &record)) << text;
  return record;
}

// The fields that statements have in common, as they come out where nothing is said of them.
constexpr char kSaid[] = R"( declared_time { seconds: 1750000000 }
                             source { tier: SOURCE_TIER_PRIMARY_OFFICIAL organ: "Ministry" } )";

class StatementRecordTest : public testing::Test {
 protected:
  void SetUp() override {
    Add(R"(name: "parties/aaa" party { kind: PARTY_KIND_SIDE })");
    Add(R"(name: "parties/bbb" party { kind: PARTY_KIND_SIDE })");
    Add(R"(name: "parties/ooo" party { kind: PARTY_KIND_OBSERVER })");
    Add(R"(name: "agreements/x/terms/t" term { from_party: "parties/aaa" to_party: "parties/bbb"
           category: CATEGORY_DECEASED_MILITARY counting_basis: COUNTING_BASIS_REMAINS_CASE })");
    Add(R"(name: "agreements/x/terms/back" term { from_party: "parties/bbb" to_party: "parties/aaa"
           category: CATEGORY_POW_OTHER counting_basis: COUNTING_BASIS_LIVING_PERSON })");
    Add(R"(name: "agreements/x/handovers/h" handover { from_party: "parties/aaa" to_party: "parties/bbb" })");
    Add(R"(name: "agreements/x/handovers/h/declarations/d1" declaration { declarer: "parties/aaa" role: ROLE_SENDER
           category: CATEGORY_DECEASED_MILITARY
           quantity { count: 5 precision: PRECISION_AT_LEAST counting_basis: COUNTING_BASIS_CONTAINER }
           declared_time { seconds: 7 } stated_event_date: "2025-06-11"
           source { tier: SOURCE_TIER_OFFICIAL_UNNAMED organ: "An official" title: "T" } })");
    Add(R"(name: "agreements/x/terms/t/runningTotals/r1" running_total { declarer: "parties/bbb"
           quantity { count: 5 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE }
           as_of_date: "2025-06-11" declared_time { seconds: 7 } source { tier: SOURCE_TIER_OBSERVER organ: "O" } })");
    statement_.speaker = "parties/aaa";
    statement_.source.set_organ("Ministry");
  }

  void Add(const std::string& text) {
    Record record = RecordOf(text);
    const std::string name = record.name();
    ledger_[name] = std::move(record);
  }

  absl::StatusOr<Record> Make() {
    StatementDefaults defaults{.id = "new", .declared_time = {}};
    defaults.declared_time.set_seconds(1'750'000'000);
    const LedgerReads reads{.get = [this](const std::string& name) -> absl::StatusOr<Record> {
                              if (ledger_.contains(name)) return ledger_.at(name);
                              return absl::NotFoundError(name);
                            },
                            .list_terms =
                                [this](const std::string& agreement) {
                                  std::vector<Record> terms;
                                  for (const auto& [name, record] : ledger_) {
                                    if (record.has_term() && name.starts_with(agreement + "/")) terms.push_back(record);
                                  }
                                  return terms;
                                }};
    return RecordOfStatement(statement_, defaults, reads);
  }

  // Expects that the statement makes the record that `text` says.
  void ExpectRecord(const std::string& text) {
    const auto record = Make();
    ASSERT_TRUE(record.ok()) << record.status();
    EXPECT_EQ(record->DebugString(), RecordOf(text).DebugString());
  }

  // Expects that the statement is refused in words that begin with `words`.
  void ExpectIncomplete(const std::string& words) {
    const absl::Status status = Make().status();
    EXPECT_EQ(ReasonOf(status), "STATEMENT_INCOMPLETE") << status;
    EXPECT_EQ(std::string(status.message()).substr(0, words.size()), words);
  }

  std::map<std::string, Record> ledger_;
  Statement statement_;
};

TEST_F(StatementRecordTest, ADeclarationTakesRoleCategoryAndBasisFromTheLedger) {
  statement_.what = Declare{.handover = "agreements/x/handovers/h", .figure = {.count = 12}};
  ExpectRecord(std::string(R"(name: "agreements/x/handovers/h/declarations/new" declaration { declarer: "parties/aaa"
      role: ROLE_SENDER category: CATEGORY_DECEASED_MILITARY
      quantity { count: 12 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE } )") +
               kSaid + "}");
  statement_.speaker = "parties/bbb";
  EXPECT_EQ(Make()->declaration().role(), registry::v1::ROLE_RECEIVER);
}

TEST_F(StatementRecordTest, WhatIsSaidGoesBeforeWhatTheLedgerHas) {
  statement_.id = "mine";
  statement_.declared_time.emplace().set_seconds(9);
  statement_.source.set_tier(registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED);
  statement_.source.set_uri("https://example.org/");
  statement_.what = Declare{.handover = "agreements/x/handovers/h",
                            .figure = {.count = 12,
                                       .precision = registry::v1::PRECISION_AT_MOST,
                                       .counting_basis = registry::v1::COUNTING_BASIS_CONTAINER},
                            .role = registry::v1::ROLE_RECEIVER,
                            .category = registry::v1::CATEGORY_DECEASED_CIVILIAN,
                            .stated_event_date = "2025-06-12"};
  ExpectRecord(R"(name: "agreements/x/handovers/h/declarations/mine" declaration { declarer: "parties/aaa"
      role: ROLE_RECEIVER category: CATEGORY_DECEASED_CIVILIAN
      quantity { count: 12 precision: PRECISION_AT_MOST counting_basis: COUNTING_BASIS_CONTAINER }
      declared_time { seconds: 9 } stated_event_date: "2025-06-12"
      source { tier: SOURCE_TIER_OFFICIAL_UNNAMED organ: "Ministry" uri: "https://example.org/" } })");
}

TEST_F(StatementRecordTest, AnObserverHasCountedEverythingOrWasThereOnly) {
  statement_.speaker = "parties/ooo";
  statement_.what = Declare{.handover = "agreements/x/handovers/h", .figure = {.count = 12}};
  EXPECT_EQ(Make()->declaration().role(), registry::v1::ROLE_OBSERVER);
  EXPECT_EQ(Make()->declaration().observation_scope(), registry::v1::OBSERVATION_SCOPE_FULL_COUNT);
  EXPECT_EQ(Make()->declaration().source().tier(), registry::v1::SOURCE_TIER_OBSERVER);
  statement_.what =
      Declare{.handover = "agreements/x/handovers/h", .figure = {.precision = registry::v1::PRECISION_UNDISCLOSED}};
  EXPECT_EQ(Make()->declaration().observation_scope(), registry::v1::OBSERVATION_SCOPE_PRESENCE);
}

TEST_F(StatementRecordTest, TermsThatDoNotDecideAreNoDefault) {
  Add(R"(name: "agreements/x/terms/u" term { from_party: "parties/aaa" to_party: "parties/bbb"
         category: CATEGORY_DECEASED_CIVILIAN counting_basis: COUNTING_BASIS_REMAINS_CASE })");
  statement_.what = Declare{.handover = "agreements/x/handovers/h"};
  ExpectIncomplete(
      "the agreement has terms in the handover's direction of several categories, want --category "
      "deceased-civilian or deceased-military");
  statement_.what =
      Declare{.handover = "agreements/x/handovers/h", .category = registry::v1::CATEGORY_DECEASED_CIVILIAN};
  EXPECT_EQ(Make()->declaration().quantity().counting_basis(), registry::v1::COUNTING_BASIS_REMAINS_CASE);
  statement_.what = Declare{.handover = "agreements/x/handovers/h", .category = registry::v1::CATEGORY_POW_OTHER};
  ExpectIncomplete("the agreement's terms do not tell what one unit of the count is, want --basis");
}

TEST_F(StatementRecordTest, NamesOfAnotherKindAndOfNothingAreRefused) {
  statement_.what = Declare{.handover = "agreements/x/terms/t"};
  ExpectIncomplete("\"agreements/x/terms/t\", want a name of the form agreements/{agreement}/handovers/{handover}");
  statement_.what = Explain{.mismatch = "count.h"};
  ExpectIncomplete("\"count.h\", want a name of the form agreements/{agreement}/mismatches/{mismatch}");
  statement_.what = Declare{.handover = "agreements/x/handovers/none"};
  EXPECT_TRUE(absl::IsNotFound(Make().status()));
  statement_.speaker = "";
  statement_.what = StateTotal{.term = "agreements/x/terms/t"};
  ExpectIncomplete("nobody speaks, want a party, such as --speaker ukr");
}

TEST_F(StatementRecordTest, ACorrectionSpeaksOfWhatItCorrects) {
  statement_.speaker = "";
  statement_.source.Clear();
  statement_.what = Correct{.corrected = "agreements/x/handovers/h/declarations/d1",
                            .figure = {.count = 6},
                            .reason = registry::v1::CORRECTION_REASON_MISTAKE};
  ExpectRecord(R"(name: "agreements/x/handovers/h/declarations/new" declaration { declarer: "parties/aaa"
      role: ROLE_SENDER category: CATEGORY_DECEASED_MILITARY
      quantity { count: 6 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_CONTAINER }
      declared_time { seconds: 1750000000 } stated_event_date: "2025-06-11"
      source { tier: SOURCE_TIER_OFFICIAL_UNNAMED organ: "An official" }
      corrects: "agreements/x/handovers/h/declarations/d1" correction_reason: CORRECTION_REASON_MISTAKE })");
  statement_.source.set_organ("Ministry");
  EXPECT_EQ(Make()->declaration().source().tier(), registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL)
      << "another organ is no unnamed official";
}

TEST_F(StatementRecordTest, AWithdrawalHasNoFigure) {
  statement_.source.Clear();
  statement_.what = Correct{.corrected = "agreements/x/terms/t/runningTotals/r1",
                            .reason = registry::v1::CORRECTION_REASON_WITHDRAWAL};
  ExpectRecord(R"(name: "agreements/x/terms/t/runningTotals/new" running_total { declarer: "parties/bbb"
      as_of_date: "2025-06-11" declared_time { seconds: 1750000000 } source { tier: SOURCE_TIER_OBSERVER organ: "O" }
      corrects: "agreements/x/terms/t/runningTotals/r1" correction_reason: CORRECTION_REASON_WITHDRAWAL })");
}

TEST_F(StatementRecordTest, ATotalStandsAtTheDayOnWhichItIsStated) {
  statement_.what = StateTotal{.term = "agreements/x/terms/t", .figure = {.count = 9}};
  ExpectRecord(std::string(R"(name: "agreements/x/terms/t/runningTotals/new" running_total { declarer: "parties/aaa"
      quantity { count: 9 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE }
      as_of_date: "2025-06-15" )") +
               kSaid + "}");
}

TEST_F(StatementRecordTest, OffersExplanationsAnswersAndFindings) {
  statement_.what =
      MakeOffer{.term = "agreements/x/terms/t", .figure = {.count = 9}, .supersedes = "agreements/x/offers/first"};
  ExpectRecord(std::string(R"(name: "agreements/x/offers/new" offer { party: "parties/aaa" term: "agreements/x/terms/t"
      quantity { count: 9 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE }
      supersedes: "agreements/x/offers/first" )") +
               kSaid + "}");
  statement_.what = Explain{.mismatch = "agreements/x/mismatches/count.h.deceased-military",
                            .code = registry::v1::EXPLANATION_CODE_TALLY_ERROR,
                            .signed_count = -3};
  ExpectRecord(std::string(R"(name: "agreements/x/explanations/new" explanation { party: "parties/aaa"
      mismatch: "agreements/x/mismatches/count.h.deceased-military" code: EXPLANATION_CODE_TALLY_ERROR
      signed_count: -3 )") +
               kSaid + "}");
  statement_.what = Respond{.answered = "agreements/x/explanations/e", .verdict = registry::v1::VERDICT_REJECTED};
  ExpectRecord(std::string(R"(name: "agreements/x/explanations/e/responses/new" explanation_response {
      party: "parties/aaa" verdict: VERDICT_REJECTED )") +
               kSaid + "}");
  statement_.what = Find{
      .handover = "agreements/x/handovers/h", .figure = {.count = 2}, .code = registry::v1::EXPLANATION_CODE_NON_HUMAN};
  ExpectRecord(std::string(R"(name: "agreements/x/handovers/h/findings/new" finding { party: "parties/aaa"
      category: CATEGORY_DECEASED_MILITARY code: EXPLANATION_CODE_NON_HUMAN
      quantity { count: 2 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE } )") +
               kSaid + "}");
}

TEST_F(StatementRecordTest, TheSameAgainWithTheSameIdIsTheSameRecord) {
  statement_.id = "mine";
  statement_.what = Respond{.answered = "agreements/x/explanations/e", .verdict = registry::v1::VERDICT_ACCEPTED};
  statement_.declared_time.emplace().set_seconds(9);
  const Record first = *Make();
  ledger_[first.name()] = first;
  statement_.declared_time.reset();
  EXPECT_EQ(Make()->DebugString(), first.DebugString());
}

}  // namespace
}  // namespace handover::ctl
