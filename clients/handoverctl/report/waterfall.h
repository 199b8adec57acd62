#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_WATERFALL_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_WATERFALL_H_

#include <string>
#include <vector>

#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// The most handovers that a waterfall shows one by one.
inline constexpr size_t kWaterfallPartsMax = 24;

// How differences add up to the net difference, and what that is made up of.
struct Waterfall {
  struct Row {
    std::string what;
    Amount amount;
    bool is_sum = false;  // Drawn from 0 rather than from where the row before ended.
  };
  std::vector<Row> parts;   // Handover by handover, then the net difference.
  std::vector<Row> bridge;  // Accepted, proposed, rejected, unexplained.
};

// The waterfall of the counts that differ. Its parts are empty where none does.
Waterfall WaterfallOf(const TermReport& term);

// It as a picture; empty where nothing of it may be drawn. `id` is unique on the page. Pure.
Markup WaterfallChart(const std::string& id, const TermReport& term, const Waterfall& waterfall);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_WATERFALL_H_
