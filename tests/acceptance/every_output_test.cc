#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/answer_rows.h"
#include "clients/handoverctl/command_line.h"
#include "tests/harness/sample_services.h"

// Every command that prints answers, in every form that it says it can print: the commands and their examples are the
// command line's own, so that nothing that is added later is left out.
namespace handover {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;

using Words = std::vector<std::string>;

// One example of the help, and the forms that its command can print.
struct Example {
  std::string command;
  Words arguments;
  Words forms;
};

Words WordsOf(const std::string& line) {
  std::istringstream in(line);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// The forms that a command can print; none if it prints no answers.
Words FormsOf(const ctl::CommandDescription& command) {
  for (const auto& option : command.options) {
    const bool is_output = std::ranges::find(option.names, "--output") != option.names.end();
    if (is_output && std::ranges::find(option.choices, "table") != option.choices.end()) return option.choices;
  }
  return {};
}

// The examples of a command, each without the form that it asks for itself.
std::vector<Example> ExamplesOf(const ctl::CommandDescription& command) {
  std::vector<Example> examples;
  for (const std::string& line : command.examples) {
    Words arguments = WordsOf(line);
    EXPECT_EQ(arguments.front(), "handoverctl") << line;
    arguments.erase(arguments.begin());
    const auto output = std::ranges::find(arguments, "--output");
    if (output != arguments.end()) arguments.erase(output, output + 2);
    examples.push_back({.command = command.name, .arguments = arguments, .forms = FormsOf(command)});
  }
  return examples;
}

// A cell behind each of the characters that part cells, outside of quotes: as RFC 4180 has it.
std::vector<Words> ReadCsv(const std::string& text) {
  std::vector<Words> rows;
  Words row = {""};
  bool is_quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"') {
      row.back() += text[i++];
    } else if (text[i] == '"') {
      is_quoted = !is_quoted;
    } else if (text[i] == ',' && !is_quoted) {
      row.emplace_back();
    } else if (text.substr(i, 2) == "\r\n" && !is_quoted) {
      rows.push_back(row);
      row = {""};
      ++i;
    } else {
      row.back() += text[i];
    }
  }
  EXPECT_EQ(row, Words{""}) << "the last line has no end";
  return rows;
}

// The rows of plain text, with nothing where "-" says so.
std::vector<Words> ReadPlain(const std::string& text) {
  std::vector<Words> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    Words& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell == "-" ? "" : cell);
  }
  return rows;
}

// One document for each that is in the text: a command that follows prints several, one in a line.
std::vector<Json> ReadJson(const std::string& text) {
  if (Json whole = Json::parse(text, nullptr, false); !whole.is_discarded()) return {whole};
  std::vector<Json> documents;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) documents.push_back(Json::parse(line, nullptr, false));
  return documents;
}

Json ToJson(const YAML::Node& node) {
  if (node.IsMap()) {
    Json object = Json::object();
    for (const auto& member : node) object[member.first.as<std::string>()] = ToJson(member.second);
    return object;
  }
  if (node.IsSequence()) {
    Json array = Json::array();
    for (const auto& element : node) array.push_back(ToJson(element));
    return array;
  }
  // A text in quotes is a text, whatever it looks like.
  if (node.Tag() == "!") return node.Scalar();
  return Json::parse(node.IsNull() ? "null" : node.Scalar(), nullptr, false);
}

// Leaves out when it was asked, which differs from call to call.
Json WithoutTimes(const Json& value) {
  Json kept = value;
  if (value.is_object()) {
    kept = Json::object();
    for (const auto& [key, member] : value.items()) {
      if (key != "asOfTime" && key != "lastHeardTime") kept[key] = WithoutTimes(member);
    }
  } else if (value.is_array()) {
    for (Json& element : kept) element = WithoutTimes(element);
  }
  return kept;
}

class EveryOutputTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    state_ = new test::TemporaryFolder();
    setenv("XDG_STATE_HOME", state_->path().c_str(), 1);
    services_ = new test::SampleServices();
  }
  static void TearDownTestSuite() {
    delete services_;
    delete state_;
  }

  // What an example prints in one form.
  static std::string Printed(const Example& example, const std::string& form) {
    Words arguments = example.arguments;
    arguments.insert(arguments.end(), {"--output", form});
    const test::Ended ended = services_->Ctl(arguments);
    EXPECT_EQ(ended.exit_status, 0) << testing::PrintToString(arguments) << "\n" << ended.error;
    EXPECT_EQ(ended.error, "") << testing::PrintToString(arguments);
    EXPECT_NE(ended.output, "") << testing::PrintToString(arguments);
    return ended.output;
  }

  // The examples of every command that prints answers.
  static std::vector<Example> AllExamples() {
    std::vector<Example> all;
    for (const auto& command : ctl::DescribeCommandLine().commands) {
      if (FormsOf(command).empty()) continue;
      const auto examples = ExamplesOf(command);
      EXPECT_FALSE(examples.empty()) << command.name << " has no example";
      all.insert(all.end(), examples.begin(), examples.end());
    }
    return all;
  }

  static inline test::TemporaryFolder* state_ = nullptr;
  static inline test::SampleServices* services_ = nullptr;
};

TEST_F(EveryOutputTest, EveryCommandPrintsEveryForm) {
  const auto examples = AllExamples();
  EXPECT_GE(examples.size(), 15U);
  for (const Example& example : examples) {
    EXPECT_THAT(example.forms, testing::IsSupersetOf({"csv", "json", "ndjson", "plain", "table", "yaml"}))
        << example.command;
    for (const std::string& form : example.forms) Printed(example, form);
  }
}

TEST_F(EveryOutputTest, PlainAndCsvHoldTheSameRowsAndNdjsonAnObjectForEach) {
  for (const Example& example : AllExamples()) {
    SCOPED_TRACE(testing::PrintToString(example.arguments));
    auto csv = ReadCsv(Printed(example, "csv"));
    ASSERT_GE(csv.size(), 2U);
    const Words names = csv.front();
    csv.erase(csv.begin());
    for (const Words& row : csv) EXPECT_EQ(row.size(), names.size());
    std::vector<Words> plain = ReadPlain(Printed(example, "plain"));
    ASSERT_EQ(plain.size(), csv.size());
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i] == "as_of_time" || names[i] == "last_heard_time" || names[i] == "verified_before") continue;
      for (size_t row = 0; row < csv.size(); ++row) EXPECT_EQ(plain[row][i], csv[row][i]) << names[i];
    }
    EXPECT_EQ(ReadJson(Printed(example, "ndjson")).size(), csv.size());
  }
}

TEST_F(EveryOutputTest, YamlSaysWhatJsonSays) {
  for (const Example& example : AllExamples()) {
    SCOPED_TRACE(testing::PrintToString(example.arguments));
    const auto json = ReadJson(Printed(example, "json"));
    const auto yaml = YAML::LoadAll(Printed(example, "yaml"));
    ASSERT_EQ(yaml.size(), json.size());
    for (size_t i = 0; i < json.size(); ++i) {
      ASSERT_FALSE(json[i].is_discarded());
      EXPECT_EQ(Json::diff(WithoutTimes(json[i]), WithoutTimes(ToJson(yaml[i]))), Json::array());
    }
  }
}

TEST_F(EveryOutputTest, EveryCommandWithRowsSaysWhatItsColumnsAre) {
  const auto described = ctl::AllRows();
  for (const Example& example : AllExamples()) {
    const bool compares = std::ranges::find(example.arguments, "--from") != example.arguments.end();
    const std::string of = example.command + (compares ? " --from" : "");
    const auto rows = std::ranges::find(described, of, &ctl::RowsDescription::of);
    ASSERT_NE(rows, described.end()) << of;
    EXPECT_EQ(ReadCsv(Printed(example, "csv")).front(), Words(rows->columns.begin(), rows->columns.end())) << of;
  }
}

TEST_F(EveryOutputTest, TheDifferenceOfStageFiveIsOneAwkAway) {
  const test::Ended ended = test::RunToEnd(
      {"/bin/sh", "-c",
       "'" + test::ProgramPath("handoverctl") + "' --registry '" + services_->registry() + "' --reconciliation '" +
           services_->reconciliation() +
           "' mismatches istanbul-2025-06-02 -o plain | awk -F '\\t' '$3 == \"count\" { print $11, $15, $17 }'"});
  EXPECT_EQ(ended.output, "1248 1245 3\n") << ended.error;
}

}  // namespace
}  // namespace handover
