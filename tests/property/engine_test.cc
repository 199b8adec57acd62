#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/verdict.h"
#include "tests/property/comparison.h"
#include "tests/property/property.h"
#include "tests/property/recount_case.h"
#include "tests/recount/recount.h"
#include "tests/recount/statement.h"

// The engine's answers as of a moment against those of the recount.
namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using reconciliation::Accounts;
using registry::v1::Record;

void RequireSameAnswers(const std::vector<Record>& ledger, const Accounts& accounts, Moment moment) {
  for (const Record& record : ledger) {
    if (!record.has_agreement() || record.revision() > moment.revision) continue;
    const std::string& name = record.name();
    const reconciliation::AgreementAccount* account = accounts.Find(name);
    if (account == nullptr) RC_FAIL("the engine has no " + name);
    const std::string where =
        name + " as of revision " + std::to_string(moment.revision) + " at " + absl::FormatTime(moment.time);
    const reconciliation::AsOf as_of{.revision = {moment.revision}, .time = moment.time};
    RequireEqual(Completions(ledger, name, moment), reconciliation::CompletionsOf(*account, as_of),
                 {v1::Completion::descriptor()->FindFieldByNumber(v1::Completion::kLatestRevisionFieldNumber)}, where);
    RequireEqual(Mismatches(ledger, name, moment), reconciliation::MismatchesOf(accounts, *account, as_of),
                 NotRecounted(), where);
    const v1::Verdict recount = VerdictOf(ledger, name, moment);
    const v1::Verdict engine = reconciliation::VerdictOf(accounts, *account, as_of);
    if (recount == engine) continue;
    RC_FAIL(where + ": the recount says " + v1::Verdict_Name(recount) + ", the engine " + v1::Verdict_Name(engine));
  }
}

TEST(EngineEqualsRecount, AtTheHead) {
  CheckOnRandomLedgers(1'500, [](const std::vector<Record>& ledger) {
    const Record& head = ledger.back();
    RequireSameAnswers(ledger, FoldOf(ledger), {.revision = head.revision(), .time = TimeOf(head.record_time())});
  });
}

TEST(EngineEqualsRecount, AsOfEveryRevision) {
  CheckOnRandomLedgers(250, [](const std::vector<Record>& ledger) {
    const Accounts accounts = FoldOf(ledger);
    for (const Record& record : ledger) {
      RequireSameAnswers(ledger, accounts, {.revision = record.revision(), .time = TimeOf(record.record_time())});
    }
  });
}

// The last revision that had been recorded by then, which a question about a time is answered as of.
int64_t RevisionAt(const std::vector<Record>& ledger, absl::Time time) {
  int64_t revision = 0;
  for (const Record& record : ledger) {
    if (TimeOf(record.record_time()) <= time) revision = record.revision();
  }
  return revision;
}

TEST(EngineEqualsRecount, AtAnyTime) {
  CheckOnRandomLedgers(500, [](const std::vector<Record>& ledger) {
    const Accounts accounts = FoldOf(ledger);
    const absl::Time first = TimeOf(ledger.front().record_time());
    const absl::Time last = TimeOf(ledger.back().record_time()) + absl::Hours(24 * 10);
    for (int question = 0; question < 4; ++question) {
      // In quarters of a day, so that the ends of grace periods and deadlines are hit to the nanosecond.
      const auto quarters = (last - first) / absl::Hours(6);
      const auto quarter =
          *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<int64_t>(0, static_cast<int64_t>(quarters) + 1));
      const absl::Time time = first + quarter * absl::Hours(6) + absl::Nanoseconds(*rc::gen::element(0, 0, -1, 1));
      // Times before the first record have no answer; a revision below that of the time may be asked for as well.
      const int64_t revision = RevisionAt(ledger, time);
      if (revision == 0) continue;
      RequireSameAnswers(ledger, accounts, {.revision = revision, .time = time});
      const int64_t lower = *rc::gen::inRange<int64_t>(1, revision + 1);
      RequireSameAnswers(ledger, accounts, {.revision = lower, .time = time});
    }
  });
}

TEST(EngineEqualsRecount, WhereMoreIsAlsoStatedThanIsShown) {
  RecountCase it;
  it.Handover("h", RecountCase::Direction::kAlandToBland, 10);
  it.Sent("h", "s", Remains(3));
  for (int i = 0; i < 22; ++i) {
    it.Sent("h", "press" + std::to_string(i), Remains(i), {.tier = registry::v1::SOURCE_TIER_SECONDARY_MEDIA});
  }
  ASSERT_EQ(it.MismatchOf("one-sided.h.deceased-military").also_stated_size(), 20);
  RequireSameAnswers(it.ledger(), FoldOf(it.ledger()), it.Now());
}

}  // namespace
}  // namespace handover::recount
