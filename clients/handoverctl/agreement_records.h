#ifndef HANDOVER_CLIENTS_HANDOVERCTL_AGREEMENT_RECORDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_AGREEMENT_RECORDS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

using ListRecordsPage =
    std::function<absl::StatusOr<registry::v1::ListRecordsResponse>(const registry::v1::ListRecordsRequest& request)>;

// The most records of one agreement that are read.
inline constexpr size_t kAgreementRecordsMax = 50'000;

// Reads every record that stands under an agreement as of `revision`, of whichever kind and depth, in the order of
// their revisions. Fails with RESOURCE_EXHAUSTED if there are more than kAgreementRecordsMax, or with the error of
// `list`.
absl::StatusOr<std::vector<registry::v1::Record>> ReadAgreementRecords(const ListRecordsPage& list,
                                                                       const std::string& agreement, int64_t revision);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_AGREEMENT_RECORDS_H_
