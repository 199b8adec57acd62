#include "clients/handoverctl/error_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "handover/reconciliation/v1/error_reason.pb.h"
#include "handover/registry/v1/error_reason.pb.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

const Target kRegistry{.service = "registry", .address = "127.0.0.1:7401"};

TEST(ErrorTextTest, SaysWhatHappenedWhyAndWhatToTry) {
  EXPECT_EQ(ErrorText("get parties/x", kRegistry,
                      MakeFieldError(absl::StatusCode::kNotFound, "RECORD_NOT_FOUND",
                                     {{"name", "\"parties/x\", want a record of the ledger"}})),
            "handoverctl: cannot get parties/x: name: \"parties/x\", want a record of the ledger [RECORD_NOT_FOUND]\n"
            "  try: handoverctl list PARENT KIND, which lists the names that there are\n");
}

TEST(ErrorTextTest, NamesTheAddressThatNobodyListensAt) {
  EXPECT_EQ(
      ErrorText("import", kRegistry,
                absl::UnavailableError("failed to connect to all addresses; last error: UNKNOWN: Connection refused")),
      "handoverctl: cannot import: the registry service at 127.0.0.1:7401 cannot be reached: Connection refused "
      "[UNAVAILABLE]\n"
      "  try: start the registry service at 127.0.0.1:7401, or say with --registry where it is\n");
}

TEST(ErrorTextTest, LeavesAServicesOwnWordsWhereItIsThereAndCannotAnswer) {
  EXPECT_EQ(ErrorText("reconcile agreements/a", {.service = "reconciliation", .address = "127.0.0.1:7402"},
                      MakeError(absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP", "read up to 3: of 9")),
            "handoverctl: cannot reconcile agreements/a: read up to 3: of 9 [NOT_CAUGHT_UP]\n"
            "  try: ask handoverctl status, and again once it says that it follows\n");
}

TEST(ErrorTextTest, SaysWhereTheHeadIsToBeFoundWhereOneAskedAheadOfIt) {
  EXPECT_EQ(ErrorText("reconcile agreements/a", {.service = "reconciliation", .address = "127.0.0.1:7402"},
                      MakeError(absl::StatusCode::kOutOfRange, "AS_OF_AHEAD", "as_of.revision: 9, want at most 3")),
            "handoverctl: cannot reconcile agreements/a: as_of.revision: 9, want at most 3 [AS_OF_AHEAD]\n"
            "  try: a revision up to the head and a time up to now; handoverctl status says where the head is\n");
}

TEST(ErrorTextTest, PutsSeveralReasonsOnLinesOfTheirOwn) {
  EXPECT_EQ(ErrorText("import", kRegistry, absl::InvalidArgumentError("f:1: a\nf:2: b\x1b[2J")),
            "handoverctl: cannot import [INVALID_ARGUMENT]\n  f:1: a\n  f:2: b?[2J\n");
}

TEST(ErrorTextTest, EveryReasonOfAServiceHasANextStep) {
  const auto expect_steps = [](const google::protobuf::EnumDescriptor& reasons) {
    const std::string prefix = "ERROR_REASON_";
    for (int i = 0; i < reasons.value_count(); ++i) {
      const std::string& name = reasons.value(i)->name();
      ASSERT_TRUE(name.starts_with(prefix)) << name;
      if (reasons.value(i)->number() == 0) continue;
      EXPECT_NE(NextStepOf(name.substr(prefix.size())), "") << name;
    }
  };
  expect_steps(*registry::v1::ErrorReason_descriptor());
  expect_steps(*reconciliation::v1::ErrorReason_descriptor());
}

TEST(ErrorTextTest, LooksAgainWhereNoServiceHasSpoken) {
  Target target = kRegistry;
  target.look_again = [] { return ConnectionFault{.reason = "SERVICE_DOWN", .message = "nobody", .step = "start it"}; };
  EXPECT_EQ(ErrorText("import", target, absl::UnavailableError("x")),
            "handoverctl: cannot import: nobody [SERVICE_DOWN]\n  try: start it\n");
  const absl::Status spoken = MakeError(absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP", "read up to 3");
  EXPECT_EQ(ErrorText("import", target, spoken), ErrorText("import", kRegistry, spoken));
}

TEST(ErrorTextTest, NamesTheNearestOfWhatIsNotThere) {
  Target target = kRegistry;
  target.nearest = [](const std::string&) { return std::vector<std::string>{"parties/ukr", "parties/rus"}; };
  EXPECT_EQ(ErrorText("get parties/uke", target,
                      MakeError(absl::StatusCode::kNotFound, "RECORD_NOT_FOUND", "no such record"), "parties/uke"),
            "handoverctl: cannot get parties/uke: no such record [RECORD_NOT_FOUND]\n"
            "  the nearest that is there: parties/ukr, parties/rus\n"
            "  try: handoverctl list PARENT KIND, which lists the names that there are\n");
}

}  // namespace
}  // namespace handover::ctl
