#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECKONING_CHANGES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECKONING_CHANGES_H_

#include <cstdint>
#include <vector>

#include "clients/handoverctl/report_reader.h"

// What has changed between two reckonings of one agreement. Pure.
namespace handover::ctl {

// A completion whose figures or status differ. Null: it is in that reckoning not there. The pointers are into the
// reckonings.
struct CompletionChange {
  const reconciliation::v1::Completion* before = nullptr;
  const reconciliation::v1::Completion* after = nullptr;
};

enum class MismatchMove {
  kOpened,   // It stands, and did not before.
  kChanged,  // It stands in both, and its difference, its positions or how the parties stand to it differ.
  kClosed,   // It stood before, and does not any more.
  kPassed,   // It stands in neither, and has opened and closed between the two.
};

// A mismatch that has changed. Null: the reckoning does not name it, not even as closed. The pointers are into the
// reckonings.
struct MismatchChange {
  MismatchMove move = MismatchMove::kChanged;
  const reconciliation::v1::Mismatch* before = nullptr;
  const reconciliation::v1::Mismatch* after = nullptr;
};

// All that has changed, each list in the order of names.
struct ReckoningChanges {
  std::vector<CompletionChange> completions;
  std::vector<MismatchChange> mismatches;
};

// Compares two reckonings; they must outlive what is returned.
ReckoningChanges ChangesBetween(const Reckoning& before, const Reckoning& after);

// The revision of the last record that what has changed rests on, if that came between the two reckonings; 0 otherwise,
// or if the thing is not there any more.
int64_t ChangingRevision(const CompletionChange& change, int64_t from, int64_t to);
int64_t ChangingRevision(const MismatchChange& change, int64_t from, int64_t to);

// The revisions of all of them, ascending, each once.
std::vector<int64_t> ChangingRevisions(const ReckoningChanges& changes, int64_t from, int64_t to);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECKONING_CHANGES_H_
