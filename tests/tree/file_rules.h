#ifndef HANDOVER_TESTS_TREE_FILE_RULES_H_
#define HANDOVER_TESTS_TREE_FILE_RULES_H_

#include <string>

#include "tests/tree/source_tree.h"

// Rules that one file keeps or breaks by itself. Each returns what is wrong, in words, or an empty string.
namespace handover::tree {

// At most 600 lines, in tests 800. For code: C++, protos, CMake and scripts.
std::string CheckLength(const SourceFile& file);

// No word in the path that says nothing, such as "util".
std::string CheckName(const SourceFile& file);

// A header's guard is its path: HANDOVER_LEDGER_ENTRY_H_ of ledger/entry.h.
std::string CheckIncludeGuard(const SourceFile& file);

// A test waits for a condition, never for time to pass.
std::string CheckSleep(const SourceFile& file);

}  // namespace handover::tree

#endif  // HANDOVER_TESTS_TREE_FILE_RULES_H_
