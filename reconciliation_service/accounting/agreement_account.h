#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_

#include <chrono>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/event.h"

namespace handover::reconciliation {

// A statement that stands from its revision until a later one takes its place.
template <typename Body>
struct Statement {
  ledger::Revision revision;
  ledger::Revision superseded_at{std::numeric_limits<int64_t>::max()};
  Body body;

  bool StandsAt(ledger::Revision at) const { return revision <= at && at < superseded_at; }
};

// One term, and what the parties have stated under it.
struct TermAccount {
  std::string name;
  ledger::Revision revision;
  registry::v1::Term body;
  std::map<std::string, Statement<registry::v1::Reading>> readings;                  // By name.
  std::map<std::string, Statement<registry::v1::Offer>> offers;                      // By name.
  std::map<std::chrono::sys_days, std::map<std::string, ClaimBook>> running_totals;  // By as-of date and party.
};

// The cells of one flow, and the terms that they fall under. The pointers are into the AgreementAccount that holds it.
struct FlowAccount {
  struct Entry {
    const Event* event;
    const Cell* cell;
  };
  std::vector<Entry> entries;
  std::vector<const TermAccount*> terms;
};

// Everything that the ledger says of one agreement, put in order. Not thread-safe.
class AgreementAccount {
 public:
  // The account of the agreement of `record`, which must have one as its body.
  explicit AgreementAccount(const registry::v1::Record& record);
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

  // The flow that `term`, of this account, speaks of.
  const FlowAccount& FlowOf(const TermAccount& term) const;

 private:
  absl::Status ApplyTerm(const registry::v1::Record& record);
  absl::Status ApplyReading(const registry::v1::Record& record);
  absl::Status ApplyOffer(const registry::v1::Record& record);
  absl::Status ApplyHandover(const registry::v1::Record& record);
  absl::Status ApplyDeclaration(const registry::v1::Record& record);
  absl::Status ApplyRunningTotal(const registry::v1::Record& record);

  // The cell of `category` at `event`, made if it is not there.
  Cell& CellOf(Event& event, registry::v1::Category category);
  // The source equal to `source`, kept once.
  std::shared_ptr<const registry::v1::Source> Intern(const registry::v1::Source& source);

  std::string name_;
  ledger::Revision revision_;
  std::map<std::string, TermAccount> terms_;
  std::map<std::string, std::unique_ptr<Event>> events_;  // By the name of the first record.
  std::map<std::string, Event*> event_of_handover_;       // By the name of any record.
  std::map<Flow, FlowAccount> flows_;
  std::map<std::string, std::shared_ptr<const registry::v1::Source>> sources_;  // By their bytes.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AGREEMENT_ACCOUNT_H_
