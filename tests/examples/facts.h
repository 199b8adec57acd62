#ifndef HANDOVER_TESTS_EXAMPLES_FACTS_H_
#define HANDOVER_TESTS_EXAMPLES_FACTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/reconciliation/v1/timeline.pb.h"

namespace handover::examples {

// What an answer says of one thing, in the words of the examples.
struct Facts {
  // "EXPLAINED", "IN_PROGRESS"; "opened"; "there" of what has no state, and "not there" of what there is not.
  std::string state = "not there";
  // "difference 3", "not material", "sender 6060". Numbers without separators and without a plus.
  std::vector<std::string> details;
};

Facts FactsOf(const reconciliation::v1::Completion& completion);
Facts FactsOf(const reconciliation::v1::Mismatch& mismatch);
Facts FactsOf(reconciliation::v1::Verdict verdict);
Facts FactsOf(const reconciliation::v1::TimelinePoint& point);
// What became of one mismatch on one day, in order: "opened", "opened and closed", "stayed as it was".
Facts FactsOf(const std::vector<reconciliation::v1::MismatchEvent>& events);

// "6060", "1001 to 1200", "at least 1001", "at most 5", "unknown".
std::string WordsOf(const reconciliation::v1::Interval& interval);

// A detail with its numbers as in Facts: "difference 3" of "difference +3".
std::string Plain(std::string_view detail);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_FACTS_H_
