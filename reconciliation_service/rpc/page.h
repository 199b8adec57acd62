#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_PAGE_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_PAGE_H_

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace handover::reconciliation {

// What a page_size of a request means: 1 to 1,000; more is 1,000, and 0 is 100. Fails with INVALID_ARGUMENT
// (VALUE_OUT_OF_RANGE) below 0.
absl::StatusOr<int> PageSizeOf(int32_t page_size);

// A token for the page after the item named `last_name` of the query that `query` writes out.
std::string MakePageToken(std::string_view query, std::string_view last_name);

// The name that `token` was made with; empty of an empty token. Fails with INVALID_ARGUMENT (PAGE_TOKEN_INVALID) if it
// was not made for `query`.
absl::StatusOr<std::string> ReadPageToken(std::string_view query, const std::string& token);

// One page of items.
template <typename Item>
struct Page {
  std::vector<Item> items;
  std::string next_page_token;  // Empty: this is the last.
};

// Cuts the page of at most `size` items that come after `after` out of `items`, which are in the order of their names.
template <typename Item>
Page<Item> CutPage(std::vector<Item> items, std::string_view query, std::string_view after, int size) {
  const auto first =
      std::ranges::upper_bound(items, after, {}, [](const Item& item) -> std::string_view { return item.name(); });
  const auto last = first + std::min<std::ptrdiff_t>(size, items.end() - first);
  Page<Item> page;
  std::move(first, last, std::back_inserter(page.items));
  if (last != items.end()) page.next_page_token = MakePageToken(query, page.items.back().name());
  return page;
}

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_PAGE_H_
