#include <gtest/gtest.h>

#include <cctype>
#include <ostream>

#include "tests/examples/example_check.h"

namespace handover::examples {

// For the list of tests.
void PrintTo(const Section& section, std::ostream* out) { *out << section.title; }

namespace {

// Every worked example of one section of docs/reckoning.md.
class ReckoningExamples : public testing::TestWithParam<Section> {};

// "Section10TheBridge".
std::string NameOf(const testing::TestParamInfo<Section>& info) {
  std::string name = "Section" + std::to_string(info.param.number);
  bool begins_word = true;
  for (const char c : info.param.title) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) name += begins_word ? static_cast<char>(std::toupper(byte)) : c;
    begins_word = std::isalnum(byte) == 0;
  }
  return name;
}

TEST_P(ReckoningExamples, AreWhatTheEngineAndTheRecountAnswer) {
  EXPECT_FALSE(GetParam().examples.empty()) << "docs/reckoning.md, section " << GetParam().number << ", has no example";
  for (const Example& example : GetParam().examples) {
    for (const std::string& wrong : CheckExample(example)) ADD_FAILURE() << "docs/reckoning.md:" << wrong;
    EXPECT_FALSE(ExpectationsOf(example).empty())
        << "docs/reckoning.md:" << (example.empty() ? 0 : example.front().number) << ": an example expects nothing";
  }
}

INSTANTIATE_TEST_SUITE_P(OfThePage, ReckoningExamples, testing::ValuesIn(ReadReckoningPage()), NameOf);

}  // namespace
}  // namespace handover::examples
