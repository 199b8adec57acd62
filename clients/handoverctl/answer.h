#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_H_

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/rows.h"

namespace handover::ctl {

// What a command answers, in every form that it can be printed in. Only the one that is asked for is made; what the
// functions refer to must live until then.
struct Answer {
  std::function<std::string(size_t width)> page;                      // For people, `width` columns wide at the most.
  std::function<absl::StatusOr<std::string>()> json;                  // One document.
  std::function<absl::StatusOr<std::vector<std::string>>()> objects;  // What each row is made of, as JSON in one line.
  std::function<Rows()> rows;
};

// What answers are printed on: pages are `width` columns wide at the most. `out` must outlive whoever prints.
struct Paper {
  std::ostream& out;
  size_t width;
};

// Prints the answers of one command, which may give several, one after another. Not thread-safe.
class AnswerPrinter {
 public:
  AnswerPrinter(Output output, Paper paper) : output_(output), paper_(paper) {}

  // Prints an answer, and sees to it that it is out: an answer that was cut off in silence would be a wrong answer. The
  // names of the columns of CSV are printed with the first alone.
  Failure Print(const Answer& answer);

 private:
  absl::StatusOr<std::string> TextOf(const Answer& answer) const;

  const Output output_;
  const Paper paper_;
  bool is_first_ = true;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ANSWER_H_
