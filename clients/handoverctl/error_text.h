#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_

#include <string>

#include "absl/status/status.h"

namespace handover::ctl {

// Which service was asked.
struct Target {
  std::string service;  // "registry" or "reconciliation"
  std::string address;
};

// What to tell a person of a failure, in two lines:
//   handoverctl: cannot get agreements/x: name: ... [RECORD_NOT_FOUND]
//     try: handoverctl list agreements
// `undertaking` is what was to be done: "get agreements/x". Without a known next step there is one line. Pure.
std::string ErrorText(const std::string& undertaking, const Target& target, const absl::Status& status);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_
