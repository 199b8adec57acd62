#include "clients/handoverctl/time_ordered_id.h"

#include "absl/strings/str_format.h"

namespace handover::ctl {

std::string TimeOrderedId(absl::Time now, const std::function<uint64_t()>& random) {
  const auto milliseconds = static_cast<uint64_t>(absl::ToUnixMillis(now));
  const uint64_t high = random();
  const uint64_t low = random();
  constexpr uint64_t kVersion = 0x7000;
  constexpr uint64_t kVariant = 0x8000;
  return absl::StrFormat("%08x-%04x-%04x-%04x-%012x", (milliseconds >> 16) & 0xFFFF'FFFF, milliseconds & 0xFFFF,
                         kVersion | (high & 0xFFF), kVariant | ((high >> 12) & 0x3FFF), low & 0xFFFF'FFFF'FFFF);
}

}  // namespace handover::ctl
