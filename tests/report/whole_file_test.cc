#include "clients/handoverctl/whole_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/harness/services.h"

namespace handover::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string ContentOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(WholeFileTest, MakesAFileAndTakesThePlaceOfOne) {
  const test::TemporaryFolder folder;
  const fs::path path = folder.path() / "report.html";
  ASSERT_TRUE(WriteWholeFile(path, "one", 0644).ok());
  ASSERT_TRUE(WriteWholeFile(path, "two", 0644).ok());
  EXPECT_EQ(ContentOf(path), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(WholeFileTest, WritesToWhatALinkLeadsTo) {
  const test::TemporaryFolder folder;
  fs::create_symlink(folder.path() / "real", folder.path() / "link");
  ASSERT_TRUE(WriteWholeFile(folder.path() / "real", "one", 0644).ok());
  ASSERT_TRUE(WriteWholeFile(folder.path() / "link", "two", 0644).ok());
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(ContentOf(folder.path() / "real"), "two");
}

TEST(WholeFileTest, SaysThatTheDiskIsFullAndReplacesNoDevice) {
  const absl::Status status = WriteWholeFile("/dev/full", "one", 0644);
  EXPECT_THAT(std::string(status.message()), HasSubstr("\"/dev/full\" cannot be written: No space left on device"));
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST(WholeFileTest, SaysThatAFolderIsNotThere) {
  const absl::Status status = WriteWholeFile("/nowhere/report.html", "one", 0644);
  EXPECT_THAT(std::string(status.message()), HasSubstr("cannot be made: No such file or directory"));
}

}  // namespace
}  // namespace handover::ctl
