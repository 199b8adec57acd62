#include <gtest/gtest.h>
#include <stdlib.h>

#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "clients/handoverctl/command_line.h"
#include "clients/handoverctl/exit_status.h"

// The commands that write: into the ledger, and into files.
namespace handover::ctl {
namespace {

class WritingCommandLineTest : public testing::Test {
 protected:
  void SetUp() override { setenv("HANDOVER_AUTHOR", "parties/aaa", 1); }
  void TearDown() override { unsetenv("HANDOVER_AUTHOR"); }

  std::variant<CommandLine, ExitCode> Parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "handoverctl");
    return ParseCommandLine(static_cast<int>(arguments.size()), arguments.data(), out_, err_);
  }

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

  // What the statement is about that `arguments` make.
  template <typename What>
  What Stated(const std::vector<const char*>& arguments) {
    return std::get<What>(CommandOf<StatementCommand>(arguments).statement.what);
  }

  // The complaint about `arguments`.
  std::string Complaint(const std::vector<const char*>& arguments) {
    err_.str("");
    const auto parsed = Parse(arguments);
    const auto* exit = std::get_if<ExitCode>(&parsed);
    EXPECT_TRUE(exit != nullptr && exit->value == kExitUsage);
    return err_.str();
  }

  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(WritingCommandLineTest, ReadsADeclaration) {
  const auto command = CommandOf<StatementCommand>({"declare",
                                                    "agreements/x/handovers/h",
                                                    "1248",
                                                    "--precision",
                                                    "at-least",
                                                    "--basis",
                                                    "container",
                                                    "--role",
                                                    "sender",
                                                    "--category",
                                                    "deceased-military",
                                                    "--organ",
                                                    "Ministry of Defence",
                                                    "--tier",
                                                    "official-unnamed",
                                                    "--title",
                                                    "T",
                                                    "--uri",
                                                    "https://example.org/",
                                                    "--publication_date",
                                                    "2025-06-16",
                                                    "--sha256",
                                                    "ab",
                                                    "--id",
                                                    "d1",
                                                    "--declared_time",
                                                    "2025-06-16T00:00:00Z",
                                                    "--stated_event_date",
                                                    "2025-06-15",
                                                    "--dry_run"});
  EXPECT_TRUE(command.dry_run);
  EXPECT_EQ(command.statement.speaker, "parties/aaa") << "the author speaks";
  EXPECT_EQ(command.statement.id, "d1");
  EXPECT_EQ(command.statement.declared_time->seconds(), 1'750'032'000);
  EXPECT_EQ(command.statement.source.ShortDebugString(),
            "tier: SOURCE_TIER_OFFICIAL_UNNAMED organ: \"Ministry of Defence\" title: \"T\" uri: "
            "\"https://example.org/\" publication_date: \"2025-06-16\" sha256: \"ab\"");
  const auto declare = std::get<Declare>(command.statement.what);
  EXPECT_EQ(declare.handover, "agreements/x/handovers/h");
  EXPECT_EQ(declare.figure.count, 1248);
  EXPECT_EQ(declare.figure.precision, registry::v1::PRECISION_AT_LEAST);
  EXPECT_EQ(declare.figure.counting_basis, registry::v1::COUNTING_BASIS_CONTAINER);
  EXPECT_EQ(declare.role, registry::v1::ROLE_SENDER);
  EXPECT_EQ(declare.category, registry::v1::CATEGORY_DECEASED_MILITARY);
  EXPECT_EQ(declare.stated_event_date, "2025-06-15");
}

TEST_F(WritingCommandLineTest, ReadsWhoSpeaks) {
  const auto speaker = [this](const std::vector<const char*>& more) {
    std::vector<const char*> arguments = {"offer", "agreements/x/terms/t", "9", "--organ", "O"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return CommandOf<StatementCommand>(arguments).statement.speaker;
  };
  EXPECT_EQ(speaker({}), "parties/aaa");
  EXPECT_EQ(speaker({"--speaker", "bbb"}), "parties/bbb");
  EXPECT_EQ(speaker({"--speaker", "parties/bbb"}), "parties/bbb");
  EXPECT_EQ(speaker({"--author", "operator"}), "") << "an operator speaks for nobody by itself";
}

TEST_F(WritingCommandLineTest, ReadsEveryStatement) {
  EXPECT_EQ(Stated<Correct>({"correct", "n", "9", "--reason", "mistake"}).reason,
            registry::v1::CORRECTION_REASON_MISTAKE);
  EXPECT_EQ(Stated<Correct>({"withdraw", "n"}).reason, registry::v1::CORRECTION_REASON_WITHDRAWAL);
  EXPECT_EQ(Stated<StateTotal>({"state-total", "t", "9", "--as_of_date", "2025-06-15", "--organ", "O"}).as_of_date,
            "2025-06-15");
  EXPECT_EQ(Stated<MakeOffer>({"offer", "t", "9", "--supersedes", "o", "--organ", "O"}).supersedes, "o");
  const auto explain = Stated<Explain>({"explain", "m", "-3", "--code", "tally-error", "--organ", "O"});
  EXPECT_EQ(explain.signed_count, -3);
  EXPECT_EQ(explain.code, registry::v1::EXPLANATION_CODE_TALLY_ERROR);
  EXPECT_EQ(Stated<Respond>({"respond", "e", "rejected", "--organ", "O"}).verdict, registry::v1::VERDICT_REJECTED);
  EXPECT_EQ(Stated<Find>({"finding", "h", "2", "--code", "non-human", "--organ", "O"}).figure.count, 2);
}

TEST_F(WritingCommandLineTest, ACountIsLeftOutWhereItIsNotDisclosedAndThereAlone) {
  EXPECT_EQ(Stated<Declare>({"declare", "h", "--precision", "undisclosed", "--organ", "O"}).figure.precision,
            registry::v1::PRECISION_UNDISCLOSED);
  EXPECT_NE(Complaint({"declare", "h", "--organ", "O"}).find("COUNT is required"), std::string::npos) << err_.str();
  EXPECT_NE(Complaint({"declare", "h", "9", "--precision", "undisclosed", "--organ", "O"})
                .find("want none with --precision undisclosed"),
            std::string::npos)
      << err_.str();
}

TEST_F(WritingCommandLineTest, SaysWhatIsWrongWithAStatement) {
  EXPECT_NE(Complaint({"declare", "h", "9"}).find("--organ is required"), std::string::npos) << err_.str();
  EXPECT_NE(Complaint({"correct", "n", "9"}).find("--reason is required"), std::string::npos) << err_.str();
  EXPECT_NE(Complaint({"correct", "n", "9", "--reason", "withdrawal"}).find("want one of"), std::string::npos);
  EXPECT_NE(Complaint({"withdraw", "n", "--id", "No"}).find("want an id of lower-case"), std::string::npos);
  EXPECT_NE(Complaint({"withdraw", "n", "--declared_time", "now"}).find("want a time of RFC 3339"), std::string::npos);
  EXPECT_NE(Complaint({"state-total", "t", "9", "--as_of_date", "today", "--organ", "O"}).find("want a date such as"),
            std::string::npos);
}

TEST_F(WritingCommandLineTest, ReadsExportsAndTheirFormats) {
  EXPECT_EQ(CommandOf<ExportCommand>({"export"}).format, FileFormat::kNdjson);
  EXPECT_EQ(CommandOf<ExportCommand>({"export", "x", "-o", "f.csv"}).agreement, "agreements/x");
  EXPECT_EQ(CommandOf<ExportCommand>({"export", "-o", "f.csv"}).format, FileFormat::kCsv);
  EXPECT_EQ(CommandOf<ExportCommand>({"export", "-o", "f.sqlite"}).format, FileFormat::kSqlite);
  EXPECT_EQ(CommandOf<ExportCommand>({"export", "-o", "f.csv", "--format", "ndjson"}).format, FileFormat::kNdjson);
  EXPECT_NE(Complaint({"export", "--format", "sqlite"}).find("sqlite, want a file with it: -o FILE"),
            std::string::npos);
}

TEST_F(WritingCommandLineTest, ReadsTheFormatOfAnImport) {
  EXPECT_EQ(CommandOf<ImportCommand>({"import", "f.csv"}).format, FileFormat::kUnspecified);
  EXPECT_EQ(CommandOf<ImportCommand>({"import", "-", "--format", "csv"}).format, FileFormat::kCsv);
  EXPECT_NE(Complaint({"import", "-", "--format", "sqlite"}).find("want csv or ndjson"), std::string::npos);
}

}  // namespace
}  // namespace handover::ctl
