#include "clients/handoverctl/profile_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

class ProfileFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "handover-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  absl::StatusOr<Profile> Read(const std::string& text, const std::string& name) {
    std::ofstream(path()) << text;
    return ReadProfile(path(), name, {"author", "registry"});
  }
  std::filesystem::path path() const { return folder_ / "handoverctl.toml"; }

  std::filesystem::path folder_;
};

constexpr char kTwo[] =
    "default_profile = \"rus\"\n[profiles.rus]\nregistry = \"a:1\"\n[profiles.ukr]\nregistry = \"b:2\"\n"
    "author = \"parties/ukr\"\n";

TEST_F(ProfileFileTest, ReadsTheOneThatIsNamedOrTheDefault) {
  const auto named = Read(kTwo, "ukr");
  ASSERT_TRUE(named.ok()) << named.status();
  EXPECT_EQ(named->name, "ukr");
  EXPECT_EQ(named->values, (std::map<std::string, std::string>{{"registry", "b:2"}, {"author", "parties/ukr"}}));
  const auto left_out = Read(kTwo, "");
  ASSERT_TRUE(left_out.ok()) << left_out.status();
  EXPECT_EQ(left_out->name, "rus");
}

TEST_F(ProfileFileTest, NeedsNoFileUnlessOneIsNamed) {
  const auto none = ReadProfile(path(), "", {"registry"});
  ASSERT_TRUE(none.ok()) << none.status();
  EXPECT_EQ(none->name, "");
  EXPECT_EQ(ReadProfile(path(), "ukr", {"registry"}).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ProfileFileTest, NamesTheNearestOfWhatIsNotThere) {
  EXPECT_NE(Read(kTwo, "urk").status().message().find("the nearest is ukr"), absl::string_view::npos);
  EXPECT_NE(Read("[profiles.a]\nregistri = \"a\"\n", "a").status().message().find("the nearest is registry"),
            absl::string_view::npos);
}

TEST_F(ProfileFileTest, RefusesWhatIsNoFileOfProfiles) {
  for (const std::string text : {"[profiles", "[profiles.a]\nregistry = 7\n"}) {
    EXPECT_EQ(Read(text, "a").status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_FALSE(Read(std::string(kProfileFileBytesMax + 1, '#'), "a").ok());
  EXPECT_FALSE(Read("profiles = 3\n", "a").ok());
}

}  // namespace
}  // namespace handover::ctl
