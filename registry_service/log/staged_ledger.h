#ifndef HANDOVER_REGISTRY_SERVICE_LOG_STAGED_LEDGER_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_STAGED_LEDGER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"
#include "registry_service/admission/ledger_view.h"
#include "registry_service/log/record_cache.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// The ledger as it will stand: what the store has, and what is staged to be appended next. Nothing in here writes to
// the store. Used from one thread at a time; `store` must outlive it.
class StagedLedger : public LedgerView {
 public:
  explicit StagedLedger(LedgerStore& store);

  absl::StatusOr<std::shared_ptr<const v1::Record>> Find(std::string_view name) override;
  absl::StatusOr<bool> IsSuperseded(std::string_view name) override;

  // Looks in the store for the records named `names` at once, so that Find need not for each of them. Whatever goes
  // wrong is left for Find to say, to whom it concerns.
  void LookAhead(std::vector<std::string> names);

  // The revision that the next staged record must have.
  ledger::Revision next_revision() const;

  // Puts `record` at the end. Its name is new, and it has next_revision(), its time and its author.
  void Stage(v1::Record record);

  // Takes back what is staged with `from` or a later revision.
  void TakeBack(ledger::Revision from);

  // What is staged, as the store wants it. Valid until the next call that changes what is staged.
  std::span<const NewEntry> entries() const { return entries_; }

  // Says that the store has appended entries(): they are no longer staged.
  void MarkAppended();

  // Takes back everything that is staged.
  void TakeBackAll() { TakeBack(first_); }

 private:
  // Reads `entry` and keeps its record at hand.
  absl::StatusOr<std::shared_ptr<const v1::Record>> Keep(const ledger::Entry& entry);

  LedgerStore& store_;
  RecordCache cache_;
  ledger::Revision first_;                       // The revision of the first record that is, or will be, staged.
  std::vector<std::string> looked_for_;          // The names of the last LookAhead.
  std::unordered_set<std::string_view> absent_;  // Those of them that the store does not have.

  // What is staged, in order: `records_[i]` and `entries_[i]` are one record. The views below point into `records_`.
  std::vector<std::shared_ptr<const v1::Record>> records_;
  std::vector<NewEntry> entries_;
  std::unordered_map<std::string_view, size_t> by_name_;
  std::unordered_set<std::string_view> superseded_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_STAGED_LEDGER_H_
