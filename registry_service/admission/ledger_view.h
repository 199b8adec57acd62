#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_VIEW_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_VIEW_H_

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::registry {

// What admission may know of the ledger: the records that stand before the one that is to be admitted. An error of
// either method means that the ledger cannot be read, never that a record is not there.
class LedgerView {
 public:
  virtual ~LedgerView() = default;

  // The record named `name`; null if there is none.
  virtual absl::StatusOr<std::shared_ptr<const v1::Record>> Find(std::string_view name) = 0;

  // Whether a record corrects or supersedes the one named `name`.
  virtual absl::StatusOr<bool> IsSuperseded(std::string_view name) = 0;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_VIEW_H_
