#ifndef HANDOVER_TESTS_UNIT_ADMISSION_REFUSAL_CASE_H_
#define HANDOVER_TESTS_UNIT_ADMISSION_REFUSAL_CASE_H_

#include <string>
#include <vector>

#include "handover/registry/v1/error_reason.pb.h"
#include "handover/registry/v1/record.pb.h"

// The tables of what admission refuses, one row per rule.
namespace handover::registry {

// One record that is refused for one reason alone.
struct RefusalCase {
  std::string sentence;  // What is wrong with the record. It names the test, and so has no spaces.
  v1::Record record;
  v1::ErrorReason reason;
  std::string field;
  std::string description;
  std::vector<v1::Record> earlier = {};  // What stands in the ledger after ExampleRecords().
};

// What is wrong whatever the ledger holds.
std::vector<RefusalCase> ShapeCases();

// What does not fit the ledger.
std::vector<RefusalCase> LedgerCases();

// What the ledger has under the same name with other content.
std::vector<RefusalCase> ContentCases();

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_ADMISSION_REFUSAL_CASE_H_
