#ifndef HANDOVER_TESTS_UNIT_HANDOVERCTL_FILLED_RECORDS_H_
#define HANDOVER_TESTS_UNIT_HANDOVERCTL_FILLED_RECORDS_H_

#include <vector>

#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// One record of every kind with every field of the contract set, those that the registry sets too. No registry would
// admit them, but whatever reads or writes records must get each of their fields right.
std::vector<registry::v1::Record> FilledRecords();

// The same record without what the registry sets.
registry::v1::Record AsSent(registry::v1::Record record);

}  // namespace handover::ctl

#endif  // HANDOVER_TESTS_UNIT_HANDOVERCTL_FILLED_RECORDS_H_
