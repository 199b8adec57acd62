#ifndef HANDOVER_CLIENTS_HANDOVERCTL_NUMBER_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_NUMBER_TEXT_H_

#include <cstdint>
#include <string>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/quantity.pb.h"

// Numbers as people read them. Pure.
namespace handover::ctl {

// "6,060", "-1,200"
std::string CountText(int64_t count);

// "+3", "-1,200", "0"
std::string SignedText(int64_t count);

// "1,248", "at least 1,001", "at most 100", "about 1,200", "not disclosed"
std::string QuantityText(const registry::v1::Quantity& quantity);

// "6,060", "0 to 100", "at least 1,001"; "0 or more" where nothing is known, which is not zero.
std::string IntervalText(const reconciliation::v1::Interval& interval);

// A signed difference: "+3", "-2 to +5", "+3 or more", "+3 or less"; "not known" where it has no bound.
std::string DifferenceText(const reconciliation::v1::Interval& difference);

// Whether the interval is 0 and nothing else.
bool IsZero(const reconciliation::v1::Interval& interval);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_NUMBER_TEXT_H_
