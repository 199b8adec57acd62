#ifndef HANDOVER_TESTS_EXAMPLES_PHRASE_H_
#define HANDOVER_TESTS_EXAMPLES_PHRASE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handover::examples {

// A line of an example, taken apart: what stands before the first ", ", the day of an " on 2025-06-16" in it, and the
// options that follow, each of which is to be taken.
class Phrase {
 public:
  explicit Phrase(std::string_view line);

  // What stands before the first ", ", without the day.
  const std::string& head() const { return head_; }
  // The day, as an ISO 8601 date; empty if none is named.
  const std::string& day() const { return day_; }

  // Whether there is such an option.
  bool Take(std::string_view option);
  // What follows `beginning` in the first option that begins so.
  std::optional<std::string> TakeAfter(std::string_view beginning);
  // The first option that has not been taken.
  std::optional<std::string> TakeNext();

  // The options that nobody has taken.
  const std::vector<std::string>& left() const { return options_; }

 private:
  std::string head_;
  std::string day_;
  std::vector<std::string> options_;
};

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_PHRASE_H_
