#include "clients/handoverctl/completion_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Figure;
using reconciliation::v1::MatchCounts;

struct Case {
  std::string text;
  std::string want;
};

TEST(CompletionTextTest, SaysWhatIsCommitted) {
  for (const Case& c : std::vector<Case>{
           {"kind: TERM_KIND_OBLIGATION committed { count: 6000 precision: PRECISION_EXACT }", "6,000"},
           {"kind: TERM_KIND_OBLIGATION committed { count: 6001 precision: PRECISION_AT_LEAST }", "at least 6,001"},
           {"kind: TERM_KIND_OBLIGATION", "a number not published"},
           {"kind: TERM_KIND_CAP committed { count: 6000 precision: PRECISION_EXACT }", "at most 6,000"},
           {"kind: TERM_KIND_CAP committed { count: 6000 precision: PRECISION_AT_MOST }", "at most 6,000"},
           {"kind: TERM_KIND_CATEGORY_RULE", "all of the category"},
           {"kind: TERM_KIND_BEST_EFFORT", "best effort"},
           {"kind: TERM_KIND_NO_OBLIGATION", "nothing"}}) {
    EXPECT_EQ(CommittedText(FromText<Completion>(c.text)), c.want) << c.text;
  }
}

TEST(CompletionTextTest, SaysTheStatusInPlainWords) {
  const std::string sender_reached =
      "declared_by_sender { remaining { least: 0 most: 0 } } declared_by_receiver { remaining { least: 3 most: 3 } }";
  const std::string receiver_reached =
      "declared_by_sender { remaining { least: 3 most: 3 } } declared_by_receiver { remaining { least: 0 most: 0 } }";
  for (const Case& c : std::vector<Case>{
           {"status: COMPLETION_STATUS_NOT_STARTED", "not started: both books are empty"},
           {"status: COMPLETION_STATUS_IN_PROGRESS", "in progress: neither book has reached it"},
           {"status: COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS exceeded_by: 57",
            "fulfilled on both books, exceeded by 57"},
           {"status: COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS exceeded_by: 0", "fulfilled on both books"},
           {"status: COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK " + sender_reached,
            "fulfilled on the sender's book, not on the receiver's"},
           {"status: COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK " + receiver_reached,
            "fulfilled on the receiver's book, not on the sender's"},
           {"status: COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK", "fulfilled on one book only"},
           {"status: COMPLETION_STATUS_EXCEEDED exceeded_by: 1057", "exceeded on both books, by 1,057"},
           {"status: COMPLETION_STATUS_OVERDUE", "overdue: the deadline has passed"},
           {"status: COMPLETION_STATUS_OPEN_ENDED", "open-ended: no number was agreed"},
           {"status: COMPLETION_STATUS_NO_OBLIGATION", "no obligation in this reading"},
           {"status: COMPLETION_STATUS_INDETERMINATE", "undecided: not stated exactly enough"}}) {
    EXPECT_EQ(StatusText(FromText<Completion>(c.text)), c.want) << c.text;
  }
}

TEST(CompletionTextTest, SaysAStatusOfALaterVersionAsANumber) {
  Completion completion;
  completion.set_status(static_cast<reconciliation::v1::CompletionStatus>(77));
  EXPECT_EQ(StatusText(completion), "unknown value 77");
}

TEST(CompletionTextTest, SaysWhatRemains) {
  EXPECT_EQ(RemainingText(FromText<Figure>("remaining { least: 0 most: 0 }")), "0");
  EXPECT_EQ(RemainingText(FromText<Figure>("remaining { least: 0 most: 1188 }")), "0 to 1,188");
  EXPECT_EQ(RemainingText(Figure()), "-");
}

TEST(CompletionTextTest, CountsHandoversByMatchState) {
  EXPECT_EQ(MatchCountsText(MatchCounts()), "none declared yet");
  EXPECT_EQ(MatchCountsText(FromText<MatchCounts>("matched: 4 different: 1")), "4 match, 1 differs");
  EXPECT_EQ(MatchCountsText(FromText<MatchCounts>(
                "matched: 1 awaiting_counterpart: 1 one_sided: 2 indeterminate: 1 not_comparable: 1")),
            "1 matches, 1 awaits the other side, 2 are one-sided (the time to answer is over), 1 is undecided (not "
            "stated exactly), 1 is not comparable (counted on different bases)");
}

}  // namespace
}  // namespace handover::ctl
