#include "clients/handoverctl/command_line.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/exit_status.h"

namespace handover::ctl {
namespace {

class CommandLineTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"HANDOVER_REGISTRY", "HANDOVER_RECONCILIATION", "HANDOVER_AUTHOR", "HANDOVER_PROFILE",
                             "HANDOVER_TLS_CERTIFICATE", "HANDOVER_TLS_KEY", "HANDOVER_TLS_AUTHORITY"}) {
      unsetenv(name);
    }
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
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

TEST_F(CommandLineTest, AFlagGoesBeforeTheEnvironmentBeforeAProfileBeforeTheDefault) {
  std::string folder = (std::filesystem::temp_directory_path() / "handover-test-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  std::filesystem::create_directories(folder + "/handover");
  std::ofstream(folder + "/handover/handoverctl.toml")
      << "[profiles.ukr]\nregistry = \"a:1\"\nreconciliation = \"b:2\"\nauthor = \"parties/ukr\"\n";
  setenv("XDG_CONFIG_HOME", folder.c_str(), 1);
  setenv("HANDOVER_RECONCILIATION", "c:3", 1);
  setenv("HANDOVER_AUTHOR", "parties/rus", 1);
  const auto line = std::get<CommandLine>(Parse({"settings", "--profile", "ukr", "--author", "parties/icrc"}));
  std::filesystem::remove_all(folder);
  EXPECT_EQ(line.registry, "a:1");
  EXPECT_EQ(line.reconciliation, "c:3");
  EXPECT_EQ(line.author, "parties/icrc");
  std::string settings;
  for (const Setting& setting : line.settings) {
    settings += setting.name + "=" + setting.value + " (" + setting.source + ")\n";
  }
  EXPECT_EQ(settings,
            "registry=a:1 (profile ukr)\n"
            "reconciliation=c:3 (environment, HANDOVER_RECONCILIATION)\n"
            "author=parties/icrc (flag, --author)\n"
            "tls_certificate= (default)\ntls_key= (default)\ntls_authority= (default)\n");
}

TEST_F(CommandLineTest, TlsIsWholeOrNotAtAll) {
  EXPECT_EQ(std::get<ExitCode>(Parse({"status", "--tls_key", "a"})).value, kExitUsage);
  EXPECT_EQ(std::get<CommandLine>(Parse({"status", "--tls_key", "a", "--tls_certificate", "b", "--tls_authority", "c"}))
                .tls.certificate,
            "b");
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
  const std::vector<const char*> words = {"count",
                                          "one-sided",
                                          "running-total-between-parties",
                                          "running-total-not-sum",
                                          "basis",
                                          "category-scope",
                                          "event-date",
                                          "running-total-decreased",
                                          "intra-party-conflict",
                                          "observer-difference",
                                          "reading-conflict",
                                          "offsetting",
                                          "over-cap",
                                          "overdue-term",
                                          "reciprocity"};
  for (size_t i = 0; i < words.size(); ++i) {
    const auto kinds = CommandOf<MismatchesCommand>({"mismatches", "x", "--kind", words[i]}).kinds;
    ASSERT_EQ(kinds.size(), 1u) << words[i];
    EXPECT_EQ(static_cast<size_t>(kinds[0]), i + 1) << words[i];
  }
  EXPECT_EQ(static_cast<size_t>(reconciliation::v1::MismatchKind_descriptor()->value_count()), words.size() + 1);
}

TEST_F(CommandLineTest, KnowsEveryStateOfAMismatch) {
  const std::vector<const char*> words = {
      "open", "explanation-proposed", "partly-explained", "explained", "disputed", "accepted-unexplained", "closed"};
  for (size_t i = 0; i < words.size(); ++i) {
    const auto states = CommandOf<MismatchesCommand>({"mismatches", "x", "--state", words[i]}).states;
    ASSERT_EQ(states.size(), 1u) << words[i];
    EXPECT_EQ(static_cast<size_t>(states[0]), i + 1) << words[i];
  }
  EXPECT_EQ(CommandOf<MismatchesCommand>({"mismatches", "x", "--state", "open", "--state", "closed"}).states.size(),
            2u);
}

TEST_F(CommandLineTest, ReadsWhatToAnswerAgainst) {
  const auto reconcile = CommandOf<ReconcileCommand>({"reconcile", "x", "--revision", "7", "--min_revision", "9"});
  EXPECT_EQ(reconcile.as_of.ShortDebugString(), "revision: 7 min_revision: 9");
  const auto mismatches = CommandOf<MismatchesCommand>({"mismatches", "x", "--time", "2025-06-20T14:00:00+02:00"});
  EXPECT_EQ(mismatches.as_of.ShortDebugString(), "time { seconds: 1750420800 }");
  EXPECT_EQ(CommandOf<MismatchesCommand>({"mismatches", "x", "--min-revision", "9"}).as_of.min_revision(), 9);
  EXPECT_EQ(CommandOf<ReconcileCommand>({"reconcile", "x"}).as_of.ShortDebugString(), "");
}

TEST_F(CommandLineTest, ReadsBetweenWhichRevisionsToCompare) {
  const auto compare = CommandOf<CompareCommand>(
      {"reconcile", "x", "--from", "7", "--to", "9", "--min_revision", "8", "--output", "json"});
  EXPECT_EQ(compare.agreement, "agreements/x");
  EXPECT_EQ(compare.from, 7);
  EXPECT_EQ(compare.to, 9);
  EXPECT_EQ(compare.min_revision, 8);
  EXPECT_EQ(compare.output, Output::kJson);
  EXPECT_EQ(CommandOf<CompareCommand>({"reconcile", "x", "--from", "7"}).to, 0);
}

TEST_F(CommandLineTest, SaysWhatIsWanted) {
  struct Case {
    std::vector<const char*> arguments;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{"list", "foo"},
       "handoverctl: KIND: foo, want one of agreements, declarations, explanations, findings, handovers, offers, "
       "parties, readings, responses, runningTotals, terms [USAGE]\n  try: handoverctl list --help\n"},
      {{"mismatches", "x", "--kind", "foo"},
       "handoverctl: --kind: foo, want one of basis, category-scope, count, event-date, intra-party-conflict, "
       "observer-difference, offsetting, one-sided, over-cap, overdue-term, reading-conflict, reciprocity, "
       "running-total-between-parties, running-total-decreased, running-total-not-sum [USAGE]\n"
       "  try: handoverctl mismatches --help\n"},
      {{"mismatches", "x", "--state", "green"},
       "handoverctl: --state: green, want one of accepted-unexplained, closed, disputed, explained, "
       "explanation-proposed, open, partly-explained [USAGE]\n"
       "  try: handoverctl mismatches --help\n"},
      {{"reconcile", "x", "--time", "2025-06-20"},
       "handoverctl: --time: 2025-06-20, want a time of RFC 3339, such as 2025-06-20T12:00:00Z [USAGE]\n"
       "  try: handoverctl reconcile --help\n"},
      {{"reconcile", "x", "--from", "9", "--to", "8"},
       "handoverctl: --to: 8, want at least 9, the revision of --from [USAGE]\n  try: handoverctl reconcile --help\n"},
      {{"status", "-o", "xml"},
       "handoverctl: --output: xml, want one of csv, json, ndjson, plain, table, yaml [USAGE]\n  try: handoverctl "
       "status --help\n"},
      {{"recncile", "x"},
       "handoverctl: there is no command \"recncile\"; the nearest is reconcile [UNKNOWN_COMMAND]\n"
       "  try: handoverctl reconcile --help\n"},
      {{"--author", "x", "statsu"},
       "handoverctl: there is no command \"statsu\"; the nearest is status [UNKNOWN_COMMAND]\n"
       "  try: handoverctl status --help\n"},
      {{"reconcile", "x", "--revison=7"},
       "handoverctl: handoverctl reconcile has no option \"--revison\"; the nearest is --revision [UNKNOWN_OPTION]\n"
       "  try: handoverctl reconcile --help\n"},
      {{"--registri", "x", "status"},
       "handoverctl: handoverctl has no option \"--registri\"; the nearest is --registry [UNKNOWN_OPTION]\n"
       "  try: handoverctl --help\n"},
  };
  for (const Case& c : cases) {
    err_.str("");
    EXPECT_EQ(std::get<ExitCode>(Parse(c.arguments)).value, kExitUsage);
    EXPECT_EQ(err_.str(), c.want);
  }
}

TEST_F(CommandLineTest, RefusesWhatIsOutOfBoundsOrDoesNotGoTogether) {
  for (const std::vector<const char*>& arguments :
       std::vector<std::vector<const char*>>{{"get", "x", "--revision", "0"},
                                             {"watch", "--after", "-1"},
                                             {"list", "parties", "--limit", "0"},
                                             {"mismatches", "x", "--least-difference", "1000000001"},
                                             {"reconcile", "x", "--revision", "0"},
                                             {"reconcile", "x", "--min_revision", "-1"},
                                             {"reconcile", "x", "--from", "0"},
                                             {"reconcile", "x", "--to", "7"},
                                             {"reconcile", "x", "--from", "7", "--revision", "7"},
                                             {"reconcile", "x", "--from", "7", "--time", "2025-06-20T12:00:00Z"},
                                             {"status", "--revision", "7"},
                                             {"fly"},
                                             {"import"}}) {
    const auto parsed = Parse(arguments);
    ASSERT_TRUE(std::holds_alternative<ExitCode>(parsed)) << arguments.front();
    EXPECT_EQ(std::get<ExitCode>(parsed).value, kExitUsage);
  }
}

TEST_F(CommandLineTest, EndsWithZeroAfterHelp) {
  EXPECT_EQ(std::get<ExitCode>(Parse({"--help"})).value, 0);
  EXPECT_NE(out_.str().find("reconcile"), std::string::npos);
}

TEST_F(CommandLineTest, SaysWhatOneCanDoWhereNothingIsAsked) {
  EXPECT_EQ(std::get<ExitCode>(Parse({})).value, 0);
  const std::string help = out_.str();
  EXPECT_LT(help.find("handoverctl reconcile istanbul-2025-06-02\n"), help.find("Read what is reckoned:\n"));
  EXPECT_LT(help.find("Read what is reckoned:\n"), help.find("Options of every command:\n"));
}

TEST_F(CommandLineTest, HelpOfACommandHasExamplesFirst) {
  EXPECT_EQ(std::get<ExitCode>(Parse({"mismatches", "--help"})).value, 0);
  const std::string help = out_.str();
  EXPECT_TRUE(help.starts_with("handoverctl mismatches AGREEMENT [OPTION...]\n")) << help;
  EXPECT_LT(help.find("Examples:\n  handoverctl mismatches istanbul-2025-06-02\n"), help.find("Options:\n")) << help;
}

TEST_F(CommandLineTest, EveryCommandHasAnExampleAndAGroup) {
  for (const CommandDescription& command : DescribeCommandLine().commands) {
    EXPECT_NE(command.group, "Subcommands") << command.name;
    ASSERT_FALSE(command.examples.empty()) << command.name;
    for (const std::string& example : command.examples) {
      EXPECT_TRUE(example.starts_with("handoverctl " + command.name + " ") || example == "handoverctl " + command.name)
          << example;
    }
  }
}

TEST_F(CommandLineTest, AReportGoesToAFileOrForThePublic) {
  const auto report = CommandOf<ReportCommand>({"report", "x", "-o", "x.html", "--public", "--revision", "40"});
  EXPECT_EQ(report.agreement, "agreements/x");
  EXPECT_EQ(report.output_file, "x.html");
  EXPECT_TRUE(report.is_public);
  EXPECT_EQ(report.as_of.revision(), 40);
  EXPECT_FALSE(CommandOf<ReportCommand>({"report", "agreements/x"}).is_public);
}

TEST_F(CommandLineTest, AWatchOfMismatchesBeginsAfterARevision) {
  const auto watch = CommandOf<WatchMismatchesCommand>(
      {"watch-mismatches", "x", "--after", "51", "--kind", "count", "--until-head", "-o", "json"});
  EXPECT_EQ(watch.agreement, "agreements/x");
  EXPECT_EQ(watch.after, 51);
  EXPECT_EQ(watch.kinds, std::vector{reconciliation::v1::MISMATCH_KIND_COUNT});
  EXPECT_TRUE(watch.until_head);
  EXPECT_EQ(watch.output, Output::kJson);
}

TEST_F(CommandLineTest, ATimelineIsAlongTheDaysUnlessAskedForOtherwise) {
  EXPECT_EQ(CommandOf<TimelineCommand>({"timeline", "agreements/x/terms/y"}).axis,
            reconciliation::v1::TIMELINE_AXIS_EVENT_DATE);
  const auto timeline =
      CommandOf<TimelineCommand>({"timeline", "agreements/x/terms/y", "--by", "record-time", "--revision", "5"});
  EXPECT_EQ(timeline.axis, reconciliation::v1::TIMELINE_AXIS_RECORD_TIME);
  EXPECT_EQ(timeline.as_of.revision(), 5);
}

}  // namespace
}  // namespace handover::ctl
