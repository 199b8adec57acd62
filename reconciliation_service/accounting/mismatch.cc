#include "reconciliation_service/accounting/mismatch.h"

#include <algorithm>
#include <utility>

#include "google/protobuf/timestamp.pb.h"
#include "reconciliation_service/accounting/bridge.h"
#include "reconciliation_service/accounting/mismatch_detail.h"
#include "reconciliation_service/accounting/standing_history.h"
#include "reconciliation_service/accounting/summary.h"

namespace handover::reconciliation {
namespace {

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  proto.set_seconds(absl::ToUnixSeconds(time));
  proto.set_nanos(static_cast<int32_t>((time - absl::FromUnixSeconds(proto.seconds())) / absl::Nanoseconds(1)));
  return proto;
}

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

}  // namespace

std::vector<v1::Mismatch> MismatchesOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  std::vector<v1::Mismatch> mismatches;
  for (const auto& [name, account] : agreement.mismatches()) {
    if (auto mismatch = Show(accounts, agreement, name, account, as_of)) mismatches.push_back(*std::move(mismatch));
  }
  return mismatches;
}

std::optional<v1::Mismatch> FindMismatch(const Accounts& accounts, const AgreementAccount& agreement,
                                         const std::string& name, AsOf as_of) {
  const auto found = agreement.mismatches().find(name);
  if (found == agreement.mismatches().end()) return std::nullopt;
  return Show(accounts, agreement, name, found->second, as_of);
}

}  // namespace handover::reconciliation
