#include "clients/handoverctl/change_item.h"

#include "clients/handoverctl/row_column.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;

ChangeSide SideOf(const Completion* completion) {
  if (completion == nullptr) return {};
  return {.word = EnumCell(completion->status()), .figure = completion->corroborated().count()};
}

ChangeSide SideOf(const Mismatch* mismatch) {
  if (mismatch == nullptr) return {};
  return {.word = EnumCell(mismatch->state()), .figure = mismatch->difference()};
}

template <typename Change>
ChangeItem ItemOf(const AgreementChanges& changes, const Change& change, std::string_view subject) {
  ChangeItem item{.subject = subject,
                  .change = ChangeWordOf(change),
                  .name = change.after == nullptr ? change.before->name() : change.after->name(),
                  .before = SideOf(change.before),
                  .after = SideOf(change.after),
                  .by_revision = 0,
                  .by_record = ""};
  const auto record = changes.records.find(ChangingRevision(change, changes.before.completions.basis().revision(),
                                                            changes.after.completions.basis().revision()));
  if (record == changes.records.end()) return item;
  item.by_revision = record->first;
  item.by_record = record->second.name();
  return item;
}

}  // namespace

std::vector<ChangeItem> ChangeItemsOf(const AgreementChanges& changes) {
  std::vector<ChangeItem> items;
  for (const auto& change : changes.changes.completions) items.push_back(ItemOf(changes, change, "completion"));
  for (const auto& change : changes.changes.mismatches) items.push_back(ItemOf(changes, change, "mismatch"));
  return items;
}

std::string_view ChangeWordOf(const CompletionChange& change) {
  if (change.before == nullptr) return "opened";
  return change.after == nullptr ? "closed" : "changed";
}

std::string_view ChangeWordOf(const MismatchChange& change) {
  switch (change.move) {
    case MismatchMove::kOpened:
      return "opened";
    case MismatchMove::kChanged:
      return "changed";
    case MismatchMove::kClosed:
      return "closed";
    case MismatchMove::kPassed:
      return "opened-and-closed";
  }
  return "";
}

}  // namespace handover::ctl
