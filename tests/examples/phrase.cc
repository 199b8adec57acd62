#include "tests/examples/phrase.h"

#include <algorithm>
#include <regex>

#include "absl/strings/str_split.h"

namespace handover::examples {

Phrase::Phrase(std::string_view line) : options_(absl::StrSplit(std::string(line), ", ")) {
  static const std::regex kDay(" on ([0-9]{4}-[0-9]{2}-[0-9]{2})$");
  head_ = options_.front();
  options_.erase(options_.begin());
  std::smatch words;
  if (!std::regex_search(head_, words, kDay)) return;
  day_ = words[1];
  head_ = words.prefix();
}

bool Phrase::Take(std::string_view option) {
  const auto found = std::ranges::find(options_, option);
  if (found == options_.end()) return false;
  options_.erase(found);
  return true;
}

std::optional<std::string> Phrase::TakeAfter(std::string_view beginning) {
  const auto found = std::ranges::find_if(options_, [&](const auto& option) { return option.starts_with(beginning); });
  if (found == options_.end()) return std::nullopt;
  std::string rest = found->substr(beginning.size());
  options_.erase(found);
  return rest;
}

std::optional<std::string> Phrase::TakeNext() { return TakeAfter(""); }

}  // namespace handover::examples
