#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "service_host/error.h"
#include "tests/harness/services.h"

// What a watch of mismatches promises: ordered, each event once, none missing, resumable, ended by a status.
namespace handover::test {
namespace {

using reconciliation::v1::MISMATCH_CHANGE_CHANGED;
using reconciliation::v1::MISMATCH_CHANGE_CLOSED;
using reconciliation::v1::MISMATCH_CHANGE_OPENED;
using reconciliation::v1::MismatchEvent;
using reconciliation::v1::WatchMismatchesRequest;
using reconciliation::v1::WatchMismatchesResponse;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kAgreement[] = "agreements/istanbul-2025-06-02";
constexpr char kStageFive[] = "agreements/istanbul-2025-06-02/handovers/rus-ukr-2025-06-16";
constexpr char kStageFiveCount[] =
    "agreements/istanbul-2025-06-02/mismatches/count.rus-ukr-2025-06-16.deceased-military";

// What a watch sent: the events, and up to where that is everything.
struct Sent {
  std::vector<MismatchEvent> events;
  reconciliation::v1::Basis basis;
};

std::vector<std::string> NamesOf(const Sent& sent) {
  std::vector<std::string> names;
  for (const MismatchEvent& event : sent.events) names.push_back(event.mismatch().name());
  return names;
}

class MismatchWatchTest : public testing::Test {
 protected:
  MismatchWatchTest() {
    EXPECT_EQ(Ctl(registry_.address(), "", {"import", SamplePath()}).exit_status, 0);
    EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), 51));
  }

  // Reads a watch until `is_enough`.
  Sent Watch(const WatchMismatchesRequest& request, const std::function<bool(const Sent&)>& is_enough) {
    const auto watch = client_.WatchMismatches(request);
    Sent sent;
    WatchMismatchesResponse message;
    while (watch->Read(message)) {
      sent.events.insert(sent.events.end(), message.events().begin(), message.events().end());
      if (message.has_basis()) sent.basis = message.basis();
      if (message.has_basis() && is_enough(sent)) return sent;
    }
    ADD_FAILURE() << watch->Finish();
    return sent;
  }

  Sent WatchUntil(int64_t revision, const WatchMismatchesRequest& request) {
    return Watch(request, [revision](const Sent& sent) { return sent.basis.revision() >= revision; });
  }

  // Appends `lines` as one batch, and waits until it has been read. Returns the head.
  int64_t Append(const std::string& lines) {
    const Ended import = Ctl(registry_.address(), "", {"import", "-"}, lines);
    EXPECT_EQ(import.exit_status, 0) << import.error;
    head_ += std::ranges::count(lines, '\n');
    EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), head_));
    return head_;
  }

  // Stage 5's sender corrects its count to the receiver's.
  int64_t Correct() {
    return Append(absl::StrCat(
        R"({"name": ")", kStageFive, R"(/declarations/corrected", "declaration": {"declarer": "parties/rus",)",
        R"("role": "ROLE_SENDER", "category": "CATEGORY_DECEASED_MILITARY", "quantity": {"count": "1245",)",
        R"("precision": "PRECISION_EXACT", "countingBasis": "COUNTING_BASIS_REMAINS_CASE"}, "corrects": ")", kStageFive,
        R"(/declarations/rus", "correctionReason": "CORRECTION_REASON_MISTAKE", "declaredTime":)",
        R"("2025-06-30T00:00:00Z", "source": {"tier": "SOURCE_TIER_PRIMARY_OFFICIAL", "organ": "Ministry of Defence"}}})",
        "\n"));
  }

  static WatchMismatchesRequest AfterRevision(int64_t revision) {
    WatchMismatchesRequest request;
    request.set_parent(kAgreement);
    request.set_after_revision(revision);
    return request;
  }

  // The status that a watch ends with, which sends nothing.
  absl::Status EndOf(const WatchMismatchesRequest& request) {
    const auto watch = client_.WatchMismatches(request);
    WatchMismatchesResponse message;
    while (watch->Read(message)) EXPECT_THAT(message.events(), IsEmpty());
    return watch->Finish();
  }

  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  Service reconciliation_ = StartReconciliation(registry_.address());
  int64_t head_ = 51;
  client::ReconciliationClient client_{client::Connect(reconciliation_.address())};
};

TEST_F(MismatchWatchTest, SendsWhatOpenedInOrderAndNothingTwiceWhenItGoesOn) {
  const Sent all = WatchUntil(51, AfterRevision(0));
  EXPECT_THAT(all.events, SizeIs(8));
  EXPECT_TRUE(std::ranges::is_sorted(NamesOf(all))) << "one batch is one time, in the order of names";
  for (const MismatchEvent& event : all.events) {
    EXPECT_EQ(event.change(), MISMATCH_CHANGE_OPENED);
    EXPECT_EQ(event.revision(), 51);
  }

  const int64_t corrected = Correct();
  WatchMismatchesRequest on = AfterRevision(all.basis.revision());
  *on.mutable_after_time() = all.basis.as_of_time();
  const Sent more = WatchUntil(corrected, on);
  const auto count = std::ranges::find(more.events, kStageFiveCount,
                                       [](const MismatchEvent& event) { return event.mismatch().name(); });
  ASSERT_NE(count, more.events.end());
  EXPECT_EQ(count->change(), MISMATCH_CHANGE_CLOSED);
  EXPECT_EQ(count->mismatch().state(), reconciliation::v1::MISMATCH_STATE_CLOSED);
  EXPECT_EQ(count->revision(), corrected);
  EXPECT_THAT(NamesOf(WatchUntil(corrected, AfterRevision(corrected))), IsEmpty());
  EXPECT_THAT(WatchUntil(corrected, AfterRevision(0)).events, SizeIs(all.events.size() + more.events.size()));
}

TEST_F(MismatchWatchTest, SendsAnExplanationAsAChange) {
  const int64_t explained = Append(absl::StrCat(
      R"({"name": ")", kAgreement, R"(/explanations/e", "explanation": {"mismatch": ")", kStageFiveCount,
      R"(", "party": "parties/ukr", "code": "EXPLANATION_CODE_TALLY_ERROR", "signedCount": "3", "declaredTime":)",
      R"("2025-07-01T00:00:00Z", "source": {"tier": "SOURCE_TIER_PRIMARY_OFFICIAL", "organ": "Headquarters"}}})",
      "\n"));
  const Sent sent = WatchUntil(explained, AfterRevision(51));
  ASSERT_THAT(NamesOf(sent), ElementsAre(kStageFiveCount));
  EXPECT_EQ(sent.events[0].change(), MISMATCH_CHANGE_CHANGED);
  EXPECT_EQ(sent.events[0].mismatch().state(), reconciliation::v1::MISMATCH_STATE_EXPLANATION_PROPOSED);
}

TEST_F(MismatchWatchTest, ASilenceOpensWhenItsGracePeriodEndsThoughNothingIsRecorded) {
  // Counted from the end of the event's day, so that it ends in a few seconds.
  const absl::Time end = absl::Now() + absl::Seconds(4);
  const absl::CivilDay day = absl::ToCivilDay(end, absl::UTCTimeZone()) - 1;
  const auto grace = absl::ToInt64Seconds(end - absl::FromCivil(day + 1, absl::UTCTimeZone()));
  const std::string handover = absl::StrCat(kAgreement, "/handovers/late");
  const std::string source = R"("source": {"tier": "SOURCE_TIER_PRIMARY_OFFICIAL", "organ": "Ministry"})";
  const int64_t head = Append(absl::StrCat(
      R"({"name": ")", kAgreement, R"(/terms/late", "term": {"category": "CATEGORY_DECEASED_CIVILIAN", "fromParty":)",
      R"("parties/rus", "toParty": "parties/ukr", "countingBasis": "COUNTING_BASIS_REMAINS_CASE", "kind":)",
      R"("TERM_KIND_BEST_EFFORT", "gracePeriod": ")", grace, R"(s", )", source, "}}\n",  //
      R"({"name": ")", handover,
      R"(", "handover": {"fromParty": "parties/rus", "toParty": "parties/ukr", "eventDate": ")",
      absl::FormatCivilTime(day), R"(", "status": "HANDOVER_STATUS_CONDUCTED", )", source, "}}\n",  //
      R"({"name": ")", handover,
      R"(/declarations/s", "declaration": {"declarer": "parties/rus", "role": "ROLE_SENDER",)",
      R"("category": "CATEGORY_DECEASED_CIVILIAN", "quantity": {"count": "2", "precision": "PRECISION_EXACT",)",
      R"("countingBasis": "COUNTING_BASIS_REMAINS_CASE"}, "declaredTime": ")", absl::FormatCivilTime(day),
      R"(T12:00:00Z", )", source, "}}\n"));
  const Sent sent = Watch(AfterRevision(head), [](const Sent& so_far) { return !so_far.events.empty(); });
  ASSERT_THAT(NamesOf(sent), ElementsAre(absl::StrCat(kAgreement, "/mismatches/one-sided.late.deceased-civilian")));
  EXPECT_EQ(sent.events[0].change(), MISMATCH_CHANGE_OPENED);
  EXPECT_EQ(sent.events[0].revision(), head);
  EXPECT_EQ(sent.events[0].time().seconds(),
            absl::ToUnixSeconds(absl::FromCivil(day + 1, absl::UTCTimeZone())) + grace);
}

TEST_F(MismatchWatchTest, SendsOnlyTheKindsAskedFor) {
  WatchMismatchesRequest request = AfterRevision(0);
  request.add_kinds(reconciliation::v1::MISMATCH_KIND_COUNT);
  EXPECT_THAT(NamesOf(WatchUntil(51, request)), ElementsAre(kStageFiveCount));
}

TEST_F(MismatchWatchTest, WhatCannotBeWatchedIsRefusedInWords) {
  EXPECT_EQ(ReasonOf(EndOf(AfterRevision(52))), "AS_OF_AHEAD");
  EXPECT_EQ(ReasonOf(EndOf(AfterRevision(-1))), "VALUE_OUT_OF_RANGE");
  WatchMismatchesRequest unknown;
  unknown.set_parent("agreements/none");
  EXPECT_EQ(ReasonOf(EndOf(unknown)), "AGREEMENT_NOT_FOUND");
  WatchMismatchesRequest future = AfterRevision(0);
  future.mutable_after_time()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 1'000);
  EXPECT_EQ(ReasonOf(EndOf(future)), "AS_OF_AHEAD");
}

TEST_F(MismatchWatchTest, EndsWhenTheRegistryIsLost) {
  const auto watch = client_.WatchMismatches(AfterRevision(51));
  WatchMismatchesResponse message;
  ASSERT_TRUE(watch->Read(message));
  registry_.process().Signal(SIGKILL);
  while (watch->Read(message)) EXPECT_THAT(message.events(), IsEmpty());
  EXPECT_EQ(ReasonOf(watch->Finish()), "NOT_CAUGHT_UP");
}

TEST_F(MismatchWatchTest, EndsInWordsWhenTheServiceStops) {
  const auto watch = client_.WatchMismatches(AfterRevision(51));
  WatchMismatchesResponse message;
  ASSERT_TRUE(watch->Read(message));
  reconciliation_.process().Signal(SIGTERM);
  while (watch->Read(message)) EXPECT_THAT(message.events(), IsEmpty());
  const absl::Status end = watch->Finish();
  EXPECT_EQ(end.code(), absl::StatusCode::kUnavailable) << end;
  EXPECT_EQ(ReasonOf(end), "SHUTTING_DOWN");
  EXPECT_EQ(MetadataOf(end, "resume_after_revision"), "51");
  EXPECT_NE(MetadataOf(end, "resume_after_time"), "");
  EXPECT_TRUE(RetryDelayOf(end).has_value());
}

}  // namespace
}  // namespace handover::test
