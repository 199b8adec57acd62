#include "tests/tree/file_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace handover::tree {
namespace {

constexpr size_t kLinesMax = 600;
constexpr size_t kTestLinesMax = 800;

bool IsCode(std::string_view path) {
  return IsCpp(path) || path.ends_with(".proto") || path.ends_with(".cmake") || path.ends_with(".sh") ||
         FileNameOf(path) == "CMakeLists.txt" || path == "dev" || path == ".ci/run";
}

bool IsWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Whether the call `word(` stands in a line of code, as a word of its own.
bool Calls(std::string_view line, std::string_view word) {
  line = line.substr(0, line.find("//"));
  for (size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || !IsWordCharacter(line[at - 1])) && end < line.size() && line[end] == '(') return true;
  }
  return false;
}

}  // namespace

std::string CheckLength(const SourceFile& file) {
  if (!IsCode(file.path)) return {};
  const size_t lines = LinesOf(file.text).size();
  const size_t most = IsUnder(file.path, "tests") ? kTestLinesMax : kLinesMax;
  if (lines <= most) return {};
  return file.path + ": " + std::to_string(lines) + " lines, want at most " + std::to_string(most);
}

std::string CheckName(const SourceFile& file) {
  constexpr std::array<std::string_view, 9> kEmptyWords = {"common", "helper", "helpers", "manager", "managers",
                                                           "misc",   "util",   "utils",   "utility"};
  std::string_view rest = file.path;
  while (!rest.empty()) {
    const size_t end = rest.find_first_of("/._-");
    const std::string_view word = rest.substr(0, end);
    if (std::ranges::find(kEmptyWords, word) != kEmptyWords.end()) {
      return file.path + ": \"" + std::string(word) + "\" says nothing; want the noun that the file holds";
    }
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return {};
}

std::string CheckIncludeGuard(const SourceFile& file) {
  if (!file.path.ends_with(".h")) return {};
  std::string guard = "HANDOVER_";
  for (char c : file.path) {
    guard += IsWordCharacter(c) ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : '_';
  }
  guard += '_';
  if (file.text.starts_with("#ifndef " + guard + "\n#define " + guard + "\n") &&
      file.text.ends_with("#endif  // " + guard + "\n")) {
    return {};
  }
  return file.path + ": want the include guard " + guard + " from the first line to the last";
}

std::string CheckSleep(const SourceFile& file) {
  if (!IsUnder(file.path, "tests") || !IsCpp(file.path)) return {};
  for (std::string_view line : LinesOf(file.text)) {
    for (std::string_view word : {"SleepFor", "nanosleep", "sleep", "sleep_for", "sleep_until", "usleep"}) {
      if (Calls(line, word)) return file.path + ": calls " + std::string(word) + "; want to wait for a condition";
    }
  }
  return {};
}

}  // namespace handover::tree
