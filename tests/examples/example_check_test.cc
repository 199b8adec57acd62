#include "tests/examples/example_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handover::examples {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// The example that stands in a page from its first line on: its own first line is number 2.
Example ExampleIn(const std::string& lines) {
  const std::vector<Section> sections = SectionsOf("```ledger\n" + lines + "```\n");
  return sections.front().examples.front();
}

const std::string kStageFive =
    "term t: deceased-military from aaa to bbb, obligation of 6,000\n"
    "handover h5 on 2025-06-16, stage 5\n"
    "aaa sent 1,248 at h5\n"
    "bbb received 1,245 at h5\n"
    "as of 2025-06-30\n";

TEST(ExampleCheckTest, NothingIsWrongWithWhatIsSo) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> count.h5.deceased-military is OPEN, difference +3\n")),
              IsEmpty());
}

TEST(ExampleCheckTest, AWrongFigureIsNamedByBothWithTheRightOne) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> count.h5.deceased-military is OPEN, difference +4\n")),
              ElementsAre(AllOf(StartsWith("7: the engine"), HasSubstr("difference 4"), HasSubstr("difference 3")),
                          AllOf(StartsWith("7: the recount"), HasSubstr("difference 4"), HasSubstr("difference 3"))));
}

TEST(ExampleCheckTest, AWrongStateIsNamedByBoth) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> the verdict is SETTLED\n")),
              ElementsAre(AllOf(StartsWith("7: the engine"), HasSubstr("it is OPEN")),
                          AllOf(StartsWith("7: the recount"), HasSubstr("it is OPEN"))));
}

TEST(ExampleCheckTest, AWrongPointOfATimelineIsNamedByBothWithTheRightOne) {
  const std::string by_event_date = "=> t by 2025-06-16: gap +4\n";
  const std::string by_record_time = "=> t as recorded on 2025-06-16: sender 1,248, gap +5\n";
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + by_event_date + by_record_time)),
              ElementsAre(AllOf(StartsWith("7: the engine"), HasSubstr("not so: gap 4;"), HasSubstr("gap 3")),
                          AllOf(StartsWith("7: the recount"), HasSubstr("not so: gap 4;"), HasSubstr("gap 3")),
                          AllOf(StartsWith("8: the engine"), HasSubstr("not so: gap 5;"), HasSubstr("gap 3")),
                          AllOf(StartsWith("8: the recount"), HasSubstr("not so: gap 5;"), HasSubstr("gap 3"))));
}

TEST(ExampleCheckTest, APointIsTheLastOfItsDayUpToTheMomentThatIsNamed) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> t as recorded on 2025-06-16 12:00 is not there\n"
                                                  "=> t as recorded on 2025-06-16 12:00:01: sender 1,248, receiver 0\n"
                                                  "=> t as recorded on 2025-06-16: sender 1,248, receiver 1,245\n"
                                                  "=> t as recorded on 2025-06-17 is not there\n")),
              IsEmpty());
}

TEST(ExampleCheckTest, WhatDidNotBecomeOfAMismatchIsNamedByBothWithWhatDid) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> on 2025-06-16 count.h5.deceased-military closed\n")),
              ElementsAre(AllOf(StartsWith("7: the engine"), HasSubstr("not so: closed; it is opened, at 12:00:02")),
                          AllOf(StartsWith("7: the recount"), HasSubstr("not so: closed; it is opened, at 12:00:02"))));
}

TEST(ExampleCheckTest, AllThatBecameOfAMismatchOnOneDayIsNamed) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "aaa corrects 1,248 at h5 to 1,245\n"
                                                  "=> on 2025-06-16 count.h5.deceased-military closed\n")),
              ElementsAre(HasSubstr("it is opened and closed"), HasSubstr("it is opened and closed")));
}

TEST(ExampleCheckTest, AnUnknownLineIsNamedWithWhatIsWanted) {
  EXPECT_THAT(CheckExample(ExampleIn("aaa gave 1,248 at h5\n")),
              ElementsAre(AllOf(StartsWith("2: \"aaa gave 1,248 at h5\", want one of"),
                                HasSubstr("PARTY sent|received|counted QUANTITY at HANDOVER"))));
}

TEST(ExampleCheckTest, AnUnknownExpectationIsNamedWithWhatIsWanted) {
  EXPECT_THAT(CheckExample(ExampleIn(kStageFive + "=> all is well\n")),
              ElementsAre(AllOf(StartsWith("7: \"all is well\", want one of"), HasSubstr("the verdict is STATE"))));
}

TEST(ExampleCheckTest, WordsThatSayNothingAreNamed) {
  EXPECT_THAT(CheckExample(ExampleIn("term t: deceased-military from aaa to bbb, obligation, by moonlight\n")),
              ElementsAre(AllOf(StartsWith("2: "), HasSubstr("by moonlight"))));
}

TEST(ExampleCheckTest, ARecordThatTheRegistryWouldRefuseIsNamed) {
  EXPECT_THAT(CheckExample(ExampleIn("handover h5 on 2025-06-16\nbbb sent 1,248 at h5\n")),
              ElementsAre(AllOf(StartsWith("3: declaration.declarer"), HasSubstr("parties/aaa"))));
}

TEST(ExampleCheckTest, AnExpectationNeedsAQuestionBeforeIt) {
  EXPECT_THAT(CheckExample(ExampleIn("handover h5 on 2025-06-16\n=> the verdict is RECONCILED\n")),
              ElementsAre(StartsWith("3: want a line \"as of ...\"")));
}

TEST(ExampleCheckTest, ARevisionThatIsSaidIsTheRecords) {
  EXPECT_THAT(CheckExample(ExampleIn("handover h5 on 2025-06-16 (revision 7)\n")),
              ElementsAre("2: revision 7, want 6"));
}

}  // namespace
}  // namespace handover::examples
