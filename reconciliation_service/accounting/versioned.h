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
  struct Version {
    ledger::Revision since;
    T value;
  };

  // Makes `value` the one that holds from `revision` on, if it is another one. `revision` is not below that of the last
  // call; at the same one the later value holds.
  void Set(ledger::Revision revision, T value) {
    if (!versions_.empty() && versions_.back().value == value) return;
    if (!versions_.empty() && versions_.back().since == revision) {
      versions_.back().value = std::move(value);
    } else {
      versions_.push_back({revision, std::move(value)});
    }
  }

  // The value that holds at `revision`; null if there is none yet.
  const T* At(ledger::Revision revision) const {
    const auto after = After(revision);
    return after == versions_.begin() ? nullptr : &std::prev(after)->value;
  }

  // When the value that holds at `revision` began to; 0 if there is none yet.
  ledger::Revision SinceAt(ledger::Revision revision) const {
    const auto after = After(revision);
    return after == versions_.begin() ? ledger::Revision{} : std::prev(after)->since;
  }

  // The value that holds now; null if there is none.
  const T* Latest() const { return versions_.empty() ? nullptr : &versions_.back().value; }

  // All of them, the earliest first.
  const std::vector<Version>& versions() const { return versions_; }

 private:
  auto After(ledger::Revision revision) const {
    return std::ranges::upper_bound(versions_, revision, {}, &Version::since);
  }

  std::vector<Version> versions_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERSIONED_H_
