#include "reconciliation_service/accounting/mismatch.h"

#include <algorithm>
#include <utility>

#include "reconciliation_service/accounting/bridge.h"
#include "reconciliation_service/accounting/mismatch_detail.h"
#include "reconciliation_service/accounting/proto_time.h"
#include "reconciliation_service/accounting/standing_history.h"
#include "reconciliation_service/accounting/summary.h"

namespace handover::reconciliation {
namespace {

std::optional<v1::Mismatch> Show(const Accounts& accounts, const AgreementAccount& agreement, const std::string& name,
                                 const MismatchAccount& account, AsOf as_of) {
  const auto history = HistoryOf(account, accounts.record_times(), as_of);
  if (!history.has_value()) return std::nullopt;
  MismatchDetail detail = DetailOf(agreement.name(), account.subject, history->last);
  v1::Mismatch mismatch = std::move(detail.mismatch);
  mismatch.set_name(name);
  mismatch.set_first_revision(history->first.value);
  *mismatch.mutable_first_time() = ToProto(history->first_time);
  mismatch.set_latest_revision(account.stands_from.SinceAt(as_of.revision).value);
  for (const v1::Position& position : mismatch.positions()) {
    mismatch.set_latest_revision(std::max(mismatch.latest_revision(), position.revision()));
  }
  AddBridge(agreement.ExplanationsOf(name), detail.difference, as_of.revision, mismatch);
  mismatch.set_summary(SummaryOf(mismatch, accounts.display_names()));
  if (!history->stands) {
    mismatch.set_state(v1::MISMATCH_STATE_CLOSED);
    mismatch.set_material(false);
    mismatch.clear_settlement();
  }
  return mismatch;
}

// Looks at the mismatches named by the range from `name` to `end`, whose elements `name_of` tells, for one page.
template <typename Iterator, typename NameOf>
MismatchPage PageOf(const Accounts& accounts, const AgreementAccount& agreement, const MismatchQuery& query, AsOf as_of,
                    Iterator name, Iterator end, NameOf name_of) {
  MismatchPage page;
  const auto& all = agreement.mismatches().all();
  for (int looked_at = 0; name != end; ++name, ++looked_at) {
    if (page.mismatches.size() >= query.size_max || looked_at >= kLookedAtMax) return page;
    page.last_name = name_of(*name);
    const auto& [full_name, account] = *all.find(page.last_name);
    auto mismatch = Show(accounts, agreement, full_name, account, as_of);
    if (!mismatch.has_value()) continue;
    if (mismatch->state() == v1::MISMATCH_STATE_CLOSED && !query.including_closed) continue;
    if (query.accepts(*mismatch)) page.mismatches.push_back(*std::move(mismatch));
  }
  page.last_name.clear();
  return page;
}

}  // namespace

std::vector<v1::Mismatch> MismatchesOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  std::vector<v1::Mismatch> mismatches;
  for (const auto& [name, account] : agreement.mismatches().all()) {
    if (auto mismatch = Show(accounts, agreement, name, account, as_of)) mismatches.push_back(*std::move(mismatch));
  }
  return mismatches;
}

std::optional<v1::Mismatch> FindMismatch(const Accounts& accounts, const AgreementAccount& agreement,
                                         const std::string& name, AsOf as_of) {
  const auto& all = agreement.mismatches().all();
  const auto found = all.find(name);
  if (found == all.end()) return std::nullopt;
  return Show(accounts, agreement, name, found->second, as_of);
}

MismatchPage PageOfMismatches(const Accounts& accounts, const AgreementAccount& agreement, const MismatchQuery& query,
                              AsOf as_of) {
  const MismatchBook& book = agreement.mismatches();
  // Of those that do not stand by the last record, none needs to be looked at for an answer as of that.
  if (!query.including_closed && as_of.revision >= accounts.revision()) {
    return PageOf(accounts, agreement, query, as_of, book.standing().upper_bound(query.after), book.standing().end(),
                  [](std::string_view name) { return std::string(name); });
  }
  return PageOf(accounts, agreement, query, as_of, book.all().upper_bound(query.after), book.all().end(),
                [](const MismatchBook::Entry& entry) { return entry.first; });
}

}  // namespace handover::reconciliation
