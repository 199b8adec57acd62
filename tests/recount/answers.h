#ifndef HANDOVER_TESTS_RECOUNT_ANSWERS_H_
#define HANDOVER_TESTS_RECOUNT_ANSWERS_H_

#include <map>
#include <string>
#include <string_view>

#include "handover/registry/v1/explanation.pb.h"
#include "tests/recount/snapshot.h"

namespace handover::recount {

// What each party other than `author` answers to the finding or explanation named `name`: of its responses the one with
// the latest declared time, then the highest revision.
std::map<std::string, registry::v1::Verdict> AnswersTo(std::string_view name, std::string_view author,
                                                       const Snapshot& snapshot);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_ANSWERS_H_
