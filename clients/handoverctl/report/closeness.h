#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_CLOSENESS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_CLOSENESS_H_

#include <cstdint>
#include <set>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/quantity.pb.h"

namespace handover::ctl {

// Whether a number of people, or a difference of such, is small and not 0 (disclosure.h).
bool IsSmall(int64_t number);

// Tells of the figures that belong to one another whether any of them, or the difference of any two counters among
// them, is small.
class Closeness {
 public:
  // A count as it was stated; one that is not disclosed is none.
  void AddStated(const registry::v1::Quantity& quantity);
  // A counter, of which the difference to every other one matters.
  void AddCounter(int64_t count);
  void AddCounter(const reconciliation::v1::Interval& count);
  // A figure that matters by itself alone.
  void AddDifference(int64_t difference);
  void AddDifference(const reconciliation::v1::Interval& difference);

  bool is_too_close() const;

 private:
  std::set<int64_t> counters_;
  bool has_small_ = false;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_CLOSENESS_H_
