#include "clients/handoverctl/output_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "service_host/error.h"

namespace handover::ctl {
namespace {

class OutputFileTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  static void Write(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }
  static std::string Read(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const std::filesystem::path directory_ =
      std::filesystem::path(testing::TempDir()) / ("output_file_test." + std::to_string(getpid()));
  const std::filesystem::path path_ = directory_ / "f";
};

TEST_F(OutputFileTest, WhatIsKeptTakesThePlaceOfWhatWasThere) {
  Write(path_, "old");
  OutputFile file(path_);
  ASSERT_TRUE(file.Prepare().ok());
  Write(file.part(), "new");
  EXPECT_EQ(Read(path_), "old");
  ASSERT_TRUE(file.Keep().ok());
  EXPECT_EQ(Read(path_), "new");
  EXPECT_FALSE(std::filesystem::exists(file.part()));
}

TEST_F(OutputFileTest, WhatIsNotKeptLeavesNoTrace) {
  Write(path_, "old");
  {
    OutputFile file(path_);
    ASSERT_TRUE(file.Prepare().ok());
    Write(file.part(), "new");
  }
  EXPECT_EQ(Read(path_), "old");
  EXPECT_FALSE(std::filesystem::exists(directory_ / "f.part"));
}

TEST_F(OutputFileTest, TakesAwayWhatAKilledExportHasLeft) {
  Write(directory_ / "f.part", "half");
  OutputFile file(path_);
  ASSERT_TRUE(file.Prepare().ok());
  EXPECT_FALSE(std::filesystem::exists(file.part()));
}

TEST_F(OutputFileTest, TouchesNothingThatIsNoFile) {
  std::filesystem::create_directory(path_);
  std::filesystem::create_directory(directory_ / "g.part");
  for (const char* name : {"f", "g"}) {
    OutputFile file(directory_ / name);
    EXPECT_EQ(ReasonOf(file.Prepare()), "OUTPUT_NOT_WRITTEN") << name;
  }
  EXPECT_TRUE(std::filesystem::is_directory(path_));
  EXPECT_TRUE(std::filesystem::is_directory(directory_ / "g.part"));
}

}  // namespace
}  // namespace handover::ctl
