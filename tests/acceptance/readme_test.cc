#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/harness/sample_services.h"

namespace handover {
namespace {

// The handoverctl commands in the shell blocks of README.md, each as its arguments. None of them quotes anything.
std::vector<std::vector<std::string>> CommandsOfReadme() {
  constexpr std::string_view kProgram = "build/release/bin/handoverctl";
  std::ifstream readme(std::string(HANDOVER_SOURCE_DIR) + "/README.md");
  std::vector<std::vector<std::string>> commands;
  bool in_block = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("```")) in_block = line == "```sh";
    if (!in_block || !line.starts_with(kProgram)) continue;
    std::istringstream words(line.substr(kProgram.size()));
    auto& command = commands.emplace_back();
    for (std::string word; words >> word;) command.push_back(word);
  }
  return commands;
}

TEST(ReadmeTest, EveryCommandInItSucceeds) {
  test::SampleServices services;
  // What is verified is kept: not among what the person who runs the tests has verified.
  const test::TemporaryFolder state;
  setenv("XDG_STATE_HOME", state.path().c_str(), 1);
  const auto commands = CommandsOfReadme();
  ASSERT_GE(commands.size(), 4U);
  for (const auto& command : commands) {
    const test::Ended ended = services.Ctl(command);
    EXPECT_EQ(ended.exit_status, 0) << testing::PrintToString(command) << "\n" << ended.error;
    EXPECT_FALSE(ended.output.empty()) << testing::PrintToString(command);
  }
}

// The shell block of README.md that calls a service by way of buf.
std::string BufBlockOfReadme() {
  std::ifstream readme(std::string(HANDOVER_SOURCE_DIR) + "/README.md");
  std::string block;
  bool in_block = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("```")) {
      if (block.find("buf curl") != std::string::npos) return block;
      in_block = line == "```sh";
      block.clear();
    } else if (in_block) {
      block += line + "\n";
    }
  }
  return "";
}

TEST(ReadmeTest, TheCallFromAnotherToolSucceeds) {
  if (!std::filesystem::exists(std::string(HANDOVER_SOURCE_DIR) + "/node_modules/.bin/buf")) {
    GTEST_SKIP() << "buf is not installed; ./dev lint installs it";
  }
  test::SampleServices services;
  std::string block = BufBlockOfReadme();
  const std::string address = "127.0.0.1:7402";
  const size_t place = block.find(address);
  ASSERT_NE(place, std::string::npos);
  block.replace(place, address.size(), services.reconciliation());
  const test::Ended ended =
      test::RunToEnd({"/bin/bash", "-c", "cd " + std::string(HANDOVER_SOURCE_DIR) + " && " + block});
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
  EXPECT_THAT(ended.output, testing::HasSubstr("count.rus-ukr-2025-06-16.deceased-military"));
}

// The part of the demo's output that README.md shows is what handoverctl prints.
TEST(ReadmeTest, ShowsWhatReconcilePrints) {
  test::SampleServices services;
  const std::string printed = services.Ctl({"reconcile", "istanbul-2025-06-02"}).output;
  std::ifstream readme(std::string(HANDOVER_SOURCE_DIR) + "/README.md");
  int lines_shown = 0;
  bool in_block = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("```")) {
      in_block = line == "```text";
    } else if (in_block) {
      ++lines_shown;
      EXPECT_THAT(printed, testing::HasSubstr(line + "\n"));
    }
  }
  EXPECT_GE(lines_shown, 15);
}

}  // namespace
}  // namespace handover
