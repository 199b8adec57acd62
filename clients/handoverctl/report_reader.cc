#include "clients/handoverctl/report_reader.h"

#include <google/protobuf/util/message_differencer.h>

#include <string>
#include <utility>
#include <vector>

namespace handover::ctl {
namespace {

using google::protobuf::util::MessageDifferencer;
using reconciliation::v1::AsOf;
using reconciliation::v1::Basis;
using reconciliation::v1::GetTimelineResponse;
using reconciliation::v1::ListCompletionsRequest;
using reconciliation::v1::ListCompletionsResponse;
using reconciliation::v1::ListMismatchesRequest;
using reconciliation::v1::ListMismatchesResponse;
using reconciliation::v1::MismatchState;

constexpr int kPageSize = 1000;

absl::Status MovedOn() { return absl::AbortedError("the ledger moved on while it was read"); }

bool IsAsOfTheSame(const Basis& one, const Basis& other) {
  return one.ledger_id() == other.ledger_id() && one.revision() == other.revision() &&
         MessageDifferencer::Equals(one.as_of_time(), other.as_of_time());
}

// Adds the lists of one page to those of the pages before.
void Take(ListCompletionsResponse&& page, ListCompletionsResponse& all) {
  // Offers stand with their terms, and one term's readings may be spread over two pages, each with the same offers.
  for (auto& offer : *page.mutable_offers()) {
    bool is_new = true;
    for (const auto& known : all.offers()) is_new = is_new && known.offer() != offer.offer();
    if (is_new) *all.add_offers() = std::move(offer);
  }
  all.set_verdict(page.verdict());
  for (auto& completion : *page.mutable_completions()) *all.add_completions() = std::move(completion);
}

void Take(ListMismatchesResponse&& page, ListMismatchesResponse& all) {
  for (auto& mismatch : *page.mutable_mismatches()) *all.add_mismatches() = std::move(mismatch);
}

void Take(GetTimelineResponse&& page, GetTimelineResponse& all) {
  for (auto& point : *page.mutable_points()) *all.add_points() = std::move(point);
}

// Follows the pages of one list. Fails with ABORTED if one of them is not as of `basis`.
template <typename Response, typename Request, typename List>
absl::StatusOr<Response> ReadPages(const List& list, Request request, const Basis& basis) {
  Response all;
  *all.mutable_basis() = basis;
  for (int pages = 0; pages < kPagesMax; ++pages) {
    absl::StatusOr<Response> page = list(request);
    if (!page.ok()) return page.status();
    if (!IsAsOfTheSame(page->basis(), basis)) return MovedOn();
    request.set_page_token(page->next_page_token());
    Take(*std::move(page), all);
    if (request.page_token().empty()) return all;
  }
  return absl::ResourceExhaustedError("the list has more than 1,000 pages of 1,000");
}

// Reads one list. The head moves on and time passes between two pages, so a list that does not end with its first page
// is read anew, all of it as of exactly what the first page was given as of.
template <typename Response, typename Request, typename List>
absl::StatusOr<Response> ReadList(const List& list, Request request) {
  request.set_page_size(kPageSize);
  absl::StatusOr<Response> first = list(request);
  if (!first.ok() || first->next_page_token().empty()) return first;
  *request.mutable_as_of() = ExactlyAsOf(first->basis());
  return ReadPages<Response>(list, request, first->basis());
}

// Reads the mismatches of `agreement` in `states`, or those that stand. Fails with ABORTED if they are not as of
// `basis`.
absl::StatusOr<ListMismatchesResponse> ReadMismatchesAsOf(const Basis& basis, const ListMismatches& list,
                                                          const std::string& agreement,
                                                          const std::vector<MismatchState>& states) {
  ListMismatchesRequest request;
  request.set_parent(agreement);
  request.mutable_states()->Add(states.begin(), states.end());
  *request.mutable_as_of() = ExactlyAsOf(basis);
  auto mismatches = ReadList<ListMismatchesResponse>(list, request);
  if (mismatches.ok() && !IsAsOfTheSame(mismatches->basis(), basis)) return MovedOn();
  return mismatches;
}

absl::StatusOr<Reckoning> ReadOnce(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                   const std::string& agreement, const AsOf& as_of) {
  ListCompletionsRequest request;
  request.set_parent(agreement);
  *request.mutable_as_of() = as_of;
  auto completions = ReadList<ListCompletionsResponse>(list_completions, request);
  if (!completions.ok()) return completions.status();
  auto mismatches = ReadMismatchesAsOf(completions->basis(), list_mismatches, agreement, {});
  if (!mismatches.ok()) return mismatches.status();
  auto closed =
      ReadMismatchesAsOf(completions->basis(), list_mismatches, agreement, {reconciliation::v1::MISMATCH_STATE_CLOSED});
  if (!closed.ok()) return closed.status();
  return Reckoning{*std::move(completions), *std::move(mismatches), *std::move(closed)};
}

// Calls `read` until it is not ABORTED, at most kReadTriesMax times.
template <typename Read>
auto UntilItStandsStill(const Read& read) {
  auto result = read();
  for (int tries = 1; tries < kReadTriesMax && absl::IsAborted(result.status()); ++tries) result = read();
  return result;
}

}  // namespace

AsOf ExactlyAsOf(const Basis& basis) {
  AsOf as_of;
  as_of.set_revision(basis.revision());
  *as_of.mutable_time() = basis.as_of_time();
  return as_of;
}

absl::StatusOr<ListMismatchesResponse> ReadAllMismatches(const ListMismatches& list, ListMismatchesRequest request) {
  return UntilItStandsStill([&] { return ReadList<ListMismatchesResponse>(list, request); });
}

absl::StatusOr<GetTimelineResponse> ReadWholeTimeline(const GetTimeline& get,
                                                      const reconciliation::v1::GetTimelineRequest& request) {
  return UntilItStandsStill([&] { return ReadList<GetTimelineResponse>(get, request); });
}

absl::StatusOr<Reckoning> ReadReckoning(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                        const std::string& agreement, const AsOf& as_of) {
  return UntilItStandsStill([&] { return ReadOnce(list_completions, list_mismatches, agreement, as_of); });
}

}  // namespace handover::ctl
