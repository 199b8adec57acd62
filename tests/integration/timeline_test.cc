#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/cpp/reconciliation_client.h"
#include "service_host/error.h"
#include "tests/harness/sample_services.h"

namespace handover::test {
namespace {

using reconciliation::v1::GetTimelineRequest;
using reconciliation::v1::GetTimelineResponse;
using reconciliation::v1::TIMELINE_AXIS_EVENT_DATE;
using reconciliation::v1::TIMELINE_AXIS_RECORD_TIME;
using reconciliation::v1::TimelinePoint;
using testing::ElementsAre;

constexpr char kThere[] = "agreements/istanbul-2025-06-02/terms/remains-rus-ukr";
constexpr char kBack[] = "agreements/istanbul-2025-06-02/terms/remains-ukr-rus";

// "2025-06-16: 6060 6057 gap 3..3"
std::string InWords(const TimelinePoint& point) {
  const auto end = [](bool is_there, int64_t number) { return is_there ? std::to_string(number) : std::string("inf"); };
  return point.event_date() + ": " + std::to_string(point.declared_by_sender().least()) + " " +
         std::to_string(point.declared_by_receiver().least()) + " gap " +
         end(point.gap().has_least(), point.gap().least()) + ".." + end(point.gap().has_most(), point.gap().most());
}

class TimelineTest : public testing::Test, protected SampleServices {
 protected:
  absl::StatusOr<GetTimelineResponse> Get(const GetTimelineRequest& request) {
    return client::ReconciliationClient(client::Connect(reconciliation())).GetTimeline(request);
  }

  static GetTimelineRequest Of(const std::string& term, reconciliation::v1::TimelineAxis axis) {
    GetTimelineRequest request;
    request.set_term(term);
    request.set_axis(axis);
    return request;
  }

  std::vector<std::string> Points(const GetTimelineRequest& request) {
    std::vector<std::string> points;
    const auto response = Get(request);
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return points;
    for (const TimelinePoint& point : response->points()) points.push_back(InWords(point));
    return points;
  }
};

TEST_F(TimelineTest, TheGapOfThreeOpensOnTheLastDay) {
  EXPECT_THAT(Points(Of(kThere, TIMELINE_AXIS_EVENT_DATE)),
              ElementsAre("2025-06-11: 1212 1212 gap 0..0", "2025-06-13: 2412 2412 gap 0..0",
                          "2025-06-14: 3612 3612 gap 0..0", "2025-06-15: 4812 4812 gap 0..0",
                          "2025-06-16: 6060 6057 gap 3..3", "2025-06-18: 6060 6057 gap 3..3"));
}

TEST_F(TimelineTest, TheGapToASilentSideIsOpen) {
  EXPECT_THAT(Points(Of(kBack, TIMELINE_AXIS_EVENT_DATE)),
              ElementsAre("2025-06-11: 0 27 gap -27..inf", "2025-06-13: 0 27 gap -27..inf",
                          "2025-06-14: 0 27 gap -27..inf", "2025-06-16: 0 78 gap -78..inf"));
}

TEST_F(TimelineTest, TotalsStandBesideTheBooksOfTheirDay) {
  const auto response = Get(Of(kThere, TIMELINE_AXIS_EVENT_DATE));
  ASSERT_TRUE(response.ok());
  const TimelinePoint& last_stage = response->points(4);
  ASSERT_EQ(last_stage.running_totals_size(), 2);
  EXPECT_EQ(last_stage.running_totals(0).party(), "parties/rus");
  EXPECT_EQ(last_stage.running_totals(0).quantity().count(), 6060);
  EXPECT_EQ(last_stage.running_totals(1).quantity().count(), 6057);
}

TEST_F(TimelineTest, ByRecordTimeOneBatchIsOnePoint) {
  const auto response = Get(Of(kThere, TIMELINE_AXIS_RECORD_TIME));
  ASSERT_TRUE(response.ok());
  ASSERT_EQ(response->points_size(), 1) << "the sample was imported as one batch";
  EXPECT_EQ(response->points(0).declared_by_sender().least(), 6060);
  EXPECT_TRUE(response->points(0).has_record_time());
}

TEST_F(TimelineTest, PagesAddUpToTheWhole) {
  GetTimelineRequest request = Of(kThere, TIMELINE_AXIS_EVENT_DATE);
  const std::vector<std::string> whole = Points(request);
  std::vector<std::string> pages;
  request.set_page_size(4);
  do {
    const auto page = Get(request);
    ASSERT_TRUE(page.ok());
    ASSERT_LE(page->points_size(), 4);
    for (const TimelinePoint& point : page->points()) pages.push_back(InWords(point));
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(pages, whole);
}

TEST_F(TimelineTest, WhatCannotBeAnsweredIsRefusedInWords) {
  EXPECT_EQ(ReasonOf(Get(Of("agreements/istanbul-2025-06-02/terms/none", TIMELINE_AXIS_EVENT_DATE)).status()),
            "TERM_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Get(Of("agreements/none/terms/none", TIMELINE_AXIS_EVENT_DATE)).status()), "AGREEMENT_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Get(Of("remains", TIMELINE_AXIS_EVENT_DATE)).status()), "NAME_INVALID");
  EXPECT_EQ(ReasonOf(Get(Of(kThere, reconciliation::v1::TIMELINE_AXIS_UNSPECIFIED)).status()), "VALUE_OUT_OF_RANGE");
  GetTimelineRequest other = Of(kThere, TIMELINE_AXIS_EVENT_DATE);
  other.set_page_token("bm90IG91cnM");
  EXPECT_EQ(ReasonOf(Get(other).status()), "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace handover::test
