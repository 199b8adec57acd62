#include "tests/examples/example_check.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "tests/examples/example_ledger.h"
#include "tests/examples/ledger_line.h"

namespace handover::examples {
namespace {

// What both answer to one question.
struct BothAnswers {
  Answers engine;
  Answers recount;
};

absl::StatusOr<BothAnswers> Ask(std::string_view line, const ExampleLedger& ledger) {
  const auto question = QuestionOf(line);
  if (!question.ok()) return question.status();
  if (question->revision.value_or(0) > static_cast<int64_t>(ledger.records().size())) {
    return absl::InvalidArgumentError("want a revision that the example has");
  }
  auto engine = AnswersOfEngine(ledger.records(), *question);
  if (!engine.ok()) return engine.status();
  return BothAnswers{.engine = *std::move(engine), .recount = AnswersOfRecount(ledger.records(), *question)};
}

void CheckExpectation(const Line& line, const std::optional<BothAnswers>& answers, std::vector<std::string>& wrong) {
  const auto expectation = ExpectationOf(line.text);
  if (!expectation.ok()) {
    wrong.push_back(absl::StrCat(line.number, ": ", std::string(expectation.status().message())));
    return;
  }
  if (!answers.has_value()) {
    wrong.push_back(absl::StrCat(line.number, ": want a line \"as of ...\" before it"));
    return;
  }
  for (const auto& [who, given] :
       {std::pair("the engine", &answers->engine), std::pair("the recount", &answers->recount)}) {
    const std::string difference = DifferenceOf(*expectation, FactsFor(*expectation, *given));
    if (!difference.empty()) wrong.push_back(absl::StrCat(line.number, ": ", who, " on ", difference));
  }
}

}  // namespace

std::vector<std::string> CheckExample(const Example& example) {
  std::vector<std::string> wrong;
  const auto note = [&wrong](const Line& line, const absl::Status& status) {
    if (!status.ok()) wrong.push_back(absl::StrCat(line.number, ": ", std::string(status.message())));
  };
  // All that is recorded comes first: a question is about the whole ledger, wherever it stands.
  ExampleLedger ledger;
  for (const Line& line : example) {
    if (!IsQuestion(line.text) && !IsExpectation(line.text)) note(line, AppendLine(line.text, ledger));
  }
  if (!wrong.empty()) return wrong;
  std::optional<BothAnswers> answers;
  for (const Line& line : example) {
    if (IsQuestion(line.text)) {
      auto asked = Ask(line.text, ledger);
      note(line, asked.status());
      answers = asked.ok() ? std::optional(*std::move(asked)) : std::nullopt;
    } else if (IsExpectation(line.text)) {
      CheckExpectation(line, answers, wrong);
    }
  }
  return wrong;
}

std::vector<Expectation> ExpectationsOf(const Example& example) {
  std::vector<Expectation> expectations;
  for (const Line& line : example) {
    if (!IsExpectation(line.text)) continue;
    if (auto expectation = ExpectationOf(line.text); expectation.ok()) expectations.push_back(*std::move(expectation));
  }
  return expectations;
}

}  // namespace handover::examples
