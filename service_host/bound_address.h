#ifndef HANDOVER_SERVICE_HOST_BOUND_ADDRESS_H_
#define HANDOVER_SERVICE_HOST_BOUND_ADDRESS_H_

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace handover {

// `address` ("127.0.0.1:0") with the port that was had for it where it asks for any free one.
inline std::string BoundAddress(const std::string& address, int port) {
  return absl::EndsWith(address, ":0") ? absl::StrCat(address.substr(0, address.size() - 1), port) : address;
}

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_BOUND_ADDRESS_H_
