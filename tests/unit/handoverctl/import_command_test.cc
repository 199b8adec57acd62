#include "clients/handoverctl/import_command.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>

#include "clients/handoverctl/progress_bar.h"

namespace handover::ctl {
namespace {

using registry::v1::AppendRecordsRequest;
using registry::v1::AppendRecordsResponse;

using Answer = std::function<absl::StatusOr<AppendRecordsResponse>(const AppendRecordsRequest&)>;

AppendRecordsResponse Stored(const AppendRecordsRequest& request) {
  AppendRecordsResponse response;
  response.set_ledger_id("0123");
  response.set_revision(request.records_size());
  for (int i = 0; i < request.records_size(); ++i) {
    response.add_results()->set_outcome(registry::v1::APPEND_OUTCOME_CREATED);
  }
  return response;
}

// A stream that answers each batch as it is told.
class FakeImport : public client::RecordImport {
 public:
  explicit FakeImport(Answer answer) : answer_(std::move(answer)) {}
  void Send(const AppendRecordsRequest& batch) override { sent_.push_back(batch); }
  absl::StatusOr<AppendRecordsResponse> Receive() override {
    auto answer = answer_(sent_.front());
    sent_.pop_front();
    return answer;
  }

 private:
  const Answer answer_;
  std::deque<AppendRecordsRequest> sent_;
};

class ImportCommandTest : public testing::Test {
 protected:
  Failure Import(const std::vector<std::string>& files, const Answer& answer, std::ostream* terminal = nullptr,
                 FileFormat format = FileFormat::kUnspecified) {
    ImportCommands commands([&answer] { return std::make_unique<FakeImport>(answer); },
                            {.service = "registry", .address = "127.0.0.1:7401"},
                            {.sleep = [](absl::Duration) {}, .random = [] { return 0.5; }},
                            {.in = in_, .out = out_, .terminal = terminal, .clock = [this] { return now_; }});
    return commands.Run({.files = files, .format = format});
  }

  // A file of the test's own that holds `text`.
  std::string FileOf(const std::string& name, const std::string& text) {
    const std::string path = directory_ / name;
    std::ofstream(path) << text;
    return path;
  }

  void SetUp() override { std::filesystem::create_directories(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  const std::filesystem::path directory_ =
      std::filesystem::path(testing::TempDir()) / ("import_command_test." + std::to_string(getpid()));
  std::istringstream in_;
  std::ostringstream out_;
  absl::Time now_ = absl::UnixEpoch();
};

TEST_F(ImportCommandTest, ImportsFilesAndTheStandardInput) {
  in_.str("{\"name\":\"parties/b\"}\n");
  EXPECT_EQ(Import({FileOf("a", "{\"name\":\"parties/a\"}\n"), "-"}, Stored), std::nullopt);
  EXPECT_EQ(out_.str(), "imported 2 records: 2 created, 0 already there; ledger 0123 at revision 1\n");
}

TEST_F(ImportCommandTest, StoresNothingIfAFileIsNotThere) {
  in_.str("{\"name\":\"parties/b\"}\n");
  const Failure failure = Import({"-", directory_ / "none"}, [](const AppendRecordsRequest& request) {
    ADD_FAILURE() << "appended";
    return Stored(request);
  });
  ASSERT_TRUE(failure.has_value());
  EXPECT_NE(failure->text.find("none: cannot be opened, want a file that can be read [FILE_UNREADABLE]\n"),
            std::string::npos)
      << failure->text;
}

TEST_F(ImportCommandTest, SaysWhatIsStoredWhenALineIsNoRecord) {
  in_.str("{\"name\":\"parties/a\"}\n{\"nam\":1}\n");
  const Failure failure = Import({FileOf("a", "{\"name\":\"parties/z\"}\n"), "-"}, Stored);
  ASSERT_TRUE(failure.has_value());
  EXPECT_TRUE(failure->text.starts_with("handoverctl: cannot import: stdin:2: nam: no such field, want one of name, "))
      << failure->text;
  EXPECT_NE(failure->text.find("\n  stored up to " + (directory_ / "a").string() + ":1; nothing after that\n"),
            std::string::npos)
      << failure->text;
  EXPECT_EQ(out_.str(), "");
}

TEST_F(ImportCommandTest, SaysWhichRegistryIsAwayAndThatTheOutcomeIsNotKnown) {
  in_.str("{\"name\":\"parties/a\"}\n");
  const Failure failure = Import({"-"}, [](const AppendRecordsRequest&) { return absl::UnavailableError("no one"); });
  ASSERT_TRUE(failure.has_value());
  EXPECT_EQ(failure->text,
            "handoverctl: cannot import: the registry service at 127.0.0.1:7401 cannot be reached: no one "
            "[UNAVAILABLE]\n"
            "  try: start the registry service at 127.0.0.1:7401, or say with --registry where it is\n"
            "  whether any of it is stored is not known\n"
            "  importing the same files again is safe: a record is recognised by its name\n");
}

TEST_F(ImportCommandTest, DrawsProgressOnATerminalAndTakesItAway) {
  std::ostringstream terminal;
  EXPECT_EQ(Import({FileOf("a", "{\"name\":\"parties/a\"}\n")}, Stored, &terminal), std::nullopt);
  EXPECT_EQ(terminal.str(), "\r\x1b[K[################] 100%  1 record  1,000/s  0.0 of 0.0 MiB  0s left\r\x1b[K");
}

TEST_F(ImportCommandTest, ImportsCsvByTheEndOfItsNameOrIfToldSo) {
  const std::string text = "display_name,name\nA,parties/a\n";
  EXPECT_EQ(Import({FileOf("a.csv", text)}, Stored), std::nullopt);
  in_.str(text);
  EXPECT_EQ(Import({"-"}, Stored, nullptr, FileFormat::kCsv), std::nullopt);
}

}  // namespace
}  // namespace handover::ctl
