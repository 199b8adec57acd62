#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "tests/property/property.h"
#include "tests/recount/recount.h"
#include "tests/recount/statement.h"
#include "tests/unit/admission/fake_ledger.h"

// What the other properties rest on: that the random ledgers are such as a registry can hold, and varied enough.
namespace handover::recount {
namespace {

using registry::v1::Record;

TEST(RandomLedgerTest, EveryRecordIsAdmitted) {
  CheckOnRandomLedgers(100, [](const std::vector<Record>& ledger) {
    registry::FakeLedger before({});
    for (const Record& stored : ledger) {
      Record record = stored;
      record.clear_revision();
      record.clear_record_time();
      const absl::Status status = registry::Judge(record, before);
      if (!status.ok()) RC_FAIL(std::string(status.message()));
      before.Add(record);
    }
  });
}

TEST(RandomLedgerTest, RevisionsHaveNoGapsAndTimesDoNotGoBack) {
  CheckOnRandomLedgers(100, [](const std::vector<Record>& ledger) {
    absl::Time latest = absl::InfinitePast();
    for (size_t i = 0; i < ledger.size(); ++i) {
      RC_ASSERT(ledger[i].revision() == static_cast<int64_t>(i) + 1);
      RC_ASSERT(TimeOf(ledger[i].record_time()) >= latest);
      latest = TimeOf(ledger[i].record_time());
    }
  });
}

// Adds one to the count of each name that comes up in the answers about agreements/a as of the head.
void CountNames(const std::vector<Record>& ledger, std::map<std::string, int>& seen) {
  namespace v1 = reconciliation::v1;
  const Moment head{.revision = ledger.back().revision(), .time = TimeOf(ledger.back().record_time())};
  for (const v1::Mismatch& mismatch : Mismatches(ledger, "agreements/a", head)) {
    ++seen[v1::MismatchKind_Name(mismatch.kind())];
    ++seen[v1::MismatchState_Name(mismatch.state())];
    if (mismatch.material()) ++seen["material"];
    if (mismatch.localised_size() > 0) ++seen["localised"];
  }
  for (const v1::Completion& completion : Completions(ledger, "agreements/a", head)) {
    ++seen[v1::CompletionStatus_Name(completion.status())];
  }
  ++seen[v1::Verdict_Name(VerdictOf(ledger, "agreements/a", head))];
}

// Every name of an enum but that of 0.
std::vector<std::string> NamesOf(const google::protobuf::EnumDescriptor& descriptor) {
  std::vector<std::string> names;
  for (int i = 0; i < descriptor.value_count(); ++i) {
    if (descriptor.value(i)->number() != 0) names.push_back(descriptor.value(i)->name());
  }
  return names;
}

// What never comes up is never compared.
TEST(RandomLedgerTest, EveryKindStateStatusAndVerdictComesUp) {
  std::map<std::string, int> seen;
  CheckOnRandomLedgers(4'000, [&seen](const std::vector<Record>& ledger) { CountNames(ledger, seen); });
  for (const auto* descriptor :
       {reconciliation::v1::MismatchKind_descriptor(), reconciliation::v1::MismatchState_descriptor(),
        reconciliation::v1::CompletionStatus_descriptor(), reconciliation::v1::Verdict_descriptor()}) {
    for (const std::string& name : NamesOf(*descriptor)) EXPECT_GT(seen[name], 0) << name;
  }
  EXPECT_GT(seen["material"], 0);
  EXPECT_GT(seen["localised"], 0);
}

}  // namespace
}  // namespace handover::recount
