#include "tests/tree/document_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handover::tree {
namespace {

using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;

// A tree with one ./dev, one handoverctl and this README.
std::vector<SourceFile> TreeWithReadme(const std::string& readme) {
  return {{"README.md", readme},
          {"clients/handoverctl/command_line.cc", "app.add_subcommand(\"reconcile\", \"...\");\n"},
          {"dev", "#!/usr/bin/env bash\ncommand_demo() {\n}\n"}};
}

TEST(DocumentCommandsTest, DocumentsNameOnlySubcommandsThatExist) {
  EXPECT_THAT(FindWrongCommands(ReadTree()), IsEmpty());
}

TEST(DocumentCommandsTest, TheReadmeTellsAReaderWhatToType) {
  const std::vector<SourceFile> tree = ReadTree();
  EXPECT_THAT(ShellCommandsOf(TextOf(tree, "README.md")), SizeIs(Gt(1U)));
}

TEST(DocumentCommandsTest, TheSubcommandsOfDevAndHandoverctlAreRead) {
  const std::vector<SourceFile> tree = ReadTree();
  EXPECT_THAT(DevSubcommands(TextOf(tree, "dev")), IsSupersetOf({"demo", "help", "lint", "test"}));
  EXPECT_THAT(HandoverctlSubcommands(tree), IsSupersetOf({"import", "reconcile", "status"}));
}

TEST(DocumentCommandsTest, OnlyBlocksOfShAreCommands) {
  EXPECT_THAT(ShellCommandsOf("./dev a\n```sh\n./dev b\n\n# ./dev c\n./dev d \\\n  --e\n```\n```text\n./dev f\n```\n"),
              ElementsAre("./dev b", "./dev d   --e"));
}

TEST(DocumentCommandsTest, ASubcommandStandsBehindSettingsAndFlags) {
  EXPECT_EQ(SubcommandOf("./dev demo --once", "dev"), "demo");
  EXPECT_EQ(SubcommandOf("A=b ./dev demo", "dev"), "demo");
  EXPECT_EQ(SubcommandOf("x/handoverctl --registry 127.0.0.1:1 --reconciliation=127.0.0.1:2 get x", "handoverctl"),
            "get");
  EXPECT_EQ(SubcommandOf("./dev", "dev"), "");
  EXPECT_EQ(SubcommandOf("cat dev demo", "dev"), "");
}

TEST(DocumentCommandsTest, ASubcommandThatIsNotThereIsFound) {
  EXPECT_THAT(FindWrongCommands(TreeWithReadme("```sh\n./dev fly\n```\n")), SizeIs(1));
  EXPECT_THAT(FindWrongCommands(TreeWithReadme("```sh\nhandoverctl fly x\n```\n")), SizeIs(1));
  EXPECT_THAT(FindWrongCommands(TreeWithReadme("```sh\n./dev demo --once\nhandoverctl reconcile x\n```\n")), IsEmpty());
}

TEST(DocumentCommandsTest, ABlockThatNoTestWouldReadIsFound) {
  EXPECT_THAT(FindWrongCommands(TreeWithReadme("```bash\n./dev demo\n```\n")), SizeIs(1));
}

}  // namespace
}  // namespace handover::tree
