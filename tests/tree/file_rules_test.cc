#include "tests/tree/file_rules.h"

#include <gtest/gtest.h>

namespace handover::tree {
namespace {

TEST(FileRulesTest, EveryFileKeepsThem) {
  const std::vector<SourceFile> tree = ReadTree();
  ASSERT_GT(tree.size(), 50U) << "the tree was not found at " << HANDOVER_TREE_ROOT;
  for (const SourceFile& file : tree) {
    for (const auto rule : {CheckLength, CheckName, CheckIncludeGuard, CheckSleep}) EXPECT_EQ(rule(file), "");
  }
}

TEST(FileRulesTest, AFileIsTooLongFromTheFirstLineAboveItsBound) {
  const std::string lines_600(600, '\n');
  const std::string lines_800(800, '\n');
  EXPECT_EQ(CheckLength({"ledger/a.cc", lines_600}), "");
  EXPECT_NE(CheckLength({"ledger/a.cc", lines_600 + '\n'}), "");
  EXPECT_EQ(CheckLength({"tests/unit/a_test.cc", lines_800}), "");
  EXPECT_NE(CheckLength({"tests/unit/a_test.cc", lines_800 + '\n'}), "");
  EXPECT_NE(CheckLength({"dev", lines_800}), "");
  EXPECT_EQ(CheckLength({"docs/samples/long.ndjson", lines_800}), "");
}

TEST(FileRulesTest, AWordThatSaysNothingIsFoundAnywhereInAPath) {
  for (const char* path :
       {"ledger/util.h", "common/a.h", "ledger/record_helper.cc", "misc.md", "log/batch_manager.cc"}) {
    EXPECT_NE(CheckName({path, ""}), "") << path;
  }
  for (const char* path : {"ledger/commoner.h", "ledger/utilization.h", "dev"}) EXPECT_EQ(CheckName({path, ""}), "");
}

TEST(FileRulesTest, AnIncludeGuardOfAnotherPathIsFound) {
  const std::string good =
      "#ifndef HANDOVER_LEDGER_A_B_H_\n#define HANDOVER_LEDGER_A_B_H_\n#endif  // HANDOVER_LEDGER_A_B_H_\n";
  EXPECT_EQ(CheckIncludeGuard({"ledger/a_b.h", good}), "");
  EXPECT_NE(CheckIncludeGuard({"ledger/c.h", good}), "");
  EXPECT_NE(CheckIncludeGuard({"ledger/a_b.h", "#pragma once\n"}), "");
}

TEST(FileRulesTest, ASleepInATestIsFound) {
  for (const std::string word : {"std::this_thread::sleep_for", "absl::SleepFor", "usleep", "  sleep"}) {
    const std::string text = word + "(1);\n";
    EXPECT_NE(CheckSleep({"tests/unit/a_test.cc", text}), "") << text;
    EXPECT_EQ(CheckSleep({"clients/cpp/a.cc", text}), "") << text;
    EXPECT_EQ(CheckSleep({"tests/unit/a_test.cc", "// " + text}), "") << text;
  }
  EXPECT_EQ(CheckSleep({"tests/unit/a_test.cc", "sleeper.sleep;\nASleep(1);\n"}), "");
}

}  // namespace
}  // namespace handover::tree
