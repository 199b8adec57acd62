#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERSIONED_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERSIONED_H_

#include <algorithm>
#include <utility>
#include <vector>

#include "ledger/entry.h"

namespace handover::reconciliation {

// A value with its whole past: what it was at any revision of the ledger.
template <typename T>
class Versioned {
 public:
  // Makes `value` the one that holds from `revision` on. `revision` is not below that of the last call; at the same one
  // the later value holds.
  void Set(ledger::Revision revision, T value) {
    if (!versions_.empty() && versions_.back().first == revision) {
      versions_.back().second = std::move(value);
    } else {
      versions_.emplace_back(revision, std::move(value));
    }
  }

  // The value that holds at `revision`; null if there is none yet.
  const T* At(ledger::Revision revision) const {
    const auto after = std::ranges::upper_bound(versions_, revision, {}, &std::pair<ledger::Revision, T>::first);
    return after == versions_.begin() ? nullptr : &std::prev(after)->second;
  }

  // When the value that holds at `revision` began to; 0 if there is none yet.
  ledger::Revision SinceAt(ledger::Revision revision) const {
    const auto after = std::ranges::upper_bound(versions_, revision, {}, &std::pair<ledger::Revision, T>::first);
    return after == versions_.begin() ? ledger::Revision{} : std::prev(after)->first;
  }

 private:
  std::vector<std::pair<ledger::Revision, T>> versions_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERSIONED_H_
