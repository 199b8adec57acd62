#include "clients/handoverctl/answer_rows.h"

#include <array>
#include <span>

#include "clients/handoverctl/completion_columns.h"
#include "clients/handoverctl/mismatch_columns.h"
#include "clients/handoverctl/record_columns.h"
#include "clients/handoverctl/settings_text.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::MismatchEvent;

using Cells = std::vector<std::string>;

template <typename Columns>
void AddNames(const Columns& columns, Cells& names) {
  for (const auto& column : columns) names.emplace_back(column.name);
}

template <typename Columns, typename Item>
void AddCells(const Columns& columns, const Item& item, Cells& cells) {
  for (const auto& column : columns) cells.push_back(column.cell(item));
}

// Rows of items that rest on something that they have in common, whose cells come first.
template <typename SharedColumns, typename Shared, typename Columns, typename Items>
Rows RowsWith(const SharedColumns& shared_columns, const Shared& shared, const Columns& columns, const Items& items) {
  Rows rows;
  AddNames(shared_columns, rows.columns);
  AddNames(columns, rows.columns);
  for (const auto& item : items) {
    Cells& cells = rows.rows.emplace_back();
    AddCells(shared_columns, shared, cells);
    AddCells(columns, item, cells);
  }
  return rows;
}

template <typename Columns, typename Items>
Rows RowsFrom(const Columns& columns, const Items& items) {
  return RowsWith(std::array<RowColumn<int>, 0>(), 0, columns, items);
}

template <typename... Columns>
RowsDescription Described(std::string_view of, const Columns&... columns) {
  RowsDescription description{.of = of, .columns = {}, .meanings = {}};
  const auto add = [&description](const auto& some) {
    for (const auto& column : some) {
      description.columns.push_back(column.name);
      description.meanings.push_back(column.meaning);
    }
  };
  (add(columns), ...);
  return description;
}

}  // namespace

Rows RowsOf(const registry::v1::Record& record) { return RowsFrom(kRecordColumns, std::span(&record, 1)); }

Rows RowsOf(const registry::v1::ListRecordsResponse& response) { return RowsFrom(kRecordColumns, response.records()); }

Rows RowsOf(const reconciliation::v1::ListCompletionsResponse& response) {
  return RowsWith(kAgreementColumns, response, kCompletionColumns, response.completions());
}

Rows RowsOf(const AgreementChanges& changes) {
  return RowsWith(kComparisonColumns, changes, kChangeColumns, ChangeItemsOf(changes));
}

Rows RowsOf(const reconciliation::v1::ListMismatchesResponse& response) {
  return RowsWith(kBasisColumns, response.basis(), kMismatchColumns, response.mismatches());
}

Rows RowsOf(const MismatchEvent& event) {
  return RowsWith(kEventColumns, event, kMismatchColumns, std::span(&event.mismatch(), 1));
}

Rows RowsOf(const reconciliation::v1::GetTimelineResponse& response) {
  return RowsWith(kBasisColumns, response.basis(), kPointColumns, response.points());
}

Rows RowsOf(const reconciliation::v1::GetStatusResponse& response) {
  return RowsFrom(kStatusColumns, std::span(&response, 1));
}

Rows RowsOf(const VerifiedLedger& ledger) { return RowsFrom(kVerifiedColumns, std::span(&ledger, 1)); }

std::vector<RowsDescription> AllRows() {
  return {
      Described("get", kRecordColumns),
      Described("list", kRecordColumns),
      Described("watch", kRecordColumns),
      Described("reconcile", kAgreementColumns, kCompletionColumns),
      Described("reconcile --from", kComparisonColumns, kChangeColumns),
      Described("mismatches", kBasisColumns, kMismatchColumns),
      Described("watch-mismatches", kEventColumns, kMismatchColumns),
      Described("timeline", kBasisColumns, kPointColumns),
      Described("status", kStatusColumns),
      Described("verify", kVerifiedColumns),
      {.of = "settings",
       .columns = {kSettingColumns.begin(), kSettingColumns.end()},
       .meanings = {kSettingMeanings.begin(), kSettingMeanings.end()}},
  };
}

}  // namespace handover::ctl
