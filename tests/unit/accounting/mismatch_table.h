#ifndef HANDOVER_TESTS_UNIT_ACCOUNTING_MISMATCH_TABLE_H_
#define HANDOVER_TESTS_UNIT_ACCOUNTING_MISMATCH_TABLE_H_

#include <functional>
#include <string>
#include <vector>

#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {

// One ledger, and what is said of one mismatch in it.
struct MismatchRow {
  std::string why;
  std::function<void(LedgerBuilder&)> tell;
  // The sentence that sums the mismatch up. Empty: it does not stand.
  std::string summary;
};

// The ledgers in which one mismatch stands, and those in which it does not.
struct MismatchTable {
  v1::MismatchKind kind;
  std::string id;  // What its name ends in, the same in each ledger.
  v1::Settlement settlement;
  bool has_difference;
  std::function<void(LedgerBuilder&)> begin;  // What each of the ledgers begins with.
  std::vector<MismatchRow> rows;
};

// Expects of each ledger that the mismatch of `table` stands in it as its row says, and no other of its kind.
void ExpectTable(const MismatchTable& table);

}  // namespace handover::reconciliation

#endif  // HANDOVER_TESTS_UNIT_ACCOUNTING_MISMATCH_TABLE_H_
