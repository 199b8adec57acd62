#include "tests/property/comparison.h"

#include <google/protobuf/util/message_differencer.h>
#include <rapidcheck.h>

#include <algorithm>

#include "handover/reconciliation/v1/mismatch.pb.h"

namespace handover::recount {

reconciliation::Accounts FoldOf(const std::vector<registry::v1::Record>& ledger) {
  reconciliation::Accounts accounts;
  for (const registry::v1::Record& record : ledger) {
    const absl::Status status = accounts.Apply(record);
    if (!status.ok()) RC_FAIL("revision " + std::to_string(record.revision()) + ": " + std::string(status.message()));
  }
  return accounts;
}

Fields NotRecounted() {
  using reconciliation::v1::Mismatch;
  Fields fields;
  for (const int number :
       {Mismatch::kSummaryFieldNumber, Mismatch::kLatestRevisionFieldNumber, Mismatch::kSettlementFieldNumber}) {
    fields.push_back(Mismatch::descriptor()->FindFieldByNumber(number));
  }
  return fields;
}

void RequireEqual(const std::vector<const google::protobuf::Message*>& recount,
                  const std::vector<const google::protobuf::Message*>& engine, const Fields& ignored,
                  const std::string& where) {
  for (size_t i = 0; i < std::max(recount.size(), engine.size()); ++i) {
    if (i >= engine.size()) RC_FAIL(where + ": only the recount has " + recount[i]->ShortDebugString());
    if (i >= recount.size()) RC_FAIL(where + ": only the engine has " + engine[i]->ShortDebugString());
    google::protobuf::util::MessageDifferencer differencer;
    for (const auto* field : ignored) differencer.IgnoreField(field);
    std::string difference;
    differencer.ReportDifferencesToString(&difference);
    if (differencer.Compare(*recount[i], *engine[i])) continue;
    RC_FAIL(where + ": the recount has " + recount[i]->ShortDebugString() + "\nwhere the engine has " +
            engine[i]->ShortDebugString() + "\nthe recount's -> the engine's:\n" + difference);
  }
}

}  // namespace handover::recount
