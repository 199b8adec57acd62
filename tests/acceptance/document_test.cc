#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/handoverctl/exit_status.h"
#include "tests/harness/sample_services.h"
#include "tests/tree/document_commands.h"

// docs/handoverctl.md: every command in it works on the sample, and its table of exit statuses is the program's.
namespace handover {
namespace {

std::string Document() {
  std::ifstream file(std::string(HANDOVER_SOURCE_DIR) + "/docs/handoverctl.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(HandoverctlDocumentTest, EveryCommandInItSucceeds) {
  test::SampleServices services;
  const test::TemporaryFolder home;
  const std::filesystem::path bin = std::filesystem::path(test::ProgramPath("handoverctl")).parent_path();
  const std::vector<std::string> environment = {
      "PATH=" + bin.string() + ":/usr/bin:/bin",  "HOME=" + home.path().string(),
      "XDG_STATE_HOME=" + home.path().string(),   "XDG_CONFIG_HOME=" + home.path().string(),
      "HANDOVER_REGISTRY=" + services.registry(), "HANDOVER_RECONCILIATION=" + services.reconciliation()};
  const auto commands = tree::ShellCommandsOf(Document());
  ASSERT_GE(commands.size(), 15U);
  for (const std::string& command : commands) {
    const test::Ended ended = test::RunToEnd({"/bin/bash", "-c", "cd \"$HOME\" && " + command}, environment);
    EXPECT_EQ(ended.exit_status, 0) << command << "\n" << ended.error;
    EXPECT_EQ(ended.error, "") << command;
  }
}

TEST(HandoverctlDocumentTest, ItsExitStatusesAreTheProgramsOwn) {
  std::string table = "| status | what it says |\n|---|---|\n";
  for (const ctl::ExitMeaning& exit : ctl::kExitMeanings) {
    absl::StrAppend(&table, "| ", exit.status, " | ", absl::StrReplaceAll(std::string(exit.meaning), {{"|", "\\|"}}),
                    " |\n");
  }
  EXPECT_THAT(Document(), testing::HasSubstr(table + "\n"));
}

}  // namespace
}  // namespace handover
