#include "clients/handoverctl/event_line.h"

#include <gtest/gtest.h>

namespace handover::ctl {
namespace {

using reconciliation::v1::MismatchEvent;

MismatchEvent EventOf(reconciliation::v1::MismatchChange change) {
  MismatchEvent event;
  event.set_change(change);
  event.set_revision(1031);
  event.mutable_time()->set_seconds(1'750'000'000);
  event.mutable_mismatch()->set_name("agreements/a/mismatches/count.h.deceased-military");
  event.mutable_mismatch()->set_state(reconciliation::v1::MISMATCH_STATE_EXPLANATION_PROPOSED);
  event.mutable_mismatch()->set_summary("Aland declares 3.");
  return event;
}

TEST(EventLineTest, SaysWhenWhatAndOfWhichMismatch) {
  EXPECT_EQ(EventLine(EventOf(reconciliation::v1::MISMATCH_CHANGE_OPENED)),
            "2025-06-15 15:06:40 UTC  revision 1,031  opened  count.h.deceased-military  Aland declares 3.");
}

TEST(EventLineTest, SaysOfAChangeHowFarThePartiesHaveCome) {
  const std::string line = EventLine(EventOf(reconciliation::v1::MISMATCH_CHANGE_CHANGED));
  EXPECT_NE(line.find("changed (open: an explanation is proposed"), std::string::npos) << line;
}

TEST(EventLineTest, CannotRedrawATerminal) {
  MismatchEvent event = EventOf(reconciliation::v1::MISMATCH_CHANGE_OPENED);
  event.mutable_mismatch()->set_summary("\x1b[2J");
  EXPECT_EQ(EventLine(event).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace handover::ctl
