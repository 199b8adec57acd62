#include "clients/handoverctl/agreement_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

using registry::v1::ListRecordsRequest;
using registry::v1::ListRecordsResponse;
using registry::v1::RecordKind;
using testing::ElementsAre;

// A registry with a few records, one on a page, by parent and kind.
class FewRecords {
 public:
  void Add(const std::string& parent, RecordKind kind, const std::string& name, int64_t revision) {
    registry::v1::Record record;
    record.set_name(name);
    record.set_revision(revision);
    records_[{parent, kind}].push_back(record);
  }

  absl::StatusOr<ListRecordsResponse> List(const ListRecordsRequest& request) {
    revisions.push_back(request.revision());
    ListRecordsResponse response;
    const auto& records = records_[{request.parent(), request.kind()}];
    const size_t at = request.page_token().empty() ? 0 : std::stoul(request.page_token());
    if (at < records.size()) *response.add_records() = records[at];
    if (at + 1 < records.size()) response.set_next_page_token(std::to_string(at + 1));
    return response;
  }

  std::vector<int64_t> revisions;

 private:
  std::map<std::pair<std::string, RecordKind>, std::vector<registry::v1::Record>> records_;
};

TEST(AgreementRecordsTest, ReadsEveryPageAndDepthInTheOrderOfRevisions) {
  FewRecords registry;
  registry.Add("agreements/a", registry::v1::RECORD_KIND_TERM, "agreements/a/terms/t", 2);
  registry.Add("agreements/a", registry::v1::RECORD_KIND_HANDOVER, "agreements/a/handovers/h", 4);
  registry.Add("agreements/a", registry::v1::RECORD_KIND_HANDOVER, "agreements/a/handovers/i", 3);
  registry.Add("agreements/a/handovers/i", registry::v1::RECORD_KIND_FINDING, "agreements/a/handovers/i/findings/f", 5);
  registry.Add("agreements/a/handovers/i/findings/f", registry::v1::RECORD_KIND_EXPLANATION_RESPONSE,
               "agreements/a/handovers/i/findings/f/responses/r", 6);
  const auto records = ReadAgreementRecords([&](const ListRecordsRequest& request) { return registry.List(request); },
                                            "agreements/a", 9);
  ASSERT_TRUE(records.ok()) << records.status();
  std::vector<int64_t> order;
  for (const auto& record : *records) order.push_back(record.revision());
  EXPECT_THAT(order, ElementsAre(2, 3, 4, 5, 6));
  EXPECT_THAT(registry.revisions, testing::Each(9));
}

TEST(AgreementRecordsTest, PassesAnErrorOnAndNeverAShorterList) {
  const auto away = [](const ListRecordsRequest&) -> absl::StatusOr<ListRecordsResponse> {
    return absl::UnavailableError("away");
  };
  EXPECT_EQ(ReadAgreementRecords(away, "agreements/a", 9).status().code(), absl::StatusCode::kUnavailable);
}

TEST(AgreementRecordsTest, GivesUpOnAnAgreementWithoutEnd) {
  const auto endless = [](const ListRecordsRequest& request) -> absl::StatusOr<ListRecordsResponse> {
    ListRecordsResponse response;
    for (int i = 0; i < request.page_size(); ++i) response.add_records();
    response.set_next_page_token("x");
    return response;
  };
  EXPECT_EQ(ReadAgreementRecords(endless, "agreements/a", 9).status().code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace handover::ctl
