#include "tests/examples/page.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace handover::examples {

std::vector<Section> ReadReckoningPage() {
  std::ifstream file(std::string(HANDOVER_SOURCE_DIR) + "/docs/reckoning.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return SectionsOf(text);
}

std::vector<Section> SectionsOf(std::string_view text) {
  static const std::regex kHeading("## ([0-9]+)\\. (.+)");
  std::vector<Section> sections;
  bool is_in_example = false;
  std::istringstream stream{std::string(text)};
  Line line;
  while (std::getline(stream, line.text)) {
    ++line.number;
    std::smatch words;
    if (line.text.starts_with("```")) {
      is_in_example = !is_in_example && line.text == "```ledger";
      if (!is_in_example) continue;
      if (sections.empty()) sections.emplace_back();
      sections.back().examples.emplace_back();
    } else if (is_in_example) {
      sections.back().examples.back().push_back(line);
    } else if (std::regex_match(line.text, words, kHeading)) {
      sections.push_back({.number = std::stoi(words[1]), .title = words[2], .examples = {}});
    }
  }
  return sections;
}

}  // namespace handover::examples
