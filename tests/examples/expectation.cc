#include "tests/examples/expectation.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <regex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace handover::examples {
namespace {

constexpr std::string_view kBeginning = "=> ";

// What `sentence` says if it is of `form`, with its detail if it has one; nothing if it is not.
std::optional<Expectation> ExpectationIn(const std::string& sentence, const ExpectationForm& form) {
  std::smatch words;
  if (!std::regex_match(sentence, words, std::regex(absl::StrCat("(.+?)(?:", form.predicate, ")")))) {
    return std::nullopt;
  }
  Expectation expectation{.topic = form.topic, .subject = words[1], .state = "there", .details = {}};
  if (!std::regex_match(expectation.subject, std::regex(form.subject))) return std::nullopt;
  if (words[2].matched) expectation.state = words[2];
  if (words[3].matched) expectation.details.push_back(Plain(words[3].str()));
  return expectation;
}

}  // namespace

bool IsExpectation(std::string_view line) { return line.starts_with(kBeginning); }

absl::StatusOr<Expectation> ExpectationOf(std::string_view line) {
  const std::vector<std::string> parts = absl::StrSplit(std::string(line.substr(kBeginning.size())), ", ");
  std::string forms;
  for (const ExpectationForm& form : ExpectationForms()) {
    if (auto expectation = ExpectationIn(parts.front(), form)) {
      std::ranges::transform(parts.begin() + 1, parts.end(), std::back_inserter(expectation->details), Plain);
      return *std::move(expectation);
    }
    absl::StrAppend(&forms, "\n  ", form.form);
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", parts.front(), "\", want one of", forms));
}

Facts FactsFor(const Expectation& expectation, const Answers& answers) {
  const ExpectationForm& form = *std::ranges::find(ExpectationForms(), expectation.topic, &ExpectationForm::topic);
  std::smatch words;
  std::regex_match(expectation.subject, words, std::regex(form.subject));
  return form.facts(words, answers);
}

std::string DifferenceOf(const Expectation& expectation, const Facts& facts) {
  std::vector<std::string> wrong;
  if (facts.state != expectation.state) wrong.push_back(expectation.state);
  for (const std::string& detail : expectation.details) {
    if (std::ranges::find(facts.details, detail) == facts.details.end()) wrong.push_back(detail);
  }
  if (wrong.empty()) return "";
  return absl::StrCat(expectation.subject, ": not so: ", absl::StrJoin(wrong, ", "), "; it is ", facts.state, ", ",
                      absl::StrJoin(facts.details, ", "));
}

}  // namespace handover::examples
