#include "clients/handoverctl/command_line.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <sstream>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

class CommandLineTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"HANDOVER_REGISTRY", "HANDOVER_RECONCILIATION", "HANDOVER_AUTHOR"}) unsetenv(name);
  }

  std::variant<CommandLine, ExitCode> Parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "handoverctl");
    return ParseCommandLine(static_cast<int>(arguments.size()), arguments.data(), out_, err_);
  }

  // The command that `arguments` make. The test fails if they make none.
  template <typename Command>
  Command CommandOf(const std::vector<const char*>& arguments) {
    const auto parsed = Parse(arguments);
    const auto* line = std::get_if<CommandLine>(&parsed);
    EXPECT_NE(line, nullptr) << err_.str();
    if (line == nullptr || !std::holds_alternative<Command>(line->command)) {
      ADD_FAILURE() << "another command";
      return {};
    }
    return std::get<Command>(line->command);
  }

  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CommandLineTest, HasDefaultsThatTheEnvironmentAndFlagsOverride) {
  auto line = std::get<CommandLine>(Parse({"status"}));
  EXPECT_EQ(line.registry, "127.0.0.1:7401");
  EXPECT_EQ(line.reconciliation, "127.0.0.1:7402");
  EXPECT_EQ(line.author, "operator");
  setenv("HANDOVER_AUTHOR", "parties/ukr", 1);
  setenv("HANDOVER_REGISTRY", "127.0.0.1:1", 1);
  line = std::get<CommandLine>(Parse({"--registry", "127.0.0.1:2", "status"}));
  EXPECT_EQ(line.registry, "127.0.0.1:2");
  EXPECT_EQ(line.author, "parties/ukr");
}

TEST_F(CommandLineTest, TakesGlobalFlagsAfterTheCommandToo) {
  EXPECT_EQ(std::get<CommandLine>(Parse({"status", "--registry", "127.0.0.1:2"})).registry, "127.0.0.1:2");
}

TEST_F(CommandLineTest, ReadsEveryCommand) {
  EXPECT_EQ(CommandOf<ImportCommand>({"import", "a", "-"}).files, (std::vector<std::string>{"a", "-"}));
  EXPECT_EQ(CommandOf<GetCommand>({"get", "parties/ukr", "--revision", "7"}).revision, 7);
  EXPECT_EQ(CommandOf<GetCommand>({"get", "parties/ukr", "--output", "json"}).output, Output::kJson);
  EXPECT_EQ(CommandOf<ListCommand>({"list", "parties"}).parent, "");
  const auto list = CommandOf<ListCommand>({"list", "agreements/a/terms/t", "runningTotals", "--limit", "3"});
  EXPECT_EQ(list.parent, "agreements/a/terms/t");
  EXPECT_EQ(list.kind, registry::v1::RECORD_KIND_RUNNING_TOTAL);
  EXPECT_EQ(list.limit, 3);
  EXPECT_TRUE(CommandOf<WatchCommand>({"watch", "--after", "9", "--until-head"}).until_head);
  EXPECT_EQ(CommandOf<ReconcileCommand>({"reconcile", "x"}).agreement, "agreements/x");
  EXPECT_EQ(CommandOf<ReconcileCommand>({"reconcile", "agreements/x"}).agreement, "agreements/x");
  const auto mismatches = CommandOf<MismatchesCommand>(
      {"mismatches", "x", "--kind", "count", "--kind", "one-sided", "--least-difference", "3"});
  EXPECT_EQ(mismatches.kinds,
            (std::vector<reconciliation::v1::MismatchKind>{reconciliation::v1::MISMATCH_KIND_COUNT,
                                                           reconciliation::v1::MISMATCH_KIND_ONE_SIDED}));
  EXPECT_EQ(mismatches.least_difference, 3);
}

TEST_F(CommandLineTest, KnowsEveryKindOfMismatch) {
  const auto& kinds = *reconciliation::v1::MismatchKind_descriptor();
  for (const char* word : {"count", "one-sided", "running-total-between-parties", "running-total-not-sum"}) {
    EXPECT_EQ(CommandOf<MismatchesCommand>({"mismatches", "x", "--kind", word}).kinds.size(), 1u) << word;
  }
  EXPECT_EQ(kinds.value_count() - 1, 4) << "there is a kind that the flag does not take";
}

TEST_F(CommandLineTest, EndsWithTwoAndSaysWhatIsWanted) {
  struct Case {
    std::vector<const char*> arguments;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{}, "handoverctl: A subcommand is required\n  try: handoverctl --help\n"},
      {{"list", "foo"},
       "handoverctl: KIND: foo, want one of agreements, declarations, explanations, findings, handovers, offers, "
       "parties, "
       "readings, responses, runningTotals, terms\n  try: handoverctl --help\n"},
      {{"mismatches", "x", "--kind", "foo"},
       "handoverctl: --kind: foo, want one of count, one-sided, running-total-between-parties, running-total-not-sum\n"
       "  try: handoverctl --help\n"},
      {{"status", "-o", "xml"}, "handoverctl: --output: xml, want one of json, table\n  try: handoverctl --help\n"},
  };
  for (const Case& c : cases) {
    err_.str("");
    EXPECT_EQ(std::get<ExitCode>(Parse(c.arguments)).value, 2);
    EXPECT_EQ(err_.str(), c.want);
  }
}

TEST_F(CommandLineTest, RefusesNumbersOutOfBounds) {
  for (const std::vector<const char*>& arguments :
       std::vector<std::vector<const char*>>{{"get", "x", "--revision", "0"},
                                             {"watch", "--after", "-1"},
                                             {"list", "parties", "--limit", "0"},
                                             {"mismatches", "x", "--least-difference", "1000000001"},
                                             {"fly"},
                                             {"import"}}) {
    const auto parsed = Parse(arguments);
    ASSERT_TRUE(std::holds_alternative<ExitCode>(parsed)) << arguments.front();
    EXPECT_EQ(std::get<ExitCode>(parsed).value, 2);
  }
}

TEST_F(CommandLineTest, EndsWithZeroAfterHelp) {
  EXPECT_EQ(std::get<ExitCode>(Parse({"--help"})).value, 0);
  EXPECT_NE(out_.str().find("reconcile"), std::string::npos);
}

}  // namespace
}  // namespace handover::ctl
