#ifndef HANDOVER_TESTS_EXAMPLES_EXPECTATION_H_
#define HANDOVER_TESTS_EXAMPLES_EXPECTATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/examples/answers.h"
#include "tests/examples/expectation_form.h"
#include "tests/examples/facts.h"

namespace handover::examples {

// What a line such as "=> SUBJECT is STATE[, DETAIL ...]" says.
struct Expectation {
  Topic topic = Topic::kMismatch;
  std::string subject;               // "count.h5.deceased-military"
  std::string state;                 // "OPEN", "opened", "not there"
  std::vector<std::string> details;  // Each as in Facts.
};

// Whether a line is an expectation.
bool IsExpectation(std::string_view line);

// Fails with INVALID_ARGUMENT, saying what is wanted, if an expectation is in none of the known forms.
absl::StatusOr<Expectation> ExpectationOf(std::string_view line);

// What `answers` say of the subject of `expectation`.
Facts FactsFor(const Expectation& expectation, const Answers& answers);

// What is expected and is not so, with what is so; empty if everything is.
std::string DifferenceOf(const Expectation& expectation, const Facts& facts);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_EXPECTATION_H_
