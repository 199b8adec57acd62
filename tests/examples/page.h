#ifndef HANDOVER_TESTS_EXAMPLES_PAGE_H_
#define HANDOVER_TESTS_EXAMPLES_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

namespace handover::examples {

// One line of a page, counted from 1.
struct Line {
  int number = 0;
  std::string text;
};

// What stands between "```ledger" and "```".
using Example = std::vector<Line>;

// What stands under a heading such as "## 9. Mismatches".
struct Section {
  int number = 0;
  std::string title;
  std::vector<Example> examples;
};

// The numbered sections of docs/reckoning.md, in its order, with their examples; none if it cannot be read.
std::vector<Section> ReadReckoningPage();

// The numbered sections of `text`. An example that stands in none is in a section of number 0.
std::vector<Section> SectionsOf(std::string_view text);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_PAGE_H_
