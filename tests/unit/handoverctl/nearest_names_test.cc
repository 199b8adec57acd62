#include "clients/handoverctl/nearest_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A registry of two records a page.
class NearestNamesTest : public testing::Test {
 protected:
  std::vector<std::string> NearestTo(const std::string& name) {
    return NearestNames([this](const auto& request) { return Page(request); }, name);
  }

  std::map<std::string, std::vector<std::string>> names_ = {
      {"", {"agreements/istanbul", "agreements/minsk", "agreements/oslo", "agreements/paris"}},
      {"agreements/istanbul", {"agreements/istanbul/terms/remains", "agreements/istanbul/terms/wounded"}}};
  int pages_ = 0;

 private:
  registry::v1::ListRecordsResponse Page(const registry::v1::ListRecordsRequest& request) {
    ++pages_;
    const auto& all = names_[request.parent()];
    const size_t begin = request.page_token().empty() ? 0 : std::stoul(request.page_token());
    registry::v1::ListRecordsResponse page;
    for (size_t i = begin; i < all.size() && i < begin + 2; ++i) page.add_records()->set_name(all[i]);
    if (begin + 2 < all.size()) page.set_next_page_token(std::to_string(begin + 2));
    return page;
  }
};

TEST_F(NearestNamesTest, TellsTheNearestOfItsKindFirst) {
  EXPECT_THAT(NearestTo("agreements/istambul"), ElementsAre("agreements/istanbul", testing::_, testing::_));
  EXPECT_EQ(pages_, 2);
}

TEST_F(NearestNamesTest, LooksUnderTheParent) {
  EXPECT_THAT(NearestTo("agreements/istanbul/terms/wound"),
              ElementsAre("agreements/istanbul/terms/wounded", "agreements/istanbul/terms/remains"));
}

TEST_F(NearestNamesTest, LooksForTheParentWhereThatIsNotThere) {
  EXPECT_THAT(NearestTo("agreements/mnsk/terms/wounded"), testing::Contains("agreements/minsk"));
}

TEST_F(NearestNamesTest, KnowsNothingNearWhatIsNoName) {
  EXPECT_THAT(NearestTo("Istanbul"), IsEmpty());
  EXPECT_THAT(NearestTo(""), IsEmpty());
}

TEST_F(NearestNamesTest, SaysNothingWhereTheRegistryFails) {
  EXPECT_THAT(NearestNames([](const auto&) { return absl::UnavailableError("gone"); }, "agreements/a"), IsEmpty());
}

}  // namespace
}  // namespace handover::ctl
