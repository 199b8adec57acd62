#ifndef HANDOVER_SERVICE_HOST_ERROR_H_
#define HANDOVER_SERVICE_HOST_ERROR_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

// The one form of every error of ours: an absl::Status whose payloads are the details of a google.rpc.Status. Pure;
// safe from any thread.
namespace handover {

// What is wrong with one field of a request.
struct FieldViolation {
  std::string field;        // The path from the request, for example "records[3].declaration.quantity.count".
  std::string description;  // The value got and the value wanted, for example "-5, want 0 to 1,000,000,000".
};

// The most violations that an error tells; gRPC bounds all metadata of a reply at 8 KiB.
inline constexpr size_t kViolationsMax = 20;
// The most bytes of all violations of one error together: with the message, and in base64, the details then stay below
// those 8 KiB.
inline constexpr size_t kViolationsBytesMax = 5000;
// The longest message or description, in bytes; what is longer is cut.
inline constexpr size_t kErrorTextBytesMax = 320;

// Builds an error with one ErrorInfo of domain "handover" and `reason`, an upper-snake-case word from an ErrorReason
// enum.
absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view message);

// Builds an error of which `violations` (at least one) are the reason: its message is the first violation, "field:
// description", and what is above kViolationsMax or kViolationsBytesMax is left out. The details hold them as a
// BadRequest too.
absl::Status MakeFieldError(absl::StatusCode code, std::string_view reason,
                            const std::vector<FieldViolation>& violations);

// Adds to the metadata of an error of ours what a machine may want to read: `value` under `key`, in snake_case.
absl::Status WithMetadata(absl::Status error, std::string_view key, std::string_view value);

// What an error of ours says under `key`; empty if it says nothing.
std::string MetadataOf(const absl::Status& status, std::string_view key);

// Adds to an error that the same may be tried again after `delay`, as a RetryInfo.
absl::Status WithRetryDelay(absl::Status error, std::chrono::milliseconds delay);

// After which time the same may be tried again; nothing if the error does not say so.
std::optional<std::chrono::milliseconds> RetryDelayOf(const absl::Status& status);

// The reason of an error of ours; empty if `status` carries none.
std::string ReasonOf(const absl::Status& status);

// The violations that an error of ours carries.
std::vector<FieldViolation> ViolationsOf(const absl::Status& status);

// Makes a value printable in an error: in double quotes, control and non-ASCII bytes escaped, cut after 64 bytes.
std::string Quoted(std::string_view value);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_ERROR_H_
