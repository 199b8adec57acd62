#include "reconciliation_service/accounting/materiality.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/status.h"
#include "reconciliation_service/accounting/tally.h"

namespace handover::reconciliation {
namespace {

// A book after a change; no count falls below 0.
Interval Changed(const Interval& book, int64_t change) {
  const auto moved = [change](std::optional<int64_t> bound) {
    if (bound.has_value()) bound = std::max<int64_t>(0, CheckedAdd(*bound, change));
    return bound;
  };
  return {.least = moved(book.least), .most = moved(book.most)};
}

bool ChangesStatus(const MeasuredDuty& measured, const Resolution& way) {
  const Books after{.sender = Changed(measured.books.sender, way.sender_change),
                    .receiver = Changed(measured.books.receiver, way.receiver_change)};
  return StatusOf(measured.duty, after) != StatusOf(measured.duty, measured.books);
}

}  // namespace

std::vector<Resolution> WaysToResolve(const Interval& difference) {
  std::vector<Resolution> ways;
  for (const int64_t amount : {difference.least.value_or(-kCountMax), difference.most.value_or(kCountMax)}) {
    ways.push_back({.sender_change = -amount, .receiver_change = 0});
    ways.push_back({.sender_change = 0, .receiver_change = amount});
    ways.push_back({.sender_change = -std::abs(amount), .receiver_change = -std::abs(amount)});
  }
  return ways;
}

std::vector<MeasuredDuty> MeasuredDutiesOf(const FlowAccount& flow, AsOf as_of) {
  std::vector<MeasuredDuty> duties;
  for (const TermAccount* term : flow.terms) {
    if (term->revision > as_of.revision) continue;
    const Tally tally = TallyOf(flow, term->body.counting_basis(), as_of, kAllDates);
    for (const ReadDuty& read : DutiesUnder(*term, as_of)) {
      duties.push_back({.duty = read.duty, .books = {.sender = tally.sender, .receiver = tally.receiver}});
    }
  }
  return duties;
}

bool IsMaterial(const std::vector<MeasuredDuty>& duties, const std::vector<Resolution>& ways) {
  return std::ranges::any_of(duties, [&ways](const MeasuredDuty& measured) {
    return std::ranges::any_of(ways, [&measured](const Resolution& way) { return ChangesStatus(measured, way); });
  });
}

}  // namespace handover::reconciliation
