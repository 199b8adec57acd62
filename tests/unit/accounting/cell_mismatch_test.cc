#include <gtest/gtest.h>

#include "tests/unit/accounting/mismatch_table.h"

// The mismatches of what is stated of one handover, kind by kind: when each stands, and what it says.
namespace handover::reconciliation {
namespace {

using registry::v1::CATEGORY_DECEASED_CIVILIAN;
using registry::v1::HANDOVER_STATUS_PLANNED;
using registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED;
using registry::v1::SOURCE_TIER_SECONDARY_MEDIA;

void OneHandover(LedgerBuilder& l) { l.Term("t", registry::v1::TERM_KIND_OBLIGATION).Handover("h", "2025-06-16"); }

TEST(CellMismatchTest, CountsOnDifferentBases) {
  const std::string sentence =
      "Aland and Bland count on different bases on 2025-06-16, and their counts cannot be compared.";
  ExpectTable({
      .kind = v1::MISMATCH_KIND_BASIS,
      .id = "basis.h.deceased-military",
      .settlement = v1::SETTLEMENT_EXAMINE,
      .has_difference = false,
      .begin = OneHandover,
      .rows =
          {
              {"one counts containers",
               [](auto& l) { l.Sent("h", "s", InContainers(Exact(5))).Received("h", "r", Exact(5)); }, sentence},
              {"an undisclosed number has a basis too",
               [](auto& l) { l.Sent("h", "s", Exact(5)).Received("h", "r", InContainers(Undisclosed())); }, sentence},
              {"both count containers, as the term does not",
               [](auto& l) { l.Sent("h", "s", InContainers(Exact(5))).Received("h", "r", InContainers(Exact(7))); },
               ""},
              {"both count as the term does", [](auto& l) { l.Sent("h", "s", Exact(5)).Received("h", "r", Exact(7)); },
               ""},
              {"one side is silent", [](auto& l) { l.Sent("h", "s", InContainers(Exact(5))); }, ""},
              {"it has been corrected",
               [](auto& l) {
                 l.Sent("h", "s", InContainers(Exact(5))).Received("h", "r", Exact(5));
                 l.Sent("h", "s2", Exact(5), {.corrects = "s"});
               },
               ""},
          },
  });
}

TEST(CellMismatchTest, ACategoryThatOneSideLeavesOut) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_CATEGORY_SCOPE,
      .id = "category-scope.h.deceased-civilian",
      .settlement = v1::SETTLEMENT_SUPPLY_MANIFEST,
      .has_difference = false,
      .begin =
          [](auto& l) {
            OneHandover(l);
            l.Received("h", "civilians", Exact(20), {.category = CATEGORY_DECEASED_CIVILIAN});
          },
      .rows =
          {
              {"the rest agrees", [](auto& l) { l.Sent("h", "s", Exact(185)).Received("h", "r", Exact(185)); },
               "Bland declares 20 received on 2025-06-16 in a category that the other side leaves out; where both "
               "count, they agree."},
              {"the rest differs", [](auto& l) { l.Sent("h", "s", Exact(186)).Received("h", "r", Exact(185)); }, ""},
              {"the rest may agree", [](auto& l) { l.Sent("h", "s", AtLeast(185)).Received("h", "r", Exact(185)); },
               ""},
              {"there is nothing that both count", [](auto& l) { l.Sent("h", "s", Exact(185)); }, ""},
              {"the other side says nothing of all", [](auto& l) { l.Received("h", "r", Exact(185)); }, ""},
              {"both count both",
               [](auto& l) {
                 l.Sent("h", "s", Exact(185)).Received("h", "r", Exact(185));
                 l.Sent("h", "s2", Exact(20), {.category = CATEGORY_DECEASED_CIVILIAN});
               },
               ""},
          },
  });
}

TEST(CellMismatchTest, ACategoryIsLeftOutOnlyAfterTheGracePeriod) {
  LedgerBuilder ledger;
  OneHandover(ledger);
  ledger.Sent("h", "s", Exact(185)).Received("h", "r", Exact(185));
  ledger.Received("h", "civilians", Exact(20), {.category = CATEGORY_DECEASED_CIVILIAN});
  EXPECT_TRUE(ledger.MismatchesAt(ledger.Now(Midnight("2025-06-20") - absl::Seconds(1))).empty());
  EXPECT_EQ(ledger.MismatchesAt(ledger.Now(Midnight("2025-06-20"))).size(), 1U);
}

TEST(CellMismatchTest, TwoDaysOfOneHandover) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_EVENT_DATE,
      .id = "event-date.h.deceased-military",
      .settlement = v1::SETTLEMENT_SUPPLY_MANIFEST,
      .has_difference = false,
      .begin =
          [](auto& l) {
            l.Term("t", registry::v1::TERM_KIND_OBLIGATION)
                .Handover("plan", "2025-06-16", HANDOVER_STATUS_PLANNED)
                .Handover("h", "2025-06-16");
          },
      .rows =
          {
              {"the two state different days",
               [](auto& l) {
                 l.Sent("h", "s", Exact(5), {.stated_date = "2025-06-15"});
                 l.Received("h", "r", Exact(5), {.stated_date = "2025-06-16"});
               },
               "Aland states 2025-06-15 and Bland states 2025-06-16 for the handover that is recorded on 2025-06-16."},
              {"the two state one day, if not that of the record",
               [](auto& l) {
                 l.Sent("h", "s", Exact(5), {.stated_date = "2025-06-15"});
                 l.Received("h", "r", Exact(5), {.stated_date = "2025-06-15"});
               },
               ""},
              {"one states none",
               [](auto& l) { l.Sent("h", "s", Exact(5), {.stated_date = "2025-06-15"}).Received("h", "r", Exact(5)); },
               ""},
              {"it has not been conducted",
               [](auto& l) {
                 l.Sent("plan", "s", Exact(5), {.stated_date = "2025-06-15"});
                 l.Received("plan", "r", Exact(5), {.stated_date = "2025-06-16"});
               },
               ""},
          },
  });
}

TEST(CellMismatchTest, TwoFiguresOfOneParty) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT,
      .id = "intra-party-conflict.h.deceased-military.bbb",
      .settlement = v1::SETTLEMENT_CORRECT,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneHandover(l);
            l.Received("h", "r", Exact(5), {.declared_date = "2025-06-17"});
          },
      .rows =
          {
              {"the later of one tier holds",
               [](auto& l) { l.Received("h", "r2", Exact(7), {.declared_date = "2025-06-18"}); },
               "Bland has two figures that stand, 7 and 5, on 2025-06-16."},
              {"the better tier holds",
               [](auto& l) {
                 l.Received("h", "r2", Exact(7), {.tier = SOURCE_TIER_OFFICIAL_UNNAMED, .declared_date = "2025-06-18"});
               },
               "Bland has two figures that stand, 5 and 7, on 2025-06-16."},
              {"of several others the best is shown",
               [](auto& l) {
                 l.Received("h", "r2", Exact(7), {.tier = SOURCE_TIER_OFFICIAL_UNNAMED, .declared_date = "2025-06-17"});
                 l.Received("h", "r3", Exact(8), {.tier = SOURCE_TIER_OFFICIAL_UNNAMED, .declared_date = "2025-06-18"});
               },
               "Bland has two figures that stand, 5 and 8, on 2025-06-16."},
              {"both say the same", [](auto& l) { l.Received("h", "r2", Exact(5)); }, ""},
              {"both can hold", [](auto& l) { l.Received("h", "r2", AtLeast(4)); }, ""},
              {"they cannot be compared", [](auto& l) { l.Received("h", "r2", InContainers(Exact(7))); }, ""},
              {"the press is not the party",
               [](auto& l) { l.Received("h", "r2", Exact(7), {.tier = SOURCE_TIER_SECONDARY_MEDIA}); }, ""},
              {"a correction is no second figure", [](auto& l) { l.Received("h", "r2", Exact(7), {.corrects = "r"}); },
               ""},
              {"the other side's is another matter", [](auto& l) { l.Sent("h", "s", Exact(7)); }, ""},
          },
  });
}

TEST(CellMismatchTest, TwoRunningTotalsOfOneParty) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT,
      .id = "intra-party-conflict.t.running-total.bbb.2025-06-18",
      .settlement = v1::SETTLEMENT_CORRECT,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneHandover(l);
            l.Total("headquarters", "parties/bbb", "2025-06-18", Exact(6057));
          },
      .rows =
          {
              {"of one day",
               [](auto& l) {
                 l.Total("minister", "parties/bbb", "2025-06-18", Exact(6060), {.tier = SOURCE_TIER_OFFICIAL_UNNAMED});
               },
               "Bland has two figures that stand, 6,057 and 6,060, as of 2025-06-18."},
              {"of two days", [](auto& l) { l.Total("minister", "parties/bbb", "2025-06-19", Exact(6060)); }, ""},
          },
  });
}

TEST(CellMismatchTest, AnObserverWhoCountedAll) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_OBSERVER_DIFFERENCE,
      .id = "observer-difference.h.deceased-military.ooo.bbb",
      .settlement = v1::SETTLEMENT_CONFIRM_COUNT,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneHandover(l);
            l.Sent("h", "s", Exact(1248)).Received("h", "r", Exact(1245));
          },
      .rows =
          {
              {"counts as the other side", [](auto& l) { l.Observed("h", "o", Exact(1248)); },
               "Bland declares 1,245 received and Oland, who observed all of it, counts 1,248 on 2025-06-16, a "
               "difference of -3."},
              {"counts more or less surely", [](auto& l) { l.Observed("h", "o", AtLeast(1247)); },
               "Bland declares 1,245 received and Oland, who observed all of it, counts at least 1,247 on 2025-06-16, "
               "a "
               "difference of at most -2."},
              {"can be right with both", [](auto& l) { l.Observed("h", "o", AtLeast(1000)); }, ""},
              {"saw a part alone",
               [](auto& l) {
                 l.Observed("h", "o", Exact(1248), {.scope = registry::v1::OBSERVATION_SCOPE_PARTIAL_COUNT});
               },
               ""},
              {"counts something else", [](auto& l) { l.Observed("h", "o", InContainers(Exact(1248))); }, ""},
              {"has withdrawn",
               [](auto& l) {
                 l.Observed("h", "o", Exact(1248));
                 l.Observed("h", "o2", Exact(0),
                            {.corrects = "o", .reason = registry::v1::CORRECTION_REASON_WITHDRAWAL});
               },
               ""},
          },
  });
}

}  // namespace
}  // namespace handover::reconciliation
