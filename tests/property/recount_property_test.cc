#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/property/property.h"
#include "tests/recount/recount.h"
#include "tests/recount/statement.h"

// What holds of every ledger, whatever is in it.
namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::Record;

constexpr const char* kAgreement = "agreements/a";

Moment HeadOf(const std::vector<Record>& ledger) {
  return {.revision = ledger.back().revision(), .time = TimeOf(ledger.back().record_time())};
}

TEST(RecountPropertyTest, TheBridgeAddsUpToTheDifference) {
  CheckOnRandomLedgers(150, [](const std::vector<Record>& ledger) {
    for (const v1::Mismatch& mismatch : Mismatches(ledger, kAgreement, HeadOf(ledger))) {
      RC_ASSERT(mismatch.has_bridge() == mismatch.has_difference());
      const v1::Bridge& bridge = mismatch.bridge();
      const int64_t spoken_for = bridge.accepted() + bridge.proposed() + bridge.rejected();
      const v1::Interval& unexplained = bridge.unexplained();
      const v1::Interval& difference = mismatch.difference();
      RC_ASSERT(unexplained.has_least() == difference.has_least());
      RC_ASSERT(unexplained.has_most() == difference.has_most());
      if (difference.has_least()) RC_ASSERT(unexplained.least() + spoken_for == difference.least());
      if (difference.has_most()) RC_ASSERT(unexplained.most() + spoken_for == difference.most());
    }
  });
}

TEST(RecountPropertyTest, ANetOfZeroWithAGrossAboveZeroIsNeverReconciled) {
  CheckOnRandomLedgers(150, [](const std::vector<Record>& ledger) {
    const Moment head = HeadOf(ledger);
    for (const v1::Completion& completion : Completions(ledger, kAgreement, head)) {
      const v1::Interval& net = completion.net_difference();
      const bool is_zero = net.has_least() && net.has_most() && net.least() == 0 && net.most() == 0;
      if (!is_zero || completion.gross_difference().least() == 0) continue;
      RC_ASSERT(VerdictOf(ledger, kAgreement, head) != v1::VERDICT_RECONCILED);
    }
  });
}

TEST(RecountPropertyTest, WhatIsRecordedLaterChangesNoEarlierAnswer) {
  CheckOnRandomLedgers(50, [](const std::vector<Record>& ledger) {
    const size_t half = ledger.size() / 2;
    const std::vector<Record> earlier(ledger.begin(), ledger.begin() + static_cast<std::ptrdiff_t>(half));
    const Moment moment = HeadOf(earlier);
    const auto names_and_bytes = [](const auto& messages) {
      std::vector<std::string> bytes;
      for (const auto& message : messages) bytes.push_back(message.SerializeAsString());
      return bytes;
    };
    RC_ASSERT(names_and_bytes(Mismatches(earlier, kAgreement, moment)) ==
              names_and_bytes(Mismatches(ledger, kAgreement, moment)));
    RC_ASSERT(names_and_bytes(Completions(earlier, kAgreement, moment)) ==
              names_and_bytes(Completions(ledger, kAgreement, moment)));
  });
}

}  // namespace
}  // namespace handover::recount
