#include "reconciliation_service/accounting/mismatch_events.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>

#include "tests/property/comparison.h"
#include "tests/property/property.h"
#include "tests/property/recount_case.h"
#include "tests/recount/mismatch_events.h"
#include "tests/recount/statement.h"

// What the engine says has become of mismatches, against the recount.
namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using reconciliation::Accounts;
using reconciliation::EventCursor;
using reconciliation::EventsAfter;
using reconciliation::EventSlice;
using registry::v1::Record;
using v1::MismatchEvent;

constexpr const char* kAgreement = "agreements/a";

bool OfAnyKind(v1::MismatchKind) { return true; }

// Events so many days after the last record: by then every grace period of these ledgers is over.
absl::Time SomeDaysAfter(const std::vector<Record>& ledger) {
  constexpr int kDaysAfter = 12;
  return TimeOf(ledger.back().record_time()) + kDaysAfter * absl::Hours(24);
}

// Reads on behind `cursor` until there is no more for now.
std::vector<MismatchEvent> ReadOn(const Accounts& accounts, const std::string& agreement, EventCursor& cursor,
                                  absl::Time until, const std::function<bool(v1::MismatchKind)>& accepts = OfAnyKind) {
  std::vector<MismatchEvent> events;
  const reconciliation::AgreementAccount* account = accounts.Find(agreement);
  if (account == nullptr) return events;
  for (bool reached_end = false; !reached_end;) {
    EventSlice slice = EventsAfter(accounts, *account, cursor, until, accepts);
    std::ranges::move(slice.events, std::back_inserter(events));
    cursor = slice.end;
    reached_end = slice.reached_end;
  }
  return events;
}

std::vector<MismatchEvent> AllOf(const Accounts& accounts, const std::string& agreement, absl::Time until) {
  EventCursor cursor;
  return ReadOn(accounts, agreement, cursor, until);
}

// Those of `events` after the time and the name, in their order.
std::vector<MismatchEvent> After(std::vector<MismatchEvent> events, const EventCursor& cursor) {
  std::erase_if(events, [&cursor](const MismatchEvent& event) {
    const absl::Time time = TimeOf(event.time());
    return time < cursor.time || (time == cursor.time && (cursor.is_whole || event.mismatch().name() <= cursor.name));
  });
  return events;
}

TEST(MismatchEventsEqualRecount, FromTheBeginning) {
  CheckOnRandomLedgers(300, [](const std::vector<Record>& ledger) {
    const Accounts accounts = FoldOf(ledger);
    const absl::Time until = SomeDaysAfter(ledger);
    for (const std::string agreement : {"agreements/a", "agreements/b"}) {
      RequireEqual(MismatchEvents(ledger, agreement, until), AllOf(accounts, agreement, until), NotRecounted(),
                   agreement);
    }
  });
}

// Some place in `events` or between them.
EventCursor SomePlaceIn(const std::vector<MismatchEvent>& events) {
  const MismatchEvent& event = events[static_cast<size_t>(AnyNumber(0, static_cast<int>(events.size()) - 1))];
  const absl::Time time = TimeOf(event.time());
  if (AnyNumber(0, 1) == 0) return {.time = time, .is_whole = false, .name = event.mismatch().name()};
  return {.time = time + absl::Nanoseconds(AnyNumber(-1, 1)), .is_whole = true, .name = ""};
}

TEST(MismatchEventsEqualRecount, FromAnyPlaceOn) {
  CheckOnRandomLedgers(400, [](const std::vector<Record>& ledger) {
    const Accounts accounts = FoldOf(ledger);
    const absl::Time until = SomeDaysAfter(ledger);
    const std::vector<MismatchEvent> all = AllOf(accounts, kAgreement, until);
    for (int question = 0; question < 5 && !all.empty(); ++question) {
      const EventCursor begin = SomePlaceIn(all);
      EventCursor cursor = begin;
      RequireEqual(After(all, begin), ReadOn(accounts, kAgreement, cursor, until), {},
                   "after " + absl::FormatTime(begin.time) + " " + begin.name);
    }
  });
}

// One who reads on after every batch, up to some time before the next one, is told what one is told who comes late.
TEST(MismatchEventsEqualRecount, WhileTheLedgerGrows) {
  CheckOnRandomLedgers(400, [](const std::vector<Record>& ledger) {
    const absl::Time until = SomeDaysAfter(ledger);
    Accounts accounts;
    std::vector<MismatchEvent> followed;
    EventCursor cursor;
    for (const Record& record : ledger) {
      RC_ASSERT(accounts.Apply(record).ok());
      const bool is_head = record.revision() == ledger.back().revision();
      const absl::Time recorded = TimeOf(record.record_time());
      const absl::Time next = is_head ? until : TimeOf(ledger[static_cast<size_t>(record.revision())].record_time());
      if (next == recorded || AnyNumber(0, 3) == 0) continue;
      const absl::Duration waited = absl::Floor((next - recorded) * AnyNumber(0, 4) / 4, absl::Nanoseconds(1));
      const absl::Time now = std::min(recorded + waited, next - absl::Nanoseconds(1));
      std::ranges::move(ReadOn(accounts, kAgreement, cursor, now), std::back_inserter(followed));
    }
    std::ranges::move(ReadOn(accounts, kAgreement, cursor, until), std::back_inserter(followed));
    RequireEqual(AllOf(accounts, kAgreement, until), followed, {}, "as the ledger grows");
  });
}

TEST(MismatchEventsEqualRecount, OfTheKindsThatAreAskedFor) {
  CheckOnRandomLedgers(200, [](const std::vector<Record>& ledger) {
    const Accounts accounts = FoldOf(ledger);
    const absl::Time until = SomeDaysAfter(ledger);
    std::vector<MismatchEvent> wanted = AllOf(accounts, kAgreement, until);
    const int least = AnyNumber(v1::MismatchKind_MIN, v1::MismatchKind_MAX);
    const auto accepts = [least](v1::MismatchKind kind) { return kind >= least; };
    std::erase_if(wanted, [&](const MismatchEvent& event) { return !accepts(event.mismatch().kind()); });
    EventCursor cursor;
    RequireEqual(wanted, ReadOn(accounts, kAgreement, cursor, until, accepts), {}, "from " + std::to_string(least));
  });
}

// So many handovers of one day that the sender alone counts, and all of them long ago.
RecountCase OneSidedHandovers(int count) {
  RecountCase it;
  for (int i = 0; i < count; ++i) {
    const std::string id = "h" + std::to_string(i);
    it.Handover(id, RecountCase::Direction::kAlandToBland, 10);
    it.Sent(id, "s", Remains(1));
  }
  return it;
}

TEST(MismatchEventsTest, ASliceEndsWithinATimeAndTheNextOneGoesOnThere) {
  constexpr int kHandovers = 450;
  const RecountCase it = OneSidedHandovers(kHandovers);
  const std::vector<MismatchEvent> all = AllOf(FoldOf(it.ledger()), kAgreement, it.Now().time);
  ASSERT_EQ(all.size(), kHandovers);
  for (size_t i = 1; i < all.size(); ++i) {
    EXPECT_EQ(TimeOf(all[i].time()), TimeOf(all[0].time()));
    EXPECT_LT(all[i - 1].mismatch().name(), all[i].mismatch().name());
  }
}

TEST(MismatchEventsTest, WhatIsAskedForIsFoundBehindMuchThatIsNot) {
  RecountCase it = OneSidedHandovers(1'100);
  it.Handover("late", RecountCase::Direction::kAlandToBland, 10);
  it.Sent("late", "s", Remains(2));
  it.Received("late", "r", Remains(1));
  it.Agree("e", "count.late.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, 1);
  const Accounts accounts = FoldOf(it.ledger());
  EventCursor cursor;
  const auto found = ReadOn(accounts, kAgreement, cursor, it.Now().time,
                            [](v1::MismatchKind kind) { return kind == v1::MISMATCH_KIND_COUNT; });
  ASSERT_EQ(found.size(), 3);
  EXPECT_EQ(found[0].change(), v1::MISMATCH_CHANGE_OPENED);
  EXPECT_EQ(found[2].mismatch().state(), v1::MISMATCH_STATE_EXPLAINED);
}

}  // namespace
}  // namespace handover::recount
