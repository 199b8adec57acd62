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

// Both lists of an agreement, all pages in one answer each.
struct Reckoning {
  reconciliation::v1::ListCompletionsResponse completions;
  reconciliation::v1::ListMismatchesResponse mismatches;
};

// How often it is begun anew when the ledger moves on while it is read, and the most pages of one list.
inline constexpr int kReadTriesMax = 10;
inline constexpr int kPagesMax = 1000;

// Reads all pages of the mismatches that `request` asks for, at one revision. Fails with ABORTED if the ledger has
// moved on at each try, or with the error of `list`.
absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ReadAllMismatches(
    const ListMismatches& list, reconciliation::v1::ListMismatchesRequest request);

// Reads all of an agreement's completions and mismatches, everything at one revision. Fails likewise.
absl::StatusOr<Reckoning> ReadReckoning(const ListCompletions& list_completions, const ListMismatches& list_mismatches,
                                        const std::string& agreement);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_READER_H_
