#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/handoverctl/failure.h"

namespace handover::ctl {

// What a second look at a connection has shown.
struct ConnectionFault {
  std::string reason;   // A stable word, in upper case: "SERVICE_DOWN".
  std::string message;  // What is so.
  std::string step;     // What to try.
};

// Which service was asked, and how to find out more once it has failed; without the functions nothing more is found.
struct Target {
  std::string service;  // "registry" or "reconciliation"
  std::string address;
  std::function<std::optional<ConnectionFault>()> look_again = {};  // Who listens there.
  // The names that are there and that are the nearest to one that is not.
  std::function<std::vector<std::string>(const std::string& name)> nearest = {};
};

// What to tell a person of a failure, in two lines:
//   handoverctl: cannot get agreements/x: name: ... [RECORD_NOT_FOUND]
//     try: handoverctl list agreements
// `undertaking` is what was to be done: "get agreements/x". `name` is what was asked for, if that has a name: where it
// is not there, a line between the two says which are the nearest.
std::string ErrorText(const std::string& undertaking, const Target& target, const absl::Status& status,
                      const std::string& name = "");

// The same as the end of a command: DATA_LOSS is kExitNotVerified, anything else kExitFailed.
Ending ErrorEnding(const std::string& undertaking, const Target& target, const absl::Status& status,
                   const std::string& name = "");

// What to do about a failure of that reason; empty if nothing is known of it.
std::string NextStepOf(const std::string& reason);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ERROR_TEXT_H_
