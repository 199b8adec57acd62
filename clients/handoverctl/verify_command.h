#ifndef HANDOVER_CLIENTS_HANDOVERCTL_VERIFY_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_VERIFY_COMMAND_H_

#include <filesystem>
#include <ostream>

#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "ledger/ledger_verifier.h"

namespace handover::ctl {

// Verifies what a registry serves: every entry against the checkpoint that it signs, and that checkpoint against the
// last one that was verified here.
class VerifyCommands {
 public:
  // What is verified of each ledger is kept in a file of its own in `kept`; empty to keep nothing. `registry` and what
  // `paper` refers to must outlive this. Progress is drawn on `terminal`; null: nowhere.
  VerifyCommands(client::RegistryClient& registry, Target target, std::filesystem::path kept, Paper paper,
                 std::ostream* terminal);

  Failure Run(const VerifyCommand& command);

 private:
  // Reads and verifies the whole ledger, up to what is its head when this begins.
  absl::Status VerifyAll(ledger::LedgerVerifier& verifier);
  // Why the entries of `message` do not make up what was signed: names the first of them that is not in the ledger, or
  // returns `otherwise` if each of them is.
  absl::Status FirstWrongEntry(const registry::v1::WatchRecordsResponse& message,
                               const ledger::LedgerVerifier& verifier, absl::Status otherwise);

  client::RegistryClient& registry_;
  const Target target_;
  const std::filesystem::path kept_;
  const Paper paper_;
  std::ostream* const terminal_;
};

// Where the checkpoints that were verified are kept: in the user's state directory, as the XDG base directories have
// it. Empty if the environment names none.
std::filesystem::path KeptCheckpoints();

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_VERIFY_COMMAND_H_
