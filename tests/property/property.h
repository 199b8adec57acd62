#ifndef HANDOVER_TESTS_PROPERTY_PROPERTY_H_
#define HANDOVER_TESTS_PROPERTY_PROPERTY_H_

#include <functional>
#include <vector>

#include "handover/registry/v1/record.pb.h"

namespace handover::recount {

// Checks on `cases` random ledgers of 6 to 66 records that `holds`; it uses RC_ASSERT or RC_FAIL. A failure prints the
// smallest ledger that was found to fail and, as "Reproduce" and "seed", what to set RC_PARAMS to so that the same
// cases come again, for example RC_PARAMS="seed=1234". With RC_PARAMS set, its max_success (100 unless given) holds
// instead of `cases`.
void CheckOnRandomLedgers(int cases, const std::function<void(const std::vector<registry::v1::Record>&)>& holds);

// Within such a check: some number from `least` to `most`, both included.
int AnyNumber(int least, int most);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_PROPERTY_H_
