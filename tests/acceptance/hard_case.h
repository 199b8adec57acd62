#ifndef HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_H_
#define HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_H_

#include <gmock/gmock.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cpp/reconciliation_client.h"
#include "tests/harness/services.h"
#include "tests/property/recount_case.h"

namespace handover::test {

// Matches the interval of one number.
MATCHER_P(Is, number, "") { return arg.has_least() && arg.has_most() && arg.least() == number && arg.most() == number; }

// The agreement of every case.
inline constexpr char kAgreement[] = "agreements/a";

// Appends to the registry at `address`, in one batch, the records of `it` after the first `known`. Returns the revision
// that the registry acknowledges for the last of them; the test fails if it refuses.
int64_t AppendAfter(int64_t known, const recount::RecountCase& it, const std::string& address);

// A case that was made by hand, recorded by a registry and answered by a reconciliation service: real processes, on a
// ledger of its own. Every question is asked as of the last revision that was acknowledged, by its record time, when
// all grace periods are over. Ids stand for names under kAgreement.
class HardCase {
 public:
  // Starts both, and records all of `it`.
  explicit HardCase(const recount::RecountCase& it);

  // Records what `it` has beyond what has been recorded.
  void Record(const recount::RecountCase& it);

  // Kills the registry.
  void KillRegistry();
  // Starts a registry at the address of the one before, on an empty ledger.
  void StartAnotherLedger();

  // The last revision that was acknowledged.
  int64_t revision() const { return revision_; }
  // Where the reconciliation service listens.
  const std::string& address() const { return reconciliation_.address(); }
  client::ReconciliationClient& client() { return client_; }

  // The completion of a term under a reading; the test fails if there is none.
  reconciliation::v1::Completion CompletionOf(const std::string& term, const std::string& reading);
  // The mismatch of an id; the test fails if there is none.
  reconciliation::v1::Mismatch MismatchOf(const std::string& id);
  // The ids of those that stand, in order.
  std::vector<std::string> StandingIds();
  reconciliation::v1::ListCompletionsResponse Completions();
  reconciliation::v1::Verdict Verdict() { return Completions().verdict(); }

 private:
  reconciliation::v1::AsOf Now() const;

  TemporaryFolder folder_;
  std::optional<Service> registry_;
  const std::string registry_address_;
  Service reconciliation_;
  client::ReconciliationClient client_;
  int64_t revision_ = 0;
};

// The five stages of June 2025 from Aland to Bland, under the term "t" and Aland's reading "r" of it, 6,000 or more:
// "h1" to "h5", sent by the declarations "s" and received by "r", 6,060 and 6,057 in all.
recount::RecountCase FiveStages();

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ACCEPTANCE_HARD_CASE_H_
