#ifndef HANDOVER_TESTS_EXAMPLES_EXPECTATION_FORM_H_
#define HANDOVER_TESTS_EXAMPLES_EXPECTATION_FORM_H_

#include <regex>
#include <span>

#include "tests/examples/answers.h"
#include "tests/examples/facts.h"

namespace handover::examples {

// What things an expectation can be about. A new one needs an entry here and in the table of expectation_form.cc.
enum class Topic { kCompletion, kMatch, kMismatch, kMismatchEvent, kPointByEventDate, kPointByRecordTime, kVerdict };

// How an expectation about one topic is written.
struct ExpectationForm {
  Topic topic;
  const char* form;       // For people: "the verdict is STATE".
  const char* subject;    // What matches the subject.
  const char* predicate;  // What matches the rest, up to the first ", ": the state, or else a first detail of what is
                          // there.
  // What `answers` say of a subject. `words` are what its pattern captured.
  Facts (*facts)(const std::smatch& words, const Answers& answers);
};

// The forms, one for each topic.
std::span<const ExpectationForm> ExpectationForms();

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_EXPECTATION_FORM_H_
