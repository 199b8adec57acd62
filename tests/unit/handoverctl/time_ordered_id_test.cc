#include "clients/handoverctl/time_ordered_id.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

TEST(TimeOrderedIdTest, IsTheUuidThatTheStandardGivesAsAnExample) {
  // RFC 9562, A.6: 2022-02-22 19:22:22 UTC; rand_a CC3, rand_b 18C4DC0C0C07398F without its variant.
  const absl::Time time = absl::FromUnixMillis(0x017F22E279B0);
  int calls = 0;
  const std::string id = TimeOrderedId(
      time, [&calls]() -> uint64_t { return ++calls == 1 ? (uint64_t{0x18C4} << 12) | 0xCC3 : 0xDC0C0C07398F; });
  EXPECT_EQ(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  EXPECT_TRUE(ledger::IsId(id));
}

TEST(TimeOrderedIdTest, LaterOnesComeLater) {
  const auto zero = [] { return uint64_t{0}; };
  const auto ones = [] { return ~uint64_t{0}; };
  const absl::Time now = absl::FromUnixSeconds(1'750'000'000);
  EXPECT_LT(TimeOrderedId(now, ones), TimeOrderedId(now + absl::Milliseconds(1), zero));
}

}  // namespace
}  // namespace handover::ctl
