#include "service_host/nearest_word.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace handover {

std::string NearestWord(const std::string& word, const std::vector<std::string>& known) {
  const std::string beginning = word.substr(0, kComparedBytesMax);
  // Levenshtein's distance, row by row.
  const auto distance = [&beginning](const std::string& other) {
    std::vector<size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= beginning.size(); ++i) {
      size_t diagonal = std::exchange(row[0], i);
      for (size_t j = 1; j <= other.size(); ++j) {
        const size_t replaced = diagonal + (beginning[i - 1] == other[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      }
    }
    return row.back();
  };
  const auto nearest = std::ranges::min_element(known, {}, distance);
  return nearest == known.end() ? std::string() : *nearest;
}

}  // namespace handover
