#ifndef HANDOVER_TESTS_ROBUSTNESS_LEDGER_AUDIT_H_
#define HANDOVER_TESTS_ROBUSTNESS_LEDGER_AUDIT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "clients/cpp/registry_client.h"
#include "ledger/ledger_verifier.h"
#include "tests/robustness/load_batch.h"
#include "tests/robustness/oracle.h"

namespace handover::test {

// Checks a registry that nobody appends to against everything that the oracle knows. What was read of the ledger in an
// earlier check is not read again: the root that is signed for all of it shows that not a byte of it is another. Not
// thread-safe.
class LedgerAudit {
 public:
  // `oracle` must outlive this.
  explicit LedgerAudit(Oracle& oracle) : oracle_(oracle), reader_(oracle.path()) {}

  // Fails with DATA_LOSS, saying what is wrong, unless the registry at `address` is the same as ever, its ledger
  // continues the newest one that was signed, its revisions have no gap and its names no double, and every name that
  // was acknowledged is at its revision.
  absl::Status Check(const std::string& address);

  // The same of the index of names: fails unless it lists exactly what Check has read.
  absl::Status CheckIndex(const std::string& address);

  // Of what was checked.
  const Identity& identity() const { return identity_; }
  int64_t head() const { return verifier_.size(); }

 private:
  absl::Status CheckContinues(client::RegistryClient& client, const ledger::Checkpoint& checkpoint);
  absl::Status ReadUpTo(client::RegistryClient& client, int64_t head);
  absl::Status TakeEntry(const std::string& bytes);
  absl::Status CheckAcknowledged(client::RegistryClient& client);

  Oracle& oracle_;
  OracleReader reader_;
  Identity identity_;  // Empty before the first check.
  ledger::LedgerVerifier verifier_ = *ledger::LedgerVerifier::OfUnknown("");
  std::unordered_map<std::string, int64_t> revisions_;  // Of every name in the ledger.
  google::protobuf::Timestamp last_time_;               // Of the last entry.
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_LEDGER_AUDIT_H_
