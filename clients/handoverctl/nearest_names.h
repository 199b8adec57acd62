#ifndef HANDOVER_CLIENTS_HANDOVERCTL_NEAREST_NAMES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_NEAREST_NAMES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

using ListRecords =
    std::function<absl::StatusOr<registry::v1::ListRecordsResponse>(const registry::v1::ListRecordsRequest& request)>;

// The most names that are told, and the most records of one kind that are looked through for them.
inline constexpr size_t kNearestNamesMax = 3;
inline constexpr int kNamesLookedThroughMax = 10'000;

// The names of records that differ the least from `name`, which is none: those of its own kind under its parent, or if
// there are none, those that are nearest to its parent. Empty if `name` is no name of a kind of record, or `list`
// fails.
std::vector<std::string> NearestNames(const ListRecords& list, const std::string& name);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_NEAREST_NAMES_H_
