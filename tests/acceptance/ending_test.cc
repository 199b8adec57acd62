#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <string>
#include <vector>

#include "clients/handoverctl/exit_status.h"
#include "tests/harness/sample_services.h"
#include "tests/harness/wait_until.h"

// How handoverctl ends: at once on Ctrl-C, in silence where nobody reads on, and with a status that says how it stands.
namespace handover {
namespace {

using testing::HasSubstr;

class EndingTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { services_ = new test::SampleServices(); }
  static void TearDownTestSuite() { delete services_; }

  static std::vector<std::string> EnvironmentOf(const test::SampleServices& services) {
    return {"HANDOVER_REGISTRY=" + services.registry(), "HANDOVER_RECONCILIATION=" + services.reconciliation(),
            "XDG_CONFIG_HOME=/nonexistent"};
  }
  static std::vector<std::string> Environment() { return EnvironmentOf(*services_); }
  static std::vector<std::string> Line(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), test::ProgramPath("handoverctl"));
    return arguments;
  }
  // A line of an import.
  static std::string PartyLine(const std::string& id) {
    return R"({"name": "parties/)" + id + R"(", "party": {"displayName": "P", "kind": "PARTY_KIND_SIDE"}})" + "\n";
  }
  static bool WaitForOutput(test::Process& process, const std::string& text) {
    return test::WaitUntil([&] { return process.output().find(text) != std::string::npos; });
  }

  static inline test::SampleServices* services_ = nullptr;
};

TEST_F(EndingTest, WatchingAnswersAnewOnceMoreIsReadAndEndsOnCtrlC) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"status", "--watch", "-o", "csv"},
                                                  {"mismatches", "istanbul-2025-06-02", "--watch", "-o", "csv"},
                                                  {"reconcile", "istanbul-2025-06-02", "--watch", "-o", "csv"}}) {
    test::SampleServices services;
    test::Process process(Line(command), EnvironmentOf(services));
    ASSERT_TRUE(WaitForOutput(process, "51,")) << process.error();
    const std::string first = process.output();
    const test::Ended stored = test::Ctl(services.registry(), "", {"import", "-"}, PartyLine("late"));
    ASSERT_EQ(stored.exit_status, 0) << stored.error;
    EXPECT_TRUE(WaitForOutput(process, "52,")) << process.output();
    // The names of the columns come once.
    EXPECT_EQ(process.output().substr(first.size()).find("revision,"), std::string::npos);
    process.Signal(SIGINT);
    EXPECT_EQ(process.Wait(), ctl::kExitInterrupted);
    EXPECT_EQ(process.error(), "");
  }
}

TEST_F(EndingTest, AWatchEndsAtOnceOnCtrlC) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"watch"}, {"watch-mismatches", "istanbul-2025-06-02"}}) {
    test::Process process(Line(command), Environment());
    ASSERT_TRUE(WaitForOutput(process, "\n")) << process.error();
    process.Signal(SIGINT);
    EXPECT_EQ(process.Wait(), ctl::kExitInterrupted);
    EXPECT_EQ(process.error(), "");
  }
}

TEST_F(EndingTest, AReaderWhoGoesAwayIsToldNothing) {
  test::SampleServices services;
  const std::string watch = "'" + test::ProgramPath("handoverctl") + "' watch -o json";
  test::Process process({"/bin/bash", "-c", watch + " | head -n 1; echo \"${PIPESTATUS[0]}\""},
                        EnvironmentOf(services));
  // It notices when it next has something to say.
  int number = 0;
  const bool is_over = test::WaitUntil([&] {
    const std::string name = "late" + std::to_string(number++);
    EXPECT_EQ(test::Ctl(services.registry(), "", {"import", "-"}, PartyLine(name)).exit_status, 0);
    return process.output().ends_with("}\n" + std::to_string(ctl::kExitClosedPipe) + "\n");
  });
  EXPECT_TRUE(is_over) << process.output();
  EXPECT_EQ(process.error(), "");
}

TEST_F(EndingTest, TheStatusSaysHowAnAgreementStands) {
  EXPECT_EQ(services_->Ctl({"reconcile", "istanbul-2025-06-02"}).exit_status, ctl::kExitDone);
  const test::Ended open = services_->Ctl({"reconcile", "istanbul-2025-06-02", "--exit_status"});
  EXPECT_EQ(open.exit_status, ctl::kExitOpen);
  EXPECT_EQ(open.error, "");
  // When the agreement and its terms were there and no handover yet, nothing was open but the readings.
  EXPECT_EQ(services_->Ctl({"reconcile", "istanbul-2025-06-02", "--exit_status", "--revision", "5"}).exit_status,
            ctl::kExitDone);
}

TEST_F(EndingTest, WhatMakesNoSenseIsAUsageError) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"get"}, {"list", "cats"}, {"reconcile", "x", "--watch", "--revision", "3"}}) {
    EXPECT_EQ(services_->Ctl(command).exit_status, ctl::kExitUsage) << testing::PrintToString(command);
  }
}

TEST_F(EndingTest, PagesAreAsWideAsColumnsSays) {
  for (const std::string width : {"40", "80", "200"}) {
    std::vector<std::string> environment = Environment();
    environment.push_back("COLUMNS=" + width);
    const test::Ended ended = test::RunToEnd(Line({"status"}), environment);
    EXPECT_EQ(ended.exit_status, 0) << ended.error;
    for (size_t begin = 0; begin < ended.output.size();) {
      const size_t end = ended.output.find('\n', begin);
      EXPECT_LE(end - begin, std::stoul(width)) << ended.output;
      begin = end + 1;
    }
  }
}

}  // namespace
}  // namespace handover
