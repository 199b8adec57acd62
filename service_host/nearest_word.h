#ifndef HANDOVER_SERVICE_HOST_NEAREST_WORD_H_
#define HANDOVER_SERVICE_HOST_NEAREST_WORD_H_

#include <cstddef>
#include <string>
#include <vector>

namespace handover {

// How many bytes of a word are compared: it may be the first line of a file that is something else.
inline constexpr size_t kComparedBytesMax = 64;

// The one of `known` that differs from the beginning of `word` by the fewest insertions, deletions and replacements of
// a character. Empty if there are none.
std::string NearestWord(const std::string& word, const std::vector<std::string>& known);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_NEAREST_WORD_H_
