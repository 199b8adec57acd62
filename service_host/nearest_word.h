#ifndef HANDOVER_SERVICE_HOST_NEAREST_WORD_H_
#define HANDOVER_SERVICE_HOST_NEAREST_WORD_H_

#include <string>
#include <vector>

namespace handover {

// The one of `known` that differs from `word` by the fewest insertions, deletions and replacements of a character.
// Empty if there are none.
std::string NearestWord(const std::string& word, const std::vector<std::string>& known);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_NEAREST_WORD_H_
