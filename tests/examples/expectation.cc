#include "tests/examples/expectation.h"

#include <algorithm>
#include <array>
#include <regex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/examples/example_ledger.h"

namespace handover::examples {
namespace {

constexpr std::string_view kBeginning = "=> ";

// "t as aaa reads it", "t as written".
Facts FactsOfCompletion(const std::smatch& words, const Answers& answers) {
  const std::string reading = words[2].matched ? words[2].str() : "as-written";
  const std::string name = absl::StrCat(NameUnder("terms/", words[1].str()), "/completions/", reading);
  const auto found = std::ranges::find(answers.completions, name, &reconciliation::v1::Completion::name);
  return found == answers.completions.end() ? Facts() : FactsOf(*found);
}

// "h5", "h5 pow-other".
Facts FactsOfMatch(const std::smatch& words, const Answers& answers) {
  const std::string category = words[2].matched ? words[2].str() : "deceased-military";
  const auto found = answers.match_states.find(absl::StrCat(words[1].str(), " ", category));
  return found == answers.match_states.end() ? Facts() : Facts{.state = found->second, .details = {}};
}

// "count.h5.deceased-military".
Facts FactsOfMismatch(const std::smatch& words, const Answers& answers) {
  const std::string name = NameUnder("mismatches/", words[1].str());
  const auto found = std::ranges::find(answers.mismatches, name, &reconciliation::v1::Mismatch::name);
  return found == answers.mismatches.end() ? Facts() : FactsOf(*found);
}

Facts FactsOfVerdict(const std::smatch&, const Answers& answers) { return FactsOf(answers.verdict); }

// One form of the subject of an expectation.
struct SubjectForm {
  Topic topic;
  const char* form;     // For people.
  const char* pattern;  // What matches it.
  Facts (*facts)(const std::smatch& words, const Answers& answers);
};

constexpr std::array kForms = {
    SubjectForm{Topic::kVerdict, "the verdict", "the verdict", FactsOfVerdict},
    SubjectForm{Topic::kCompletion, "TERM as written|as READING reads it", "(\\S+) as (?:written|(\\S+) reads it)",
                FactsOfCompletion},
    SubjectForm{Topic::kMismatch, "the last id of a mismatch's name", "([a-z-]+\\.\\S+)", FactsOfMismatch},
    SubjectForm{Topic::kMatch, "HANDOVER [CATEGORY]", "([a-z0-9-]+)(?: ([a-z0-9-]+))?", FactsOfMatch},
};

const SubjectForm* FormOf(const std::string& subject) {
  const auto matches = [&](const SubjectForm& form) { return std::regex_match(subject, std::regex(form.pattern)); };
  const auto form = std::ranges::find_if(kForms, matches);
  return form == kForms.end() ? nullptr : &*form;
}

}  // namespace

bool IsExpectation(std::string_view line) { return line.starts_with(kBeginning); }

absl::StatusOr<Expectation> ExpectationOf(std::string_view line) {
  static const std::regex kSentence("(.+?) is ([A-Z_]+|not there)");
  std::vector<std::string> parts = absl::StrSplit(std::string(line.substr(kBeginning.size())), ", ");
  std::smatch words;
  const SubjectForm* form = nullptr;
  if (std::regex_match(parts.front(), words, kSentence)) form = FormOf(words[1]);
  if (form == nullptr) {
    const std::string forms = absl::StrJoin(
        kForms, ", ", [](std::string* out, const SubjectForm& known) { absl::StrAppend(out, known.form); });
    return absl::InvalidArgumentError(
        absl::StrCat("\"", parts.front(), "\", want SUBJECT is STATE|not there, where SUBJECT is one of: ", forms));
  }
  Expectation expectation{.topic = form->topic, .subject = words[1], .state = words[2], .details = {}};
  for (auto detail = parts.begin() + 1; detail != parts.end(); ++detail) {
    expectation.details.push_back(Plain(*detail));
  }
  return expectation;
}

Facts FactsFor(const Expectation& expectation, const Answers& answers) {
  const SubjectForm& form = *FormOf(expectation.subject);
  std::smatch words;
  std::regex_match(expectation.subject, words, std::regex(form.pattern));
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
