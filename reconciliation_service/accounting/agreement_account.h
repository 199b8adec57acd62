#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/answers.h"
#include "reconciliation_service/accounting/event.h"
#include "reconciliation_service/accounting/flow_account.h"
#include "reconciliation_service/accounting/mismatch_book.h"
#include "reconciliation_service/accounting/subject.h"
#include "reconciliation_service/accounting/term_account.h"

namespace handover::reconciliation {

// A reason that one party has put forward for a mismatch.
struct ExplanationAccount {
  std::string name;
  ledger::Revision revision;
  registry::v1::Explanation body;
  Answers answers;
};

// Everything that the ledger says of one agreement, put in order, with the figures and mismatches that follow from it,
// kept up to date record by record. Not thread-safe.
class AgreementAccount {
 public:
  // The account of the agreement named `name`, which stands in the ledger since `revision`.
  AgreementAccount(std::string name, ledger::Revision revision);
  // What it holds points into itself.
  AgreementAccount(const AgreementAccount&) = delete;
  AgreementAccount& operator=(const AgreementAccount&) = delete;

  // Takes in a record that stands under the agreement. Its revision is above that of every record before. Fails with
  // DATA_LOSS if it does not fit what came before: the registry admits no such record.
  absl::Status Apply(const registry::v1::Record& record);

  const std::string& name() const { return name_; }
  ledger::Revision revision() const { return revision_; }
  const std::map<std::string, TermAccount>& terms() const { return terms_; }  // By name.
  const std::map<Flow, FlowAccount>& flows() const { return flows_; }
  const MismatchBook& mismatches() const { return mismatches_; }
  // The names of the mismatches that anything was put forward for.
  std::vector<std::string> Explained() const;
  // The explanations of the mismatch named `mismatch`, by name.
  std::vector<const ExplanationAccount*> ExplanationsOf(const std::string& mismatch) const;

  // The flow that `term`, of this account, speaks of.
  const FlowAccount& FlowOf(const TermAccount& term) const { return flows_.at(FlowOfTerm(term.body)); }

 private:
  absl::Status ApplyTerm(const registry::v1::Record& record);
  absl::Status ApplyReading(const registry::v1::Record& record);
  absl::Status ApplyOffer(const registry::v1::Record& record);
  absl::Status ApplyHandover(const registry::v1::Record& record);
  absl::Status ApplyDeclaration(const registry::v1::Record& record);
  absl::Status ApplyRunningTotal(const registry::v1::Record& record);
  absl::Status ApplyFinding(const registry::v1::Record& record);
  absl::Status ApplyExplanation(const registry::v1::Record& record);
  absl::Status ApplyResponse(const registry::v1::Record& record);

  Event* FindEvent(std::string_view handover);
  // The cell of `category` at `event`, made if it is not there.
  Cell& CellOf(Event& event, registry::v1::Category category);
  // The source equal to `source`, kept once.
  std::shared_ptr<const registry::v1::Source> Intern(const registry::v1::Source& source);

  // Brings figures and mismatches up to date after a record of `revision` has changed an event, or what stands under a
  // term.
  void RefreshEvent(const Event& event, ledger::Revision revision);
  void RefreshTerm(const TermAccount& term, ledger::Revision revision);
  void RefreshFigures(const TermAccount& term, ledger::Revision revision);
  void RefreshCells(const Event& event, ledger::Revision revision);
  void RefreshAll(const std::vector<Subject>& subjects, ledger::Revision revision);
  void Refresh(const Subject& subject, ledger::Revision revision);

  std::string name_;
  ledger::Revision revision_;
  std::map<std::string, TermAccount> terms_;
  std::map<std::string, std::unique_ptr<Event>> events_;          // By the name of the first record.
  std::map<std::string, Event*, std::less<>> event_of_handover_;  // By the name of any record.
  std::map<Flow, FlowAccount> flows_;
  std::map<std::string, ExplanationAccount> explanations_;                      // By name.
  std::map<std::string, std::vector<std::string>> explanations_of_;             // Their names, by that of the mismatch.
  std::map<std::string, std::shared_ptr<const registry::v1::Source>> sources_;  // By their bytes.
  MismatchBook mismatches_;
  absl::Time record_time_;  // Of the last record.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_
