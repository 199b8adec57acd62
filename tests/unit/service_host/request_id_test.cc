#include "service_host/request_id.h"

#include <gtest/gtest.h>

#include <set>

namespace handover {
namespace {

TEST(RequestIdTest, IsOneTo64OfAFewCharacters) {
  for (const std::string good : {"a", "A-z_0.9", "6f1c"}) EXPECT_TRUE(IsRequestId(good)) << good;
  EXPECT_TRUE(IsRequestId(std::string(kRequestIdBytesMax, 'x')));
  for (const std::string bad : {"", " ", "a b", "a\n", "\"", "a/b", "é", "a=b", "a,b"}) {
    EXPECT_FALSE(IsRequestId(bad)) << bad;
  }
  EXPECT_FALSE(IsRequestId(std::string(kRequestIdBytesMax + 1, 'x')));
  EXPECT_FALSE(IsRequestId(std::string("a\0b", 3)));
}

TEST(RequestIdTest, AFreshOneIsGoodAndAnotherEachTime) {
  std::set<std::string> made;
  for (int i = 0; i < 1000; ++i) made.insert(MakeRequestId());
  EXPECT_EQ(made.size(), 1000U);
  for (const std::string& id : made) EXPECT_TRUE(IsRequestId(id)) << id;
}

}  // namespace
}  // namespace handover
