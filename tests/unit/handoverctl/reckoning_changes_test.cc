#include "clients/handoverctl/reckoning_changes.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::ListCompletionsResponse;
using reconciliation::v1::ListMismatchesResponse;

Reckoning Of(const std::string& completions, const std::string& mismatches = "", const std::string& closed = "") {
  return {.completions = FromText<ListCompletionsResponse>(completions),
          .mismatches = FromText<ListMismatchesResponse>(mismatches),
          .closed = FromText<ListMismatchesResponse>(closed)};
}

TEST(ReckoningChangesTest, FindsACompletionWhoseFiguresOrStatusChanged) {
  const Reckoning before = Of(R"(completions { name: "a" corroborated { count { least: 3 most: 3 } } }
                                 completions { name: "b" status: COMPLETION_STATUS_IN_PROGRESS }
                                 completions { name: "c" status: COMPLETION_STATUS_IN_PROGRESS })");
  const Reckoning after = Of(R"(completions { name: "a" corroborated { count { least: 5 most: 5 } } }
                                completions { name: "b" status: COMPLETION_STATUS_OVERDUE }
                                completions { name: "c" status: COMPLETION_STATUS_IN_PROGRESS })");
  const auto changes = ChangesBetween(before, after);
  ASSERT_EQ(changes.completions.size(), 2u);
  EXPECT_EQ(changes.completions[0].before->corroborated().count().least(), 3);
  EXPECT_EQ(changes.completions[0].after->corroborated().count().least(), 5);
  EXPECT_EQ(changes.completions[1].after->name(), "b");
}

TEST(ReckoningChangesTest, FindsACompletionThatCameAndOneThatWent) {
  const Reckoning before = Of(R"(completions { name: "old" })");
  const Reckoning after = Of(R"(completions { name: "new" })");
  const auto changes = ChangesBetween(before, after);
  ASSERT_EQ(changes.completions.size(), 2u);
  EXPECT_EQ(changes.completions[0].before, nullptr);
  EXPECT_EQ(changes.completions[0].after->name(), "new");
  EXPECT_EQ(changes.completions[1].before->name(), "old");
  EXPECT_EQ(changes.completions[1].after, nullptr);
}

TEST(ReckoningChangesTest, DoesNotTakeWhereFiguresComeFromForAChange) {
  const Reckoning before = Of(R"(completions { name: "a" latest_revision: 3 })", R"(mismatches {
      name: "m" latest_revision: 3 positions { record: "r1" revision: 3 source { organ: "x" } }
      explanations { explanation: "e" latest_revision: 3 } })");
  const Reckoning after = Of(R"(completions { name: "a" latest_revision: 9 })", R"(mismatches {
      name: "m" latest_revision: 9 positions { record: "r2" revision: 9 source { organ: "y" } }
      explanations { explanation: "e" latest_revision: 9 } })");
  const auto changes = ChangesBetween(before, after);
  EXPECT_TRUE(changes.completions.empty());
  EXPECT_TRUE(changes.mismatches.empty());
}

TEST(ReckoningChangesTest, SaysWhatBecameOfEachMismatch) {
  const Reckoning before = Of("", R"(mismatches { name: "closed" } mismatches { name: "gone" }
                                     mismatches { name: "same" state: MISMATCH_STATE_OPEN }
                                     mismatches { name: "stated" state: MISMATCH_STATE_OPEN })",
                              R"(mismatches { name: "reopened" } mismatches { name: "still closed" })");
  const Reckoning after = Of("", R"(mismatches { name: "opened" } mismatches { name: "reopened" }
                                    mismatches { name: "same" state: MISMATCH_STATE_OPEN }
                                    mismatches { name: "stated" state: MISMATCH_STATE_DISPUTED })",
                             R"(mismatches { name: "closed" } mismatches { name: "passed" }
                                mismatches { name: "still closed" })");
  const auto changes = ChangesBetween(before, after).mismatches;
  struct Case {
    std::string name;
    MismatchMove move;
    bool has_before;
    bool has_after;
  };
  const std::vector<Case> want = {
      {"closed", MismatchMove::kClosed, true, true},   {"gone", MismatchMove::kClosed, true, false},
      {"opened", MismatchMove::kOpened, false, true},  {"passed", MismatchMove::kPassed, false, true},
      {"reopened", MismatchMove::kOpened, true, true}, {"stated", MismatchMove::kChanged, true, true}};
  ASSERT_EQ(changes.size(), want.size());
  for (size_t i = 0; i < want.size(); ++i) {
    const auto* named = changes[i].after == nullptr ? changes[i].before : changes[i].after;
    EXPECT_EQ(named->name(), want[i].name);
    EXPECT_EQ(changes[i].move, want[i].move) << want[i].name;
    EXPECT_EQ(changes[i].before != nullptr, want[i].has_before) << want[i].name;
    EXPECT_EQ(changes[i].after != nullptr, want[i].has_after) << want[i].name;
  }
}

TEST(ReckoningChangesTest, FindsEveryThingThatCanChangeOfAMismatch) {
  for (const char* changed :
       {"difference { least: 2 most: 2 }", "state: MISMATCH_STATE_DISPUTED", "material: true", "bridge { accepted: 1 }",
        "positions { quantity { count: 7 } }", "explanations { answer: ANSWER_ACCEPTED }"}) {
    const Reckoning before = Of("", R"(mismatches { name: "m" })");
    const Reckoning after = Of("", R"(mismatches { name: "m" )" + std::string(changed) + " }");
    EXPECT_EQ(ChangesBetween(before, after).mismatches.size(), 1u) << changed;
  }
}

TEST(ReckoningChangesTest, NamesARevisionOnlyWithinTheRange) {
  const Reckoning before = Of("");
  const Reckoning after =
      Of(R"(completions { name: "a" latest_revision: 44 })",
         R"(mismatches { name: "m" latest_revision: 44 } mismatches { name: "n" latest_revision: 46 })");
  const auto changes = ChangesBetween(before, after);
  EXPECT_EQ(ChangingRevision(changes.completions[0], 43, 44), 44);
  EXPECT_EQ(ChangingRevision(changes.completions[0], 44, 50), 0) << "what it rests on was there before";
  EXPECT_EQ(ChangingRevision(changes.mismatches[0], 40, 43), 0);
  EXPECT_EQ(ChangingRevisions(changes, 40, 50), (std::vector<int64_t>{44, 46}));
  EXPECT_TRUE(ChangingRevisions(changes, 46, 50).empty());
}

TEST(ReckoningChangesTest, NamesNoRevisionOfWhatIsGone) {
  const Reckoning before = Of(R"(completions { name: "a" latest_revision: 44 })");
  const Reckoning after = Of("");
  EXPECT_EQ(ChangingRevision(ChangesBetween(before, after).completions[0], 40, 50), 0);
}

}  // namespace
}  // namespace handover::ctl
