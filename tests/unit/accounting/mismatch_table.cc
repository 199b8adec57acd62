#include "tests/unit/accounting/mismatch_table.h"

#include <gtest/gtest.h>

namespace handover::reconciliation {

void ExpectTable(const MismatchTable& table) {
  for (const MismatchRow& row : table.rows) {
    LedgerBuilder ledger;
    table.begin(ledger);
    row.tell(ledger);
    std::string summary;
    for (const v1::Mismatch& mismatch : ledger.Mismatches()) {
      if (mismatch.kind() != table.kind) continue;
      EXPECT_EQ(mismatch.name(), "agreements/a/mismatches/" + table.id) << row.why;
      EXPECT_EQ(mismatch.settlement(), table.settlement) << row.why;
      EXPECT_EQ(mismatch.has_difference(), table.has_difference) << row.why;
      EXPECT_EQ(mismatch.has_bridge(), table.has_difference) << row.why;
      EXPECT_EQ(mismatch.state(), v1::MISMATCH_STATE_OPEN) << row.why;
      summary = mismatch.summary();
    }
    EXPECT_EQ(summary, row.summary) << row.why;
  }
}

}  // namespace handover::reconciliation
