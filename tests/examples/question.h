#ifndef HANDOVER_TESTS_EXAMPLES_QUESTION_H_
#define HANDOVER_TESTS_EXAMPLES_QUESTION_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace handover::examples {

// What a line such as "as of 2025-06-30" asks for. The line is "as of MOMENT", "as of revision 8", both as "as of
// revision 8 at MOMENT", or "asked on MOMENT", which asks for nothing and says when it is asked.
struct Question {
  std::optional<int64_t> revision;
  std::optional<absl::Time> time;
  // When it is asked: after everything that an example tells, unless the line says so.
  absl::Time now = absl::FromUnixSeconds(4'000'000'000);
};

// Whether a line is a question.
bool IsQuestion(std::string_view line);

// Fails with INVALID_ARGUMENT if `line` is a question in none of these forms.
absl::StatusOr<Question> QuestionOf(std::string_view line);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_QUESTION_H_
