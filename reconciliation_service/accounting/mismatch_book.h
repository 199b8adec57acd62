#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_BOOK_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_BOOK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/subject.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// A mismatch that stands, or has stood at some revision.
struct MismatchAccount {
  Subject subject;
  Versioned<std::optional<absl::Time>> stands_from;  // See StandsFrom.
  ledger::Revision touched;                          // By the last record that could change what it says.
};

// The mismatches of one agreement: when each stands, which stand now, and when each can have changed.
class MismatchBook {
 public:
  using Accounts = std::map<std::string, MismatchAccount>;  // By name.
  using Entry = Accounts::value_type;

  // Notes that by the records up to `revision`, the last of which was recorded at `time`, the mismatch of `subject`,
  // named `name`, stands from `stands_from` on. Neither is below that of the call before.
  void Note(const std::string& name, const Subject& subject, std::optional<absl::Time> stands_from,
            ledger::Revision revision, absl::Time time);

  // Whether a mismatch of the kind of `subject`, and of its cell or term, has ever been noted to stand: if not, that
  // `subject` does not stand need not be noted either.
  bool MayKnow(const Subject& subject) const;

  // Notes that an explanation of the mismatch named `name`, or an answer to one, was recorded at `revision`.
  void NoteExplained(const std::string& name, ledger::Revision revision);

  // All that have ever stood, or will once a time has passed.
  const Accounts& all() const { return all_; }
  // Those of them that stand by the last record, whatever the time. By name.
  const std::set<std::string_view>& standing() const { return standing_; }
  // How many of standing() there are of each kind.
  const std::map<v1::MismatchKind, int64_t>& standing_by_kind() const { return standing_by_kind_; }
  // Of the kind OVERDUE_TERM, those of all().
  const std::vector<const Entry*>& overdue() const { return overdue_; }

  // How many stood by the records up to `revision`, whatever the time: without those that wait for a time to pass.
  int64_t TimelessAt(ledger::Revision revision) const;

  // The mismatches that can have come to say something else, by revision and by the time that had to pass. Some of them
  // have not.
  struct Touch {
    ledger::Revision revision;
    const Entry* mismatch;
  };
  const std::vector<Touch>& touches() const { return touches_; }
  const std::set<std::pair<absl::Time, const Entry*>>& timed() const { return timed_; }

 private:
  void Change(Entry& entry, std::optional<absl::Time> stands_from, ledger::Revision revision, absl::Time time);
  void AddTouch(Entry& entry, ledger::Revision revision);

  Accounts all_;
  absl::flat_hash_map<const void*, uint32_t> kinds_of_;  // Of each cell and term, one bit for each kind.
  std::set<std::string_view> standing_;
  std::map<v1::MismatchKind, int64_t> standing_by_kind_;
  std::vector<const Entry*> overdue_;
  Versioned<int64_t> timeless_;
  std::vector<Touch> touches_;
  std::set<std::pair<absl::Time, const Entry*>> timed_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_BOOK_H_
