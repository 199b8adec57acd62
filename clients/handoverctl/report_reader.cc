#include "clients/handoverctl/report_reader.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::ListCompletionsRequest;
using reconciliation::v1::ListCompletionsResponse;
using reconciliation::v1::ListMismatchesRequest;
using reconciliation::v1::ListMismatchesResponse;

constexpr int kPageSize = 1000;

absl::Status MovedOn() { return absl::AbortedError("the ledger moved on while it was read"); }

// Adds the lists of one page to those of the pages before.
void Take(ListCompletionsResponse&& page, ListCompletionsResponse& all) {
  // Offers stand with their terms, and one term's readings may be spread over two pages, each with the same offers.
  for (auto& offer : *page.mutable_offers()) {
    bool is_new = true;
    for (const auto& known : all.offers()) is_new = is_new && known.offer() != offer.offer();
    if (is_new) *all.add_offers() = std::move(offer);
  }
  for (auto& completion : *page.mutable_completions()) *all.add_completions() = std::move(completion);
}

void Take(ListMismatchesResponse&& page, ListMismatchesResponse& all) {
  for (auto& mismatch : *page.mutable_mismatches()) *all.add_mismatches() = std::move(mismatch);
}

// Follows the pages of one list. Fails with ABORTED if two pages are of different revisions.
template <typename Response, typename Request, typename List>
absl::StatusOr<Response> ReadPages(const List& list, Request request) {
  Response all;
  request.set_page_size(kPageSize);
  for (int pages = 0; pages < kPagesMax; ++pages) {
    absl::StatusOr<Response> page = list(request);
    if (!page.ok()) return page.status();
    if (pages == 0) *all.mutable_basis() = page->basis();
    if (page->basis().revision() != all.basis().revision()) return MovedOn();
    request.set_page_token(page->next_page_token());
    Take(*std::move(page), all);
    if (request.page_token().empty()) return all;
  }
  return absl::ResourceExhaustedError("the list has more than 1,000 pages of 1,000");
}

absl::StatusOr<Reckoning> ReadOnce(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                   const std::string& agreement) {
  ListCompletionsRequest completions_request;
  completions_request.set_parent(agreement);
  auto completions = ReadPages<ListCompletionsResponse>(list_completions, completions_request);
  if (!completions.ok()) return completions.status();
  ListMismatchesRequest mismatches_request;
  mismatches_request.set_parent(agreement);
  auto mismatches = ReadPages<ListMismatchesResponse>(list_mismatches, mismatches_request);
  if (!mismatches.ok()) return mismatches.status();
  if (mismatches->basis().revision() != completions->basis().revision()) return MovedOn();
  return Reckoning{*std::move(completions), *std::move(mismatches)};
}

// Calls `read` until it is not ABORTED, at most kReadTriesMax times.
template <typename Read>
auto UntilItStandsStill(const Read& read) {
  auto result = read();
  for (int tries = 1; tries < kReadTriesMax && absl::IsAborted(result.status()); ++tries) result = read();
  return result;
}

}  // namespace

absl::StatusOr<ListMismatchesResponse> ReadAllMismatches(const ListMismatches& list, ListMismatchesRequest request) {
  return UntilItStandsStill([&] { return ReadPages<ListMismatchesResponse>(list, request); });
}

absl::StatusOr<Reckoning> ReadReckoning(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                        const std::string& agreement) {
  return UntilItStandsStill([&] { return ReadOnce(list_completions, list_mismatches, agreement); });
}

}  // namespace handover::ctl
