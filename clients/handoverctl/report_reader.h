#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_READER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_READER_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

namespace handover::ctl {

using ListCompletions = std::function<absl::StatusOr<reconciliation::v1::ListCompletionsResponse>(
    const reconciliation::v1::ListCompletionsRequest& request)>;
using ListMismatches = std::function<absl::StatusOr<reconciliation::v1::ListMismatchesResponse>(
    const reconciliation::v1::ListMismatchesRequest& request)>;

using GetTimeline = std::function<absl::StatusOr<reconciliation::v1::GetTimelineResponse>(
    const reconciliation::v1::GetTimelineRequest& request)>;

// What is reckoned of an agreement, all pages of a list in one answer each.
struct Reckoning {
  reconciliation::v1::ListCompletionsResponse completions;
  reconciliation::v1::ListMismatchesResponse mismatches;  // Those that stand.
  reconciliation::v1::ListMismatchesResponse closed;      // Those that no longer stand.
};

// How often it is begun anew when the answers do not fit together, and the most pages of one list.
inline constexpr int kReadTriesMax = 10;
inline constexpr int kPagesMax = 1000;

// Asks for the same again: what an answer on `basis` was given as of.
reconciliation::v1::AsOf ExactlyAsOf(const reconciliation::v1::Basis& basis);

// Reads all pages of the mismatches that `request` asks for, each as of the same revision and time. Fails with ABORTED
// if they are not at each try, or with the error of `list`.
absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ReadAllMismatches(
    const ListMismatches& list, reconciliation::v1::ListMismatchesRequest request);

// Reads all pages of a timeline, likewise.
absl::StatusOr<reconciliation::v1::GetTimelineResponse> ReadWholeTimeline(
    const GetTimeline& get, const reconciliation::v1::GetTimelineRequest& request);

// Reads all that is reckoned of an agreement as of `as_of`, everything as of one revision and time. Fails likewise.
absl::StatusOr<Reckoning> ReadReckoning(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                        const std::string& agreement, const reconciliation::v1::AsOf& as_of);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_READER_H_
