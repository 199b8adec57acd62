#include "clients/cpp/checkpoint_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <string>

namespace handover::client {
namespace {

namespace fs = std::filesystem;

class CheckpointFileTest : public testing::Test {
 protected:
  CheckpointFileTest() {
    std::string pattern = fs::temp_directory_path() / "handover-test-XXXXXX";
    directory_ = fs::path(mkdtemp(pattern.data())) / "state";
  }
  ~CheckpointFileTest() override { fs::remove_all(directory_.parent_path()); }

  CheckpointFile File() {
    return CheckpointFile(directory_ / "checkpoint", [this] { return now_; });
  }

  // The note that a process which starts now finds; empty if there is none.
  std::string Found() {
    const auto found = File().Read();
    EXPECT_TRUE(found.ok()) << found.status();
    if (!found.ok() || !found->has_value()) return "";
    EXPECT_EQ((*found)->verifier_key, "key");
    return (*found)->note;
  }

  static ledger::TrustedCheckpoint Note(const std::string& note) { return {.note = note, .verifier_key = "key"}; }

  fs::path directory_;
  absl::Time now_ = absl::FromUnixSeconds(1'750'000'000);
};

TEST_F(CheckpointFileTest, WhatIsKeptIsFoundByTheNextProcess) {
  EXPECT_EQ(Found(), "");
  EXPECT_TRUE(File().Keep(Note("one\ntwo\n\n- three\n")).ok());
  EXPECT_EQ(Found(), "one\ntwo\n\n- three\n");
}

TEST_F(CheckpointFileTest, ItIsWrittenOnceASecondAtMostAndAtTheEnd) {
  CheckpointFile file = File();
  EXPECT_TRUE(file.Keep(Note("1\n")).ok());
  now_ += CheckpointFile::kWriteInterval - absl::Nanoseconds(1);
  EXPECT_TRUE(file.Keep(Note("2\n")).ok());
  EXPECT_EQ(Found(), "1\n");
  now_ += absl::Nanoseconds(1);
  EXPECT_TRUE(file.Keep(Note("3\n")).ok());
  EXPECT_EQ(Found(), "3\n");
  EXPECT_TRUE(file.Keep(Note("4\n")).ok());
  EXPECT_TRUE(file.Flush().ok());
  EXPECT_EQ(Found(), "4\n");
}

TEST_F(CheckpointFileTest, AnEmptyFileIsAnErrorAndNotALedgerNeverSeen) {
  fs::create_directories(directory_);
  std::ofstream(directory_ / "checkpoint").close();
  EXPECT_EQ(File().Read().status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(CheckpointFileTest, WhatCannotBeWrittenIsSaid) {
  std::ofstream(directory_) << "a file in the place of the directory";
  EXPECT_EQ(File().Keep(Note("1\n")).code(), absl::StatusCode::kUnavailable);
}

TEST_F(CheckpointFileTest, WithoutADirectoryNothingIsKept) {
  CheckpointFile file("", [this] { return now_; });
  EXPECT_TRUE(file.Keep(Note("1\n")).ok());
  EXPECT_TRUE(file.Flush().ok());
  EXPECT_FALSE(file.Read()->has_value());
}

}  // namespace
}  // namespace handover::client
