#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ANSWERS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ANSWERS_H_

#include <map>
#include <string>
#include <tuple>

#include "absl/time/time.h"
#include "handover/registry/v1/explanation.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// What the other sides say to one explanation or finding. Of each side its latest response holds: by the time when it
// was declared, then by revision.
class Answers {
 public:
  struct Said {
    bool accepted = false;    // By one side at least.
    bool rejected = false;    // By one side at least.
    ledger::Revision latest;  // Of the last response, whatever it changed.
    friend bool operator==(const Said&, const Said&) = default;
  };

  void Add(const std::string& party, absl::Time declared_time, ledger::Revision revision,
           registry::v1::Verdict verdict) {
    Latest& latest = latest_[party];
    if (std::tuple(declared_time, revision) >= std::tuple(latest.declared_time, latest.revision)) {
      latest = {declared_time, revision, verdict};
    }
    Said said;
    said.latest = revision;
    for (const auto& [side, answer] : latest_) {
      said.accepted = said.accepted || answer.verdict == registry::v1::VERDICT_ACCEPTED;
      said.rejected = said.rejected || answer.verdict == registry::v1::VERDICT_REJECTED;
    }
    said_.Set(revision, said);
  }

  Said At(ledger::Revision revision) const {
    const Said* said = said_.At(revision);
    return said == nullptr ? Said() : *said;
  }

 private:
  struct Latest {
    absl::Time declared_time = absl::InfinitePast();
    ledger::Revision revision;
    registry::v1::Verdict verdict = registry::v1::VERDICT_UNSPECIFIED;
  };

  std::map<std::string, Latest> latest_;  // By party.
  Versioned<Said> said_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ANSWERS_H_
