#include "tests/examples/question.h"

#include <regex>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/examples/words.h"

namespace handover::examples {

bool IsQuestion(std::string_view line) { return line.starts_with("as of ") || line.starts_with("asked on "); }

absl::StatusOr<Question> QuestionOf(std::string_view line) {
  static const std::regex kAsOf("as of (?:revision ([0-9]+))?(?: at )?([0-9]{4}-.+)?");
  static const std::regex kAsked("asked on (.+)");
  const std::string text(line);
  std::smatch words;
  Question question;
  if (std::regex_match(text, words, kAsked)) {
    const auto now = MomentOf(words[1].str());
    if (!now.ok()) return now.status();
    question.now = *now;
    return question;
  }
  if (!std::regex_match(text, words, kAsOf) || !(words[1].matched || words[2].matched)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\", want as of [revision NUMBER] [at] [MOMENT], or asked on MOMENT"));
  }
  if (words[1].matched) question.revision = std::stoll(words[1]);
  if (!words[2].matched) return question;
  const auto time = MomentOf(words[2].str());
  if (!time.ok()) return time.status();
  question.time = *time;
  return question;
}

}  // namespace handover::examples
