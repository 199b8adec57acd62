#ifndef HANDOVER_TESTS_TREE_SOURCE_TREE_H_
#define HANDOVER_TESTS_TREE_SOURCE_TREE_H_

#include <string>
#include <string_view>
#include <vector>

namespace handover::tree {

// One text file of the project.
struct SourceFile {
  std::string path;  // From the tree's root, with "/" between folders.
  std::string text;
};

// Reads the project's own files, by path: all but what is built (build/, node_modules/) and, except for .ci/, what
// begins with a dot. A folder that cannot be read ends the test.
std::vector<SourceFile> ReadTree();

// The text of one file of ReadTree, which lives as long as `tree`; empty if there is none.
std::string_view TextOf(const std::vector<SourceFile>& tree, std::string_view path);
std::string_view TextOf(std::vector<SourceFile>&& tree, std::string_view path) = delete;

// Cuts a text into its lines, without their ends.
std::vector<std::string_view> LinesOf(std::string_view text);

// The last segment of a path, and what stands before it without the slash.
std::string_view FileNameOf(std::string_view path);
std::string_view FolderOf(std::string_view path);

// Whether a file is C++ of ours.
bool IsCpp(std::string_view path);

// Whether a path lies in a folder, for example "tests" or "registry_service/admission".
bool IsUnder(std::string_view path, std::string_view folder);

}  // namespace handover::tree

#endif  // HANDOVER_TESTS_TREE_SOURCE_TREE_H_
