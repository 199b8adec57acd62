#include "clients/handoverctl/timeline_text.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace handover::ctl {
namespace {

using reconciliation::v1::GetTimelineResponse;

GetTimelineResponse Parsed(const std::string& text) {
  GetTimelineResponse response;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &response));
  return response;
}

PartyNames Names() {
  PartyNames names;
  names.Add("parties/aaa", "Aland");
  names.Add("parties/bbb", "Bland");
  return names;
}

constexpr char kTwoDays[] = R"(
  basis { ledger_id: "l" revision: 9 head_revision: 9 as_of_time { seconds: 1750000000 } }
  points {
    event_date: "2025-06-11" revision: 5 declared_by_sender { least: 0 most: 0 }
    declared_by_receiver { least: 27 most: 27 } gap { least: -27 } handovers: 1 sender_silent: 1
  }
  points {
    event_date: "2025-06-16" revision: 8 declared_by_sender { least: 1200 most: 1200 }
    declared_by_receiver { least: 1227 most: 1227 } gap { least: -27 } handovers: 2 sender_silent: 1
    running_totals { party: "parties/bbb" role: ROLE_RECEIVER quantity { count: 1227 precision: PRECISION_EXACT } }
  })";

TEST(TimelineTextTest, ASideThatWasSilentThroughoutHasDeclaredNoneAndNotZero) {
  const TimelineCommand command{.term = "agreements/a/terms/t"};
  EXPECT_EQ(TimelinePage(command, Parsed(kTwoDays), Names()),
            "agreements/a/terms/t\n"
            "ledger l, revision 9, as of 2025-06-15 15:06:40 UTC\n"
            "\n"
            "both books up to each point; a gap is open where a side is silent, since silence is not zero\n"
            "  DATE                 SENT  RECEIVED          GAP  HANDOVERS  SILENT       RUNNING TOTALS STATED\n"
            "  2025-06-11  none declared        27  -27 or more          1  sender at 1\n"
            "  2025-06-16          1,200     1,227  -27 or more          2  sender at 1  Bland (receiver): 1,227\n");
}

TEST(TimelineTextTest, ThatNothingIsDeclaredIsSaidWithTheRevision) {
  const auto nothing = Parsed(R"(basis { ledger_id: "l" revision: 9 head_revision: 9 as_of_time { seconds: 1 } })");
  const std::string page = TimelinePage({.term = "agreements/a/terms/t"}, nothing, Names());
  EXPECT_NE(page.find("nothing is declared of it at revision 9"), std::string::npos) << page;
}

}  // namespace
}  // namespace handover::ctl
