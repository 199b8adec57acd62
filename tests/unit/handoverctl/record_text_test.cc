#include "clients/handoverctl/record_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using registry::v1::GetRecordResponse;
using registry::v1::ListRecordsResponse;
using registry::v1::Record;

constexpr char kDeclaration[] = R"(
    name: "agreements/a/handovers/h/declarations/d2" revision: 1044 author: "parties/rus" record_time { seconds: 1750420800 }
    declaration {
      declarer: "parties/rus" role: ROLE_SENDER category: CATEGORY_DECEASED_MILITARY
      quantity { count: 1248 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_CONTAINER }
      declared_time { seconds: 1750032000 } source { tier: SOURCE_TIER_PRIMARY_OFFICIAL organ: "Ministry" title: "T" }
      corrects: "agreements/a/handovers/h/declarations/d1" correction_reason: CORRECTION_REASON_MISTAKE })";

TEST(RecordSummaryTest, SaysEveryKindInOneLine) {
  const std::string source = R"(source { tier: SOURCE_TIER_SECONDARY_MEDIA organ: "Paper" })";
  struct Case {
    std::string body;
    std::string want;
  };
  for (
      const Case& c : std::vector<Case>{
          {R"(party { display_name: "Ukraine" kind: PARTY_KIND_SIDE })", "Ukraine, side"},
          {R"(agreement { title: "T" agreed_date: "2025-06-02" parties: "parties/rus" parties: "parties/ukr" })",
           "T, 2025-06-02 between rus, ukr"},
          {R"(term { from_party: "parties/rus" to_party: "parties/ukr" category: CATEGORY_POW_AGED_18_25
                      kind: TERM_KIND_CATEGORY_RULE counting_basis: COUNTING_BASIS_LIVING_PERSON })",
           "rus → ukr: prisoners of war aged 18 to 25, category rule, counted in living persons"},
          {R"(reading { party: "parties/ukr" kind: TERM_KIND_NO_OBLIGATION )" + source + "}",
           "ukr reads: no obligation (Paper (press, never in a balance))"},
          {R"(offer { party: "parties/rus" term: "agreements/a/terms/t" quantity { count: 2239 precision: PRECISION_EXACT }
                       supersedes: "agreements/a/offers/o1" )" +
               source + "}",
           "rus offers 2,239 under t, takes the place of o1 (Paper (press, never in a balance))"},
          {R"(handover { from_party: "parties/rus" to_party: "parties/ukr" event_date: "2025-06-16" stage: "stage 5"
                          status: HANDOVER_STATUS_CONDUCTED })",
           "2025-06-16, stage 5: rus → ukr, conducted"},
          {R"(running_total { declarer: "parties/ukr" as_of_date: "2025-06-16" corrects: "x/y"
                               correction_reason: CORRECTION_REASON_WITHDRAWAL )" +
               source + "}",
           "ukr: no figure in all by 2025-06-16, takes the place of y (withdrawal) (Paper (press, never in a "
           "balance))"},
          {R"(finding { party: "parties/ukr" code: EXPLANATION_CODE_OWN_SIDE_REMAINS category: CATEGORY_DECEASED_MILITARY
                         quantity { count: 20 precision: PRECISION_AT_LEAST } )" +
               source + "}",
           "ukr found at least 20: own side remains, declared as remains of members of armed forces (Paper (press, "
           "never "
           "in a balance))"},
          {R"(explanation { party: "parties/rus" mismatch: "agreements/a/mismatches/m" signed_count: 3
                             code: EXPLANATION_CODE_TALLY_ERROR )" +
               source + "}",
           "rus proposes +3: tally error, of m (Paper (press, never in a balance))"},
          {R"(explanation_response { party: "parties/ukr" verdict: VERDICT_REJECTED )" + source + "}",
           "ukr: rejected (Paper (press, never in a balance))"},
          {"", "a kind of record that this program does not know"}}) {
    EXPECT_EQ(RecordSummary(FromText<Record>(c.body)), c.want);
  }
}

TEST(RecordPageTest, ShowsEveryFieldThatIsSet) {
  const auto response =
      FromText<GetRecordResponse>(R"(ledger_id: "0123" revision: 1051 record { )" + std::string(kDeclaration) + " }");
  EXPECT_EQ(
      RecordPage(response),
      "agreements/a/handovers/h/declarations/d2\n"
      "rus as sender: 1,248, remains of members of armed forces, takes the place of d1 (mistake) (Ministry, \"T\")\n\n"
      "  revision           1,044\n"
      "  recorded           2025-06-20 12:00:00 UTC\n"
      "  author             parties/rus\n"
      "  declarer           parties/rus\n"
      "  role               sender\n"
      "  category           deceased military\n"
      "  quantity           1,248, counted in containers (bags or coffins)\n"
      "  declared time      2025-06-16 00:00:00 UTC\n"
      "  source             Ministry, \"T\"\n"
      "  corrects           agreements/a/handovers/h/declarations/d1\n"
      "  correction reason  mistake\n\n"
      "read from ledger 0123 at revision 1,051\n");
}

TEST(RecordListPageTest, ListsRecordsAndSaysThatThereAreMore) {
  auto response = FromText<ListRecordsResponse>(R"(
      ledger_id: "0123" revision: 51 records { name: "parties/ukr" revision: 3 party { display_name: "Ukraine" } })");
  EXPECT_EQ(RecordListPage(response),
            "REVISION  ID   WHAT IT SAYS\n"
            "       3  ukr  Ukraine, unspecified\n\n"
            "1 record; read from ledger 0123 at revision 51\n");
  response.set_next_page_token("t");
  EXPECT_TRUE(RecordListPage(response).ends_with(
      "1 record, and there are more: raise --limit; read from ledger 0123 at revision 51\n"));
}

TEST(RecordListPageTest, SaysThatThereAreNoneAsOfWhich) {
  EXPECT_EQ(RecordListPage(FromText<ListRecordsResponse>(R"(ledger_id: "0123" revision: 51)")),
            "no records; read from ledger 0123 at revision 51\n");
}

TEST(WatchLineTest, IsOneLineWhateverARecordHolds) {
  const auto record = FromText<Record>(R"(name: "parties/x" revision: 7 party { display_name: "a\nb" })");
  EXPECT_EQ(WatchLine(record), "7  parties/x  a?b, unspecified");
}

}  // namespace
}  // namespace handover::ctl
