#include "clients/handoverctl/basis_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::AsOf;
using reconciliation::v1::Basis;

Basis BehindBy(int64_t records) {
  auto basis = FromText<Basis>(kBasis);
  basis.set_head_revision(basis.revision() + records);
  return basis;
}

TEST(BasisTextTest, SaysLedgerRevisionAndTime) {
  EXPECT_EQ(BasisLine(BehindBy(0), {}), "ledger 0123abcd, revision 51, as of 2025-06-20 12:00:00 UTC");
}

TEST(BasisTextTest, SaysThatAnAnswerAtTheHeadIsNotComplete) {
  const auto line = BasisLine(BehindBy(1), FromText<AsOf>("min_revision: 7"));
  EXPECT_TRUE(line.ends_with(" UTC; NOT YET COMPLETE: 1 later record is not reckoned with")) << line;
}

TEST(BasisTextTest, SaysThatLaterRecordsAreLeftOutWhereThatWasAskedFor) {
  for (const char* as_of : {"revision: 51", "time { seconds: 1750420800 }"}) {
    const auto line = BasisLine(BehindBy(1001), FromText<AsOf>(as_of));
    EXPECT_TRUE(line.ends_with(" UTC; as asked, without 1,001 later records")) << line;
  }
}

TEST(BasisTextTest, WritesTheFlagsThatAskForTheSame) {
  EXPECT_EQ(AsOfFlags({}), "");
  EXPECT_EQ(AsOfFlags(FromText<AsOf>("min_revision: 7")), "");
  EXPECT_EQ(AsOfFlags(FromText<AsOf>("revision: 1044 time { seconds: 1750420800 }")),
            " --revision 1044 --time 2025-06-20T12:00:00Z");
}

}  // namespace
}  // namespace handover::ctl
