#include "tests/tree/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace handover::tree {
namespace {

namespace fs = std::filesystem;

bool IsLeftOut(std::string_view name) {
  return name == "build" || name == "node_modules" || (name.starts_with('.') && name != ".ci");
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<SourceFile> ReadTree() {
  const fs::path root = HANDOVER_TREE_ROOT;
  std::vector<SourceFile> tree;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
    if (IsLeftOut(at->path().filename().string())) {
      at.disable_recursion_pending();
      continue;
    }
    if (at->is_regular_file()) tree.push_back({at->path().lexically_relative(root).string(), ReadFile(at->path())});
  }
  std::ranges::sort(tree, {}, &SourceFile::path);
  return tree;
}

std::string_view TextOf(const std::vector<SourceFile>& tree, std::string_view path) {
  const auto file = std::ranges::find(tree, path, &SourceFile::path);
  return file == tree.end() ? std::string_view() : file->text;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

std::string_view FileNameOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view FolderOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool IsCpp(std::string_view path) { return path.ends_with(".cc") || path.ends_with(".h"); }

bool IsUnder(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace handover::tree
