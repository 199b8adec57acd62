#include "reconciliation_service/accounting/materiality.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "reconciliation_service/accounting/duty.h"

namespace handover::reconciliation {
namespace {

// Both ends of an interval, an open one as the largest count.
std::array<int64_t, 2> EndsOf(const Interval& interval) {
  return {interval.least.value_or(-kCountMax), interval.most.value_or(kCountMax)};
}

// A book after a change; no count falls below 0.
Interval Changed(const Interval& book, int64_t change) {
  const auto moved = [change](std::optional<int64_t> bound) {
    if (bound.has_value()) bound = std::max<int64_t>(0, CheckedAdd(*bound, change));
    return bound;
  };
  return {.least = moved(book.least), .most = moved(book.most)};
}

bool ChangesStatus(const Duty& duty, const Books& books, const Resolution& way) {
  const Books after{.sender = Changed(books.sender, way.sender_change),
                    .receiver = Changed(books.receiver, way.receiver_change)};
  return StatusOf(duty, after) != StatusOf(duty, books);
}

}  // namespace

std::vector<Resolution> WaysToResolve(const Interval& difference) {
  std::vector<Resolution> ways;
  for (const int64_t amount : EndsOf(difference)) {
    ways.push_back({.sender_change = -amount, .receiver_change = 0});
    ways.push_back({.sender_change = 0, .receiver_change = amount});
    ways.push_back({.sender_change = -std::abs(amount), .receiver_change = -std::abs(amount)});
  }
  return ways;
}

std::vector<Resolution> WaysToEndSilence(const Interval& count, bool sender_spoke) {
  std::vector<Resolution> ways;
  for (const int64_t amount : EndsOf(count)) {
    const Resolution confirmed{.sender_change = sender_spoke ? 0 : amount,
                               .receiver_change = sender_spoke ? amount : 0};
    const Resolution taken_back{.sender_change = sender_spoke ? -amount : 0,
                                .receiver_change = sender_spoke ? 0 : -amount};
    ways.push_back(confirmed);
    ways.push_back(taken_back);
  }
  return ways;
}

std::vector<Resolution> WaysToMeetTotal(const Interval& difference, bool is_sender) {
  std::vector<Resolution> ways;
  for (const int64_t amount : EndsOf(difference)) {
    ways.push_back({.sender_change = is_sender ? amount : 0, .receiver_change = is_sender ? 0 : amount});
  }
  return ways;
}

bool IsMaterial(const FlowAccount& flow, registry::v1::CountingBasis basis, const std::vector<Resolution>& ways,
                AsOf as_of) {
  for (const TermAccount* term : flow.terms()) {
    if (term->body.counting_basis() != basis) continue;
    const Books books = BooksAt(*term, as_of.revision);
    for (const ReadDuty& read : DutiesUnder(*term, as_of)) {
      const auto changes = [&](const Resolution& way) { return ChangesStatus(read.duty, books, way); };
      if (std::ranges::any_of(ways, changes)) return true;
    }
  }
  return false;
}

}  // namespace handover::reconciliation
