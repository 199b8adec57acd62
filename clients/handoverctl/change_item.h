#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CHANGE_ITEM_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CHANGE_ITEM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/handoverctl/changes_text.h"

namespace handover::ctl {

// A completion or a mismatch at one revision, by its status or state and its one figure: what both corroborate, or the
// difference. Empty where it is not there.
struct ChangeSide {
  std::string word;
  reconciliation::v1::Interval figure;
};

// One completion or mismatch that has changed, in the words of rows (rows.h).
struct ChangeItem {
  std::string_view subject;  // "completion" or "mismatch"
  std::string_view change;   // "opened", "changed", "closed" or "opened-and-closed"
  std::string name;
  ChangeSide before;
  ChangeSide after;
  int64_t by_revision = 0;  // Of the record that changed it; 0: of none that is known.
  std::string by_record;    // Its name.
};

// All that has changed, completions first. Pure.
std::vector<ChangeItem> ChangeItemsOf(const AgreementChanges& changes);

// The words of what has become of it.
std::string_view ChangeWordOf(const CompletionChange& change);
std::string_view ChangeWordOf(const MismatchChange& change);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CHANGE_ITEM_H_
