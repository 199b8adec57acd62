#ifndef HANDOVER_TESTS_UNIT_ACCOUNTING_LEDGER_BUILDER_H_
#define HANDOVER_TESTS_UNIT_ACCOUNTING_LEDGER_BUILDER_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "handover/registry/v1/record.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"
#include "tests/unit/accounting/quantities.h"

namespace handover::reconciliation {

// What a statement may have besides its figure.
struct StatementOptions {
  registry::v1::SourceTier tier = registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL;
  std::string declared_date = "2025-06-20";
  std::string corrects = "";  // An id, or with slashes a whole name.
  registry::v1::CorrectionReason reason = registry::v1::CORRECTION_REASON_MISTAKE;
  registry::v1::Category category = registry::v1::CATEGORY_DECEASED_MILITARY;
  std::string stated_date = "";  // The day of the event, of a declaration alone.
  registry::v1::ObservationScope scope = registry::v1::OBSERVATION_SCOPE_FULL_COUNT;  // Of an observer alone.
};

// What a term may have besides its kind.
struct TermOptions {
  std::string deadline_date = "";
  int grace_days = 0;                                 // 0: the term gives none.
  const registry::v1::Quantity* committed = nullptr;  // As written; none if there is none.
  bool is_back = false;                               // From parties/bbb to parties/aaa.
  std::string exchanged_with = "";                    // The id of the term that it is exchanged for, one for one.
};

// Writes a ledger of one agreement, "agreements/a" between parties/aaa (Aland) and parties/bbb (Bland), observed by
// parties/ooo (Oland), and folds it into accounts as it goes. Everything moves from parties/aaa to parties/bbb, on the
// term "agreements/a/terms/t", unless said otherwise.
class LedgerBuilder {
 public:
  LedgerBuilder();

  LedgerBuilder& Term(const std::string& id, registry::v1::TermKind kind, const TermOptions& options = {});
  LedgerBuilder& Reading(const std::string& id, const std::string& party, registry::v1::TermKind kind,
                         const registry::v1::Quantity* committed, const std::string& supersedes = "");
  LedgerBuilder& Offer(const std::string& id, int64_t count, const std::string& supersedes = "");
  LedgerBuilder& Handover(const std::string& id, const std::string& date,
                          registry::v1::HandoverStatus status = registry::v1::HANDOVER_STATUS_CONDUCTED,
                          const std::string& supersedes = "");
  // Conducted from parties/bbb to parties/aaa.
  LedgerBuilder& HandoverBack(const std::string& id, const std::string& date);
  LedgerBuilder& Sent(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity,
                      const StatementOptions& options = {});
  LedgerBuilder& Received(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity,
                          const StatementOptions& options = {});
  LedgerBuilder& Observed(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity,
                          const StatementOptions& options = {});
  LedgerBuilder& Total(const std::string& id, const std::string& party, const std::string& as_of_date,
                       const registry::v1::Quantity& quantity, const StatementOptions& options = {});
  // Appends `record` as it is, with the next revision.
  LedgerBuilder& Append(registry::v1::Record record);

  // Offers `record` with the next revision, and returns what the accounts say. They are not to be used further if they
  // refuse it.
  absl::Status Try(registry::v1::Record record);

  const Accounts& accounts() const { return accounts_; }
  const AgreementAccount& agreement() const { return *accounts_.Find("agreements/a"); }
  ledger::Revision head() const { return accounts_.revision(); }
  // The head, long after every handover unless `time` says otherwise.
  AsOf Now(absl::Time time = absl::FromUnixSeconds(1'767'225'600)) const { return {.revision = head(), .time = time}; }

  // The one completion of agreements/a/terms/`term` with reading `reading`; the test fails if it is not there.
  v1::Completion Completion(const std::string& term, const std::string& reading) const;
  // The mismatches that stand now, by name.
  std::vector<v1::Mismatch> Mismatches() const;
  std::vector<v1::Mismatch> MismatchesAt(AsOf as_of) const;
  // Their names, without "agreements/a/mismatches/".
  std::vector<std::string> MismatchIds() const;

 private:
  LedgerBuilder& AppendHandover(registry::v1::Record record, const std::string& date, const std::string& from,
                                const std::string& to);
  LedgerBuilder& Declare(registry::v1::Role role, const std::string& handover, const std::string& id,
                         const registry::v1::Quantity& quantity, const StatementOptions& options);

  Accounts accounts_;
  std::set<std::string> handovers_back_;  // The ids of those from parties/bbb to parties/aaa.
};

// A ledger with the term "t", of which parties/aaa reads that at least ten are owed: the reading "r".
LedgerBuilder LedgerOfTen();

// Midnight UTC at the beginning of `date`.
absl::Time Midnight(const std::string& date);

}  // namespace handover::reconciliation

#endif  // HANDOVER_TESTS_UNIT_ACCOUNTING_LEDGER_BUILDER_H_
