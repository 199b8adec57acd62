#include <gtest/gtest.h>

#include "tests/unit/accounting/mismatch_table.h"

// The mismatches of a term as a whole, kind by kind: when each stands, and what it says.
namespace handover::reconciliation {
namespace {

using registry::v1::TERM_KIND_BEST_EFFORT;
using registry::v1::TERM_KIND_CAP;
using registry::v1::TERM_KIND_NO_OBLIGATION;
using registry::v1::TERM_KIND_OBLIGATION;

const registry::v1::Quantity kTen = AtLeast(10);
const registry::v1::Quantity kTenExactly = Exact(10);
const registry::v1::Quantity kTwelve = AtLeast(12);

void OneTerm(LedgerBuilder& l) { l.Term("t", TERM_KIND_OBLIGATION); }

// Records a handover with the two counts.
void Hand(LedgerBuilder& l, const std::string& id, const registry::v1::Quantity& sent,
          const registry::v1::Quantity& received) {
  l.Handover(id, "2025-06-16").Sent(id, "s", sent).Received(id, "r", received);
}

TEST(TermMismatchTest, ATotalBelowAnEarlierOne) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED,
      .id = "running-total-decreased.t.bbb.2025-06-18",
      .settlement = v1::SETTLEMENT_CORRECT,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneTerm(l);
            l.Total("early", "parties/bbb", "2025-06-16", Exact(4))
                .Total("late", "parties/bbb", "2025-06-18", Exact(6));
          },
      .rows =
          {
              {"of the nearest day before",
               [](auto& l) { l.Total("middle", "parties/bbb", "2025-06-17", Exact(1007)); },
               "Bland states 6 received in all as of 2025-06-18, and 1,007 as of 2025-06-17."},
              {"at least so many are more", [](auto& l) { l.Total("middle", "parties/bbb", "2025-06-17", AtLeast(7)); },
               "Bland states 6 received in all as of 2025-06-18, and at least 7 as of 2025-06-17."},
              {"it has grown", [](auto& l) { l.Total("middle", "parties/bbb", "2025-06-17", Exact(5)); }, ""},
              {"it is the same", [](auto& l) { l.Total("middle", "parties/bbb", "2025-06-17", Exact(6)); }, ""},
              {"it may have been less", [](auto& l) { l.Total("middle", "parties/bbb", "2025-06-17", AtMost(7)); }, ""},
              {"it is the other side's", [](auto& l) { l.Total("middle", "parties/aaa", "2025-06-17", Exact(7)); }, ""},
          },
  });
}

TEST(TermMismatchTest, ReadingsThatHaveNothingInCommon) {
  const std::string sentence = "The parties read the term differently.";
  ExpectTable({
      .kind = v1::MISMATCH_KIND_READING_CONFLICT,
      .id = "reading-conflict.t",
      .settlement = v1::SETTLEMENT_REFER,
      .has_difference = false,
      .begin =
          [](auto& l) {
            OneTerm(l);
            l.Reading("a", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
          },
      .rows =
          {
              {"another number", [](auto& l) { l.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTwelve); },
               sentence},
              {"another precision", [](auto& l) { l.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTenExactly); },
               sentence},
              {"another kind", [](auto& l) { l.Reading("b", "parties/bbb", TERM_KIND_CAP, &kTen); }, sentence},
              {"no duty at all", [](auto& l) { l.Reading("b", "parties/bbb", TERM_KIND_NO_OBLIGATION, nullptr); },
               sentence},
              {"the same", [](auto& l) { l.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTen); }, ""},
              {"one of two the same",
               [](auto& l) {
                 l.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTwelve);
                 l.Reading("b2", "parties/bbb", TERM_KIND_OBLIGATION, &kTen);
               },
               ""},
              {"another, superseded",
               [](auto& l) {
                 l.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTwelve);
                 l.Reading("b2", "parties/bbb", TERM_KIND_OBLIGATION, &kTen, "b");
               },
               ""},
              {"two of one party", [](auto& l) { l.Reading("a2", "parties/aaa", TERM_KIND_OBLIGATION, &kTwelve); }, ""},
          },
  });
}

TEST(TermMismatchTest, DifferencesThatCancelEachOtherOut) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_OFFSETTING,
      .id = "offsetting.t",
      .settlement = v1::SETTLEMENT_SUPPLY_MANIFEST,
      .has_difference = false,
      .begin =
          [](auto& l) {
            OneTerm(l);
            Hand(l, "h1", Exact(8), Exact(5));
          },
      .rows =
          {
              {"three more and three less", [](auto& l) { Hand(l, "h2", Exact(5), Exact(8)); },
               "The differences of several handovers cancel each other out, and each of them stands."},
              {"three more alone", [](auto&) {}, ""},
              {"three more and two less", [](auto& l) { Hand(l, "h2", Exact(5), Exact(7)); }, ""},
              {"three more and at least three less", [](auto& l) { Hand(l, "h2", Exact(5), AtLeast(8)); }, ""},
              {"three more and three less on another basis",
               [](auto& l) { Hand(l, "h2", InContainers(Exact(5)), InContainers(Exact(8))); }, ""},
              {"no difference any more", [](auto& l) { l.Sent("h1", "s2", Exact(5), {.corrects = "s"}); }, ""},
          },
  });
}

TEST(TermMismatchTest, ABookAboveACap) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_OVER_CAP,
      .id = "over-cap.t.r",
      .settlement = v1::SETTLEMENT_REFER,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneTerm(l);
            l.Reading("r", "parties/aaa", TERM_KIND_CAP, &kTenExactly);
          },
      .rows =
          {
              {"the sender's", [](auto& l) { Hand(l, "h", Exact(1012), Exact(10)); },
               "The book of Aland holds 1,012, which is above the cap by 1,002."},
              {"the receiver's, which is the larger", [](auto& l) { Hand(l, "h", Exact(12), Exact(13)); },
               "The book of Bland holds 13, which is above the cap by 3."},
              {"both the same", [](auto& l) { Hand(l, "h", Exact(12), Exact(12)); },
               "The book of Aland holds 12, which is above the cap by 2."},
              {"by so many at least", [](auto& l) { Hand(l, "h", AtLeast(12), Exact(12)); },
               "The book of Aland holds at least 12, which is above the cap by at least 2."},
              {"just the cap", [](auto& l) { Hand(l, "h", Exact(10), Exact(10)); }, ""},
              {"it may be above", [](auto& l) { Hand(l, "h", AtLeast(10), Undisclosed()); }, ""},
              {"the cap is superseded",
               [](auto& l) {
                 Hand(l, "h", Exact(12), Exact(12));
                 l.Reading("r2", "parties/aaa", TERM_KIND_OBLIGATION, &kTenExactly, "r");
               },
               ""},
          },
  });
}

TEST(TermMismatchTest, ABookAboveACapAsWritten) {
  ExpectTable({
      .kind = v1::MISMATCH_KIND_OVER_CAP,
      .id = "over-cap.t.as-written",
      .settlement = v1::SETTLEMENT_REFER,
      .has_difference = true,
      .begin =
          [](auto& l) {
            l.Term("t", TERM_KIND_CAP, {.committed = &kTenExactly});
            Hand(l, "h", Exact(12), Exact(12));
          },
      .rows =
          {
              {"nobody reads it otherwise", [](auto&) {}, "The book of Aland holds 12, which is above the cap by 2."},
              {"somebody does", [](auto& l) { l.Reading("r", "parties/aaa", TERM_KIND_BEST_EFFORT, nullptr); }, ""},
          },
  });
}

TEST(TermMismatchTest, ATermThatIsOverdue) {
  const std::string sentence = "The deadline has passed, and the number is not reached on both books.";
  ExpectTable({
      .kind = v1::MISMATCH_KIND_OVERDUE_TERM,
      .id = "overdue-term.t.r",
      .settlement = v1::SETTLEMENT_REFER,
      .has_difference = false,
      .begin = [](auto& l) { l.Term("t", TERM_KIND_OBLIGATION, {.deadline_date = "2025-07-01"}); },
      .rows =
          {
              {"nothing was handed over", [](auto& l) { l.Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen); },
               sentence},
              {"one book reaches it",
               [](auto& l) {
                 l.Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
                 Hand(l, "h", Exact(10), Exact(9));
               },
               sentence},
              {"both books reach it, if late",
               [](auto& l) {
                 l.Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
                 l.Handover("h", "2025-08-01").Sent("h", "s", Exact(10)).Received("h", "r", Exact(10));
               },
               ""},
              {"both books may reach it",
               [](auto& l) {
                 l.Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
                 Hand(l, "h", AtLeast(9), AtLeast(9));
               },
               ""},
              {"a cap is no duty", [](auto& l) { l.Reading("r", "parties/aaa", TERM_KIND_CAP, &kTenExactly); }, ""},
              {"no duty is read", [](auto& l) { l.Reading("r", "parties/aaa", TERM_KIND_NO_OBLIGATION, nullptr); }, ""},
          },
  });
}

TEST(TermMismatchTest, ATermIsOverdueOnlyAfterTheDayOfItsDeadline) {
  LedgerBuilder ledger;
  ledger.Term("t", TERM_KIND_OBLIGATION, {.deadline_date = "2025-07-01"});
  ledger.Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
  EXPECT_TRUE(ledger.MismatchesAt(ledger.Now(Midnight("2025-07-02") - absl::Nanoseconds(1))).empty());
  EXPECT_EQ(ledger.MismatchesAt(ledger.Now(Midnight("2025-07-02"))).size(), 1U);
  EXPECT_TRUE(LedgerOfTen().Mismatches().empty()) << "without a deadline nothing is overdue";
}

TEST(TermMismatchTest, AnExchangeOfOneForOneThatIsNone) {
  // Two handovers, the second of them back.
  const auto exchange = [](LedgerBuilder& l, const registry::v1::Quantity& there, const registry::v1::Quantity& back) {
    Hand(l, "there", there, there);
    l.HandoverBack("back", "2025-06-16").Sent("back", "s", back).Received("back", "r", back);
  };
  ExpectTable({
      .kind = v1::MISMATCH_KIND_RECIPROCITY,
      .id = "reciprocity.u",
      .settlement = v1::SETTLEMENT_REFER,
      .has_difference = true,
      .begin =
          [](auto& l) {
            OneTerm(l);
            l.Term("u", TERM_KIND_OBLIGATION, {.is_back = true, .exchanged_with = "t"});
          },
      .rows =
          {
              {"more came back", [&](auto& l) { exchange(l, Exact(1000), Exact(1003)); },
               "Of an exchange of one for one, 1,003 are corroborated from Bland and 1,000 from Aland, a difference of "
               "+3."},
              {"nothing came back", [](auto& l) { Hand(l, "there", Exact(5), Exact(5)); },
               "Of an exchange of one for one, 0 are corroborated from Bland and 5 from Aland, a difference of -5."},
              {"what one side says alone is not corroborated",
               [](auto& l) {
                 Hand(l, "there", Exact(5), Exact(5));
                 l.HandoverBack("back", "2025-06-16").Sent("back", "s", Exact(5));
               },
               "Of an exchange of one for one, 0 are corroborated from Bland and 5 from Aland, a difference of -5."},
              {"as many came back", [&](auto& l) { exchange(l, Exact(1000), Exact(1000)); }, ""},
              {"as many may have come back", [&](auto& l) { exchange(l, AtLeast(1000), Exact(1200)); }, ""},
              {"the smaller count of each is as large",
               [](auto& l) {
                 Hand(l, "there", Exact(8), Exact(5));
                 l.HandoverBack("back", "2025-06-16").Sent("back", "s", Exact(5)).Received("back", "r", Exact(9));
               },
               ""},
          },
  });
}

TEST(TermMismatchTest, TermsThatAreNotExchangedNeedNotBeEqual) {
  LedgerBuilder ledger;
  ledger.Term("t", TERM_KIND_OBLIGATION).Term("u", TERM_KIND_OBLIGATION, {.is_back = true});
  Hand(ledger, "there", Exact(5), Exact(5));
  EXPECT_TRUE(ledger.Mismatches().empty());
}

}  // namespace
}  // namespace handover::reconciliation
