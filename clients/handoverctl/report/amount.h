#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_AMOUNT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_AMOUNT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/quantity.pb.h"

namespace handover::ctl {

// One figure as a report shows it: in words, and, where it may be drawn, its bounds. What is withheld has no bounds, so
// nothing that draws can give it away.
struct Amount {
  std::string text;
  std::optional<int64_t> least;  // Empty: no bound below, or nothing to draw.
  std::optional<int64_t> most;   // Empty: no bound above, or nothing to draw.

  bool is_drawn() const { return least.has_value() || most.has_value(); }
  bool is_exact() const { return least.has_value() && least == most; }
};

// "6,060"
Amount CountAmount(const reconciliation::v1::Interval& count);

// "+3"
Amount DifferenceAmount(const reconciliation::v1::Interval& difference);

// "+3", exactly.
Amount SignedAmount(int64_t count);

// "at least 6,000"
Amount QuantityAmount(const registry::v1::Quantity& quantity);

// Words in the place of a figure.
Amount WordsAmount(std::string words);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_AMOUNT_H_
