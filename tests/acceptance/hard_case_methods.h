#ifndef HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_METHODS_H_
#define HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_METHODS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace handover::test {

// A method of the reconciliation service, taken from its descriptor, so that none is ever left out.
struct ReadMethod {
  std::string name;  // "GetCompletion".
  bool is_stream;    // Whether it has many answers.
};

// All methods that answer from the ledger: all but GetStatus.
std::vector<ReadMethod> ReadMethods();

// Asks the method named `name` of the service at `address` about the ledger of FiveStages() as of `revision`. Returns
// the bytes of its answer, or of the first of many.
absl::StatusOr<std::string> Ask(const std::string& address, const std::string& name, int64_t revision);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_METHODS_H_
