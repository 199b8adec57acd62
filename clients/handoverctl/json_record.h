#ifndef HANDOVER_CLIENTS_HANDOVERCTL_JSON_RECORD_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_JSON_RECORD_H_

#include <string>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// Reads one record from the proto JSON of handover.registry.v1.Record. Fails with INVALID_ARGUMENT and a message that
// says the field, what was got and what is wanted: `declaration.quantity.count: "abc", want a whole number`. What the
// text is not even JSON for, it says with the place near which.
absl::StatusOr<registry::v1::Record> ParseJsonRecord(const std::string& json);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_JSON_RECORD_H_
