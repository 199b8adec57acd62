#include "clients/handoverctl/report/source_index.h"

#include <algorithm>
#include <utility>

#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

// Only these are followed from a page: other schemes can run code.
bool IsWebAddress(const std::string& uri) { return uri.starts_with("https://") || uri.starts_with("http://"); }

}  // namespace

Citation SourceIndex::Cite(const registry::v1::Source& source, int64_t revision) {
  if (source.organ().empty()) return {.organ = "", .number = 0, .revision = revision};
  registry::v1::Source shown = source;
  if (is_public_) {
    shown.clear_title();
    shown.clear_uri();
  }
  Entry entry{.words = "", .address = IsWebAddress(shown.uri()) ? shown.uri() : ""};
  if (!entry.address.empty()) shown.clear_uri();
  entry.words = SourceWords(shown);
  const auto known = std::ranges::find_if(
      entries_, [&entry](const Entry& other) { return other.words == entry.words && other.address == entry.address; });
  const auto number = static_cast<size_t>(known - entries_.begin()) + 1;
  if (known == entries_.end()) entries_.push_back(std::move(entry));
  return {.organ = source.organ(), .number = number, .revision = revision};
}

}  // namespace handover::ctl
