#ifndef HANDOVER_TESTS_CONFORMANCE_APPEND_HISTORY_H_
#define HANDOVER_TESTS_CONFORMANCE_APPEND_HISTORY_H_

#include <gtest/gtest.h>

#include <vector>

#include "absl/status/status.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// What was appended to a ledger, and what was answered: so what it must hold, whatever fails meanwhile.
//
// Names must ascend from entry to entry in one collection, "parties".
class AppendHistory {
 public:
  // The history of a ledger that holds `entries`.
  explicit AppendHistory(std::vector<NewEntry> entries = {}) : acknowledged_(std::move(entries)) {}

  // Appends through `store`, and keeps the answer. A store that has failed must go on failing, and only a batch for
  // which there was no room may be tried again.
  absl::Status Append(LedgerStore& store, const std::vector<NewEntry>& entries);

  // Whether the process would have ended by now.
  bool is_over() const { return !failure_.ok(); }
  // Every entry that was acknowledged.
  const std::vector<NewEntry>& acknowledged() const { return acknowledged_; }
  // The batch that may be there or not.
  const std::vector<NewEntry>& in_doubt() const { return in_doubt_; }

  // Reads `store` in every way that there is. Each may fail, but none may answer with anything but what was
  // acknowledged.
  void ExpectNoReadIsWrong(LedgerStore& store) const;

 private:
  std::vector<NewEntry> acknowledged_;
  std::vector<NewEntry> in_doubt_;
  absl::Status failure_;
};

// Whether `store`, opened anew, holds `acknowledged` and behind it either nothing or all of `in_doubt`; is of one piece
// in its entries, names and tree; and takes a further batch.
testing::AssertionResult HoldsWhatWasAcknowledged(LedgerStore& store, const std::vector<NewEntry>& acknowledged,
                                                  const std::vector<NewEntry>& in_doubt);

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_APPEND_HISTORY_H_
