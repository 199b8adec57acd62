#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "tests/examples/example_check.h"

// Nothing that the service can answer is without a worked example in docs/reckoning.md.
namespace handover::examples {
namespace {

namespace v1 = reconciliation::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

std::vector<Expectation> AllExpectations(Topic topic) {
  std::vector<Expectation> all;
  for (const Section& section : ReadReckoningPage()) {
    for (const Example& example : section.examples) {
      std::ranges::copy_if(ExpectationsOf(example), std::back_inserter(all),
                           [topic](const Expectation& expectation) { return expectation.topic == topic; });
    }
  }
  return all;
}

std::set<std::string> StatesOf(Topic topic) {
  std::set<std::string> states;
  for (const Expectation& expectation : AllExpectations(topic)) states.insert(expectation.state);
  return states;
}

// The values of an enum but for the first, which is never sent, without their prefix.
std::vector<std::string> ValuesOf(const google::protobuf::EnumDescriptor& type, std::string_view prefix) {
  std::vector<std::string> values;
  for (int i = 1; i < type.value_count(); ++i) values.push_back(type.value(i)->name().substr(prefix.size()));
  return values;
}

TEST(ReckoningExamplesCoverage, EveryKindOfMismatchIsShownToStand) {
  std::set<std::string> kinds;
  for (const Expectation& expectation : AllExpectations(Topic::kMismatch)) {
    if (expectation.state == "not there" || expectation.state == "CLOSED") continue;
    const std::string word = expectation.subject.substr(0, expectation.subject.find('.'));
    kinds.insert(absl::StrReplaceAll(absl::AsciiStrToUpper(word), {{"-", "_"}}));
  }
  EXPECT_THAT(kinds, IsSupersetOf(ValuesOf(*v1::MismatchKind_descriptor(), "MISMATCH_KIND_")));
}

TEST(ReckoningExamplesCoverage, EveryStateOfAMismatchIsShown) {
  EXPECT_THAT(StatesOf(Topic::kMismatch), IsSupersetOf(ValuesOf(*v1::MismatchState_descriptor(), "MISMATCH_STATE_")));
}

TEST(ReckoningExamplesCoverage, EveryChangeOfAMismatchIsShown) {
  std::vector<std::string> changes = ValuesOf(*v1::MismatchChange_descriptor(), "MISMATCH_CHANGE_");
  std::ranges::for_each(changes, [](std::string& change) { absl::AsciiStrToLower(&change); });
  EXPECT_THAT(StatesOf(Topic::kMismatchEvent), IsSupersetOf(changes));
}

TEST(ReckoningExamplesCoverage, EveryAxisOfATimelineIsShown) {
  // A topic each.
  EXPECT_THAT(ValuesOf(*v1::TimelineAxis_descriptor(), "TIMELINE_AXIS_"), ElementsAre("EVENT_DATE", "RECORD_TIME"));
  EXPECT_THAT(StatesOf(Topic::kPointByEventDate), Contains("there"));
  EXPECT_THAT(StatesOf(Topic::kPointByRecordTime), Contains("there"));
}

TEST(ReckoningExamplesCoverage, EveryStatusOfACompletionIsShown) {
  EXPECT_THAT(StatesOf(Topic::kCompletion),
              IsSupersetOf(ValuesOf(*v1::CompletionStatus_descriptor(), "COMPLETION_STATUS_")));
}

TEST(ReckoningExamplesCoverage, EveryVerdictIsShown) {
  EXPECT_THAT(StatesOf(Topic::kVerdict), IsSupersetOf(ValuesOf(*v1::Verdict_descriptor(), "VERDICT_")));
}

TEST(ReckoningExamplesCoverage, EveryMatchStateIsShown) {
  // Those that MatchCounts counts, and the one that it does not.
  std::vector<std::string> states = {"AWAITING_BOTH"};
  const google::protobuf::Descriptor& counts = *v1::MatchCounts::descriptor();
  for (int i = 0; i < counts.field_count(); ++i) states.push_back(absl::AsciiStrToUpper(counts.field(i)->name()));
  EXPECT_THAT(StatesOf(Topic::kMatch), IsSupersetOf(states));
}

}  // namespace
}  // namespace handover::examples
