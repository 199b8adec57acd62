#ifndef HANDOVER_TESTS_REPORT_SMALL_CASE_H_
#define HANDOVER_TESTS_REPORT_SMALL_CASE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/handoverctl/report/material.h"

namespace handover::ctl {

// What both sides declare of one handover.
struct Counted {
  int64_t sent = 0;
  int64_t received = 0;
};

inline constexpr char kSmallCaseTerm[] = "agreements/a/terms/t";

// The name of the handover with this place in a small case, from 0.
std::string SmallCaseHandover(size_t index);

// All that is read of an agreement with one term of 1,000,000 at least, the handovers of which are one a day from
// 2025-06-10 on, with the mismatches and sums that follow from them, and both running totals after the last.
ReportMaterial SmallCase(const std::vector<Counted>& handovers);

}  // namespace handover::ctl

#endif  // HANDOVER_TESTS_REPORT_SMALL_CASE_H_
