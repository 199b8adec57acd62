#ifndef HANDOVER_TESTS_EXAMPLES_EXAMPLE_CHECK_H_
#define HANDOVER_TESTS_EXAMPLES_EXAMPLE_CHECK_H_

#include <string>
#include <vector>

#include "tests/examples/expectation.h"
#include "tests/examples/page.h"

namespace handover::examples {

// Writes the ledger of `example` and asks the engine and the recount for everything that it expects. What is wrong with
// it, a sentence each that begins with the number of the line: "12: ..."; empty if nothing is.
std::vector<std::string> CheckExample(const Example& example);

// The expectations of `example` that can be read.
std::vector<Expectation> ExpectationsOf(const Example& example);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_EXAMPLE_CHECK_H_
