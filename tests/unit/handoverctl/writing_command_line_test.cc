#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "clients/handoverctl/command_line.h"

// The commands that read and write files of records.
namespace handover::ctl {
namespace {

class WritingCommandLineTest : public testing::Test {
 protected:
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

  // The complaint about `arguments`.
  std::string Complaint(const std::vector<const char*>& arguments) {
    err_.str("");
    const auto parsed = Parse(arguments);
    const auto* exit = std::get_if<ExitCode>(&parsed);
    EXPECT_TRUE(exit != nullptr && exit->value == 2);
    return err_.str();
  }

  std::ostringstream out_;
  std::ostringstream err_;
};

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
