#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tests/property/property.h"
#include "tests/recount/mismatch_events.h"
#include "tests/recount/recount.h"
#include "tests/recount/statement.h"
#include "tests/recount/timeline.h"
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

// Adds to the counts likewise for what else is stated as of the head.
void CountAlsoStated(const std::vector<Record>& ledger, std::map<std::string, int>& seen) {
  namespace v1 = reconciliation::v1;
  const Moment head{.revision = ledger.back().revision(), .time = TimeOf(ledger.back().record_time())};
  for (const v1::Mismatch& mismatch : Mismatches(ledger, "agreements/a", head)) {
    if (mismatch.also_stated_size() > 0) ++seen["also stated beside " + v1::MismatchKind_Name(mismatch.kind())];
    if (mismatch.also_stated_size() > 1) ++seen["several also stated"];
    for (const v1::Position& other : mismatch.also_stated()) {
      const bool is_silent =
          std::ranges::find(mismatch.positions(), other.role(), &v1::Position::role) == mismatch.positions().end();
      if (is_silent) ++seen["also stated by a silent side"];
      if (mismatch.state() == v1::MISMATCH_STATE_CLOSED) ++seen["also stated beside what is closed"];
      ++seen[registry::v1::SourceTier_Name(other.source().tier())];
    }
  }
}

// And for what becomes of the mismatches.
void CountChanges(const std::vector<Record>& ledger, std::map<std::string, int>& seen) {
  namespace v1 = reconciliation::v1;
  const absl::Time head = TimeOf(ledger.back().record_time());
  for (const v1::MismatchEvent& event : MismatchEvents(ledger, "agreements/a", head + absl::Hours(24 * 10))) {
    ++seen[v1::MismatchChange_Name(event.change())];
    const Record& record = ledger[static_cast<size_t>(event.revision() - 1)];
    if (TimeOf(event.time()) != TimeOf(record.record_time())) ++seen["by the lapse of time"];
    if (TimeOf(event.mismatch().first_time()) != TimeOf(event.time()) && event.change() == v1::MISMATCH_CHANGE_OPENED) {
      ++seen["opened again"];
    }
  }
}

// And for the timelines.
void CountPoints(const std::vector<Record>& ledger, std::map<std::string, int>& seen) {
  for (const Record& record : ledger) {
    if (!record.has_term()) continue;
    for (const auto& point : TimelineByEventDate(ledger, record.name(), ledger.back().revision())) {
      if (point.sender_silent() > 0) ++seen["the sender is silent"];
      if (point.receiver_silent() > 0) ++seen["the receiver is silent"];
      if (point.running_totals_size() > 1) ++seen["several running totals"];
    }
  }
}

// What comes up seldom is compared seldom.
TEST(RandomLedgerTest, EveryChangeAndEverySilenceComesUpSeveralTimes) {
  std::map<std::string, int> seen;
  CheckOnRandomLedgers(100, [&seen](const std::vector<Record>& ledger) {
    CountAlsoStated(ledger, seen);
    CountChanges(ledger, seen);
    CountPoints(ledger, seen);
  });
  std::vector<std::string> wanted = NamesOf(*reconciliation::v1::MismatchChange_descriptor());
  std::ranges::copy(NamesOf(*registry::v1::SourceTier_descriptor()), std::back_inserter(wanted));
  for (const auto* kind :
       {"COUNT", "BASIS", "ONE_SIDED", "CATEGORY_SCOPE", "EVENT_DATE", "INTRA_PARTY_CONFLICT", "OBSERVER_DIFFERENCE",
        "RUNNING_TOTAL_BETWEEN_PARTIES", "RUNNING_TOTAL_NOT_SUM", "RUNNING_TOTAL_DECREASED"}) {
    wanted.push_back(std::string("also stated beside MISMATCH_KIND_") + kind);
  }
  for (const auto* name : {"several also stated", "also stated by a silent side", "also stated beside what is closed",
                           "by the lapse of time", "opened again", "the sender is silent", "the receiver is silent",
                           "several running totals"}) {
    wanted.emplace_back(name);
  }
  for (const std::string& name : wanted) EXPECT_GE(seen[name], 3) << name;
}

}  // namespace
}  // namespace handover::recount
