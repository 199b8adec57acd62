#include "reconciliation_service/accounting/accounts.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {
namespace {

using registry::v1::Record;

// A ledger with a term, a handover and one declaration, "s".
LedgerBuilder SmallLedger() {
  LedgerBuilder ledger;
  ledger.Term("t", registry::v1::TERM_KIND_OBLIGATION).Handover("h", "2025-06-11").Sent("h", "s", Exact(5));
  return ledger;
}

TEST(AccountsTest, ARecordThatTheRegistryWouldNotAdmitIsDataLoss) {
  struct Case {
    std::string why;
    std::function<void(Record&)> make;
  };
  const Case cases[] = {
      {"no such agreement", [](Record& r) { r.set_name("agreements/b/terms/t"), r.mutable_term(); }},
      {"no such term", [](Record& r) { r.set_name("agreements/a/terms/x/readings/r"), r.mutable_reading(); }},
      {"no such handover",
       [](Record& r) { r.set_name("agreements/a/handovers/x/declarations/d"), r.mutable_declaration(); }},
      {"no handover that it supersedes",
       [](Record& r) {
         r.set_name("agreements/a/handovers/y");
         r.mutable_handover()->set_event_date("2025-06-11");
         r.mutable_handover()->set_supersedes("agreements/a/handovers/x");
       }},
      {"its date is none", [](Record& r) { r.set_name("agreements/a/handovers/y"), r.mutable_handover(); }},
      {"what it corrects does not stand",
       [](Record& r) {
         r.set_name("agreements/a/handovers/h/declarations/d");
         r.mutable_declaration()->set_corrects("agreements/a/handovers/h/declarations/x");
       }},
      {"its count is out of bounds",
       [](Record& r) {
         r.set_name("agreements/a/handovers/h/declarations/d");
         r.mutable_declaration()->mutable_quantity()->set_count(-1);
       }},
      {"its count is out of bounds",
       [](Record& r) {
         r.set_name("agreements/a/terms/t/runningTotals/d");
         r.mutable_running_total()->mutable_quantity()->set_count(kCountMax + 1);
       }},
  };
  for (const Case& c : cases) {
    LedgerBuilder ledger = SmallLedger();
    Record record;
    c.make(record);
    const absl::Status status = ledger.Try(record);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << c.why;
    EXPECT_NE(std::string(status.message()).find(c.why), std::string::npos) << status;
  }
}

TEST(AccountsTest, AGapInTheLedgerIsDataLoss) {
  Accounts accounts;
  Record record;
  record.set_name("parties/aaa");
  record.mutable_party();
  record.set_revision(2);
  EXPECT_EQ(accounts.Apply(record).message(), "entry 2 came after 0, want 1");
}

TEST(AccountsTest, WhatIsNotReckonedWithIsTakenInAllTheSame) {
  LedgerBuilder ledger = SmallLedger();
  Record finding;
  finding.set_name("agreements/a/handovers/h/findings/f");
  finding.mutable_finding()->mutable_quantity()->set_count(2);
  const int64_t before = ledger.head().value;
  ledger.Append(finding);
  EXPECT_EQ(ledger.head().value, before + 1);
}

}  // namespace
}  // namespace handover::reconciliation
