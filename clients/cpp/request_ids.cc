#include "clients/cpp/request_ids.h"

#include <random>

#include "absl/strings/str_cat.h"

namespace handover::client {

RequestIds::RequestIds()
    : client_([] {
        std::random_device random;
        return absl::StrCat(absl::Hex(random(), absl::kZeroPad8), absl::Hex(random(), absl::kZeroPad8));
      }()) {}

std::string RequestIds::Next() { return absl::StrCat(client_, "-", ++last_); }

}  // namespace handover::client
