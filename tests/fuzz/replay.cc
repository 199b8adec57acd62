// Runs a fuzz target without libFuzzer: over its corpus, and over every input that is cut short somewhere or has one
// byte changed. The same inputs each time.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

namespace fs = std::filesystem;

// Of a long input not every place is tried.
constexpr size_t kPlacesMax = 300;
constexpr unsigned char kChanges[] = {0x01, 0x80, 0xff};

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void TryNear(const std::string& input) {
  const size_t step = input.size() / kPlacesMax + 1;
  for (size_t place = 0; place < input.size(); place += step) {
    Try(std::string_view(input).substr(0, place));
    for (const unsigned char change : kChanges) {
      std::string changed = input;
      changed[place] = static_cast<char>(static_cast<unsigned char>(changed[place]) ^ change);
      Try(changed);
    }
  }
}

int Main(const fs::path& corpus) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(corpus)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    // Written before, since an input that breaks a target ends the process.
    std::fprintf(stderr, "%s\n", path.c_str());
    const std::string input = ReadFile(path);
    Try(input);
    TryNear(input);
  }
  std::fprintf(stderr, "%zu inputs\n", paths.size());
  return paths.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace handover::fuzz

int main(int argc, char** argv) {
  if (argc == 2) return handover::fuzz::Main(argv[1]);
  std::fprintf(stderr, "usage: %s CORPUS\n", argv[0]);
  return EXIT_FAILURE;
}
