#include "clients/handoverctl/record_sink.h"

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover::ctl {

absl::Status OutputNotWritten(const std::string& output, const std::string& cause) {
  return MakeError(absl::StatusCode::kUnavailable, "OUTPUT_NOT_WRITTEN",
                   absl::StrCat(output, ": cannot be written: ", cause));
}

}  // namespace handover::ctl
