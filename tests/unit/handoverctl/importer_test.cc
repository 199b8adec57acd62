#include "clients/handoverctl/importer.h"

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/ndjson_source.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

using registry::v1::AppendRecordsRequest;
using registry::v1::AppendRecordsResponse;

std::string PartyLine(int id) { return R"({"name":"parties/p)" + std::to_string(id) + "\"}\n"; }

std::string PartyLines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += PartyLine(i);
  return lines;
}

// A registry that answers the first batches with the errors it is given, and stores everything after that.
class FakeRegistry {
 public:
  explicit FakeRegistry(std::vector<absl::Status> errors = {}) : errors_(std::move(errors)) {}

  absl::StatusOr<AppendRecordsResponse> Answer(const AppendRecordsRequest& request) {
    ++calls;
    if (static_cast<size_t>(calls) <= errors_.size() && !errors_[static_cast<size_t>(calls) - 1].ok()) {
      return errors_[static_cast<size_t>(calls) - 1];
    }
    AppendRecordsResponse response;
    response.set_ledger_id("0123");
    for (const auto& record : request.records()) {
      auto* result = response.add_results();
      const bool known = record.name() == "parties/p0";
      result->set_outcome(known ? registry::v1::APPEND_OUTCOME_ALREADY_EXISTED : registry::v1::APPEND_OUTCOME_CREATED);
      names.push_back(record.name());
    }
    response.set_revision(static_cast<int64_t>(names.size()));
    return response;
  }

  int calls = 0;
  size_t most_on_their_way = 0;
  std::vector<std::string> names;  // Of all that was stored, in order.

 private:
  const std::vector<absl::Status> errors_;
};

// A stream to a fake registry, which ends with the first batch that is not stored.
class FakeImport : public client::RecordImport {
 public:
  explicit FakeImport(FakeRegistry& registry) : registry_(registry) {}

  void Send(const AppendRecordsRequest& batch) override {
    sent_.push_back(batch);
    registry_.most_on_their_way = std::max(registry_.most_on_their_way, sent_.size());
  }
  absl::StatusOr<AppendRecordsResponse> Receive() override {
    if (!end_.ok()) return end_;
    auto answer = registry_.Answer(sent_.front());
    sent_.pop_front();
    end_ = answer.status();
    return answer;
  }

 private:
  FakeRegistry& registry_;
  std::deque<AppendRecordsRequest> sent_;
  absl::Status end_;
};

// An importer over a fake registry, its pauses noted down and not made.
struct Rig {
  explicit Rig(std::vector<absl::Status> errors = {}) : registry(std::move(errors)) {}

  absl::Status Import(const std::string& text) {
    std::istringstream in(text);
    NdjsonSource lines(in, "f");
    BatchReader reader(lines);
    return importer.Import(reader);
  }

  FakeRegistry registry;
  std::vector<absl::Duration> pauses;
  int reports = 0;
  Importer importer{[this] { return std::make_unique<FakeImport>(registry); },
                    {.sleep = [this](absl::Duration pause) { pauses.push_back(pause); }, .random = [] { return 0.0; }},
                    [this](const ImportTotals&, const BatchReader&) { ++reports; }};
};

TEST(ImporterTest, SumsUpWhatWasStored) {
  Rig rig;
  ASSERT_TRUE(rig.Import(PartyLines(1200)).ok());
  EXPECT_EQ(rig.importer.totals().Summary(),
            "imported 1,200 records: 1,199 created, 1 already there; ledger 0123 at revision 1,200");
  EXPECT_EQ(rig.importer.totals().stored_up_to->Text(), "f:1200");
  EXPECT_EQ(rig.reports, 3);
}

TEST(ImporterTest, SumsUpOneRecordAndNone) {
  Rig one;
  ASSERT_TRUE(one.Import(PartyLine(7)).ok());
  EXPECT_EQ(one.importer.totals().Summary(),
            "imported 1 record: 1 created, 0 already there; ledger 0123 at revision 1");
  Rig none;
  ASSERT_TRUE(none.Import("\n").ok());
  EXPECT_EQ(none.importer.totals().Summary(), "imported 0 records: 0 created, 0 already there");
  EXPECT_EQ(none.registry.calls, 0);
}

TEST(ImporterTest, StoresNothingOfABatchWithALineThatIsNoRecord) {
  Rig rig;
  const auto status = rig.Import(PartyLines(502) + "nonsense\n");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(std::string(status.message()).starts_with("f:503: JSON: ")) << status;
  EXPECT_EQ(rig.registry.names.size(), 500U);
  EXPECT_EQ(rig.importer.totals().stored_up_to->Text(), "f:500");
}

TEST(ImporterTest, SendsAheadOfTheAnswersAsFarAsTheRegistryReads) {
  Rig rig;
  ASSERT_TRUE(rig.Import(PartyLines(500 * 20)).ok());
  EXPECT_EQ(rig.registry.most_on_their_way, client::RecordImport::kInFlightMax);
  EXPECT_EQ(rig.registry.names.size(), 10'000U);
}

TEST(ImporterTest, SendsAgainInOrderWhatHasNoAnswerWhenTheStreamBreaks) {
  Rig rig({absl::OkStatus(), absl::UnavailableError("away"), absl::OkStatus(), absl::UnavailableError("away")});
  ASSERT_TRUE(rig.Import(PartyLines(500 * 20)).ok());
  ASSERT_EQ(rig.registry.names.size(), 10'000U);
  for (int i = 0; i < 10'000; ++i)
    ASSERT_EQ(rig.registry.names[static_cast<size_t>(i)], "parties/p" + std::to_string(i));
  EXPECT_EQ(rig.pauses, std::vector<absl::Duration>(2, absl::Milliseconds(200))) << "each is a first failure";
}

TEST(ImporterTest, TriesAgainWithLongerPausesWhileTheRegistryIsAway) {
  Rig rig({absl::UnavailableError("away"), absl::UnavailableError("away"),
           WithRetryDelay(MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "full"),
                          std::chrono::milliseconds(1500))});
  ASSERT_TRUE(rig.Import(PartyLine(1)).ok());
  EXPECT_EQ(rig.registry.calls, 4);
  EXPECT_EQ(rig.pauses,
            (std::vector<absl::Duration>{absl::Milliseconds(200), absl::Milliseconds(400), absl::Milliseconds(1500)}))
      << "the last pause is what the registry asks for";
}

TEST(ImporterTest, GivesUpAfterFiveTries) {
  Rig rig(std::vector<absl::Status>(9, absl::UnavailableError("away")));
  EXPECT_EQ(rig.Import(PartyLine(1)).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(rig.registry.calls, client::kTriesMax);
  EXPECT_EQ(rig.pauses.size(), static_cast<size_t>(client::kTriesMax - 1));
}

TEST(ImporterTest, NeverRepeatsARefusal) {
  Rig rig({MakeError(absl::StatusCode::kAlreadyExists, "NAME_TAKEN", "taken")});
  EXPECT_EQ(rig.Import(PartyLines(1200)).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(rig.registry.calls, 1);
}

TEST(ImporterTest, RefusesAnAnswerWithTooFewResults) {
  struct EmptyAnswers : client::RecordImport {
    void Send(const AppendRecordsRequest&) override {}
    absl::StatusOr<AppendRecordsResponse> Receive() override { return AppendRecordsResponse(); }
  };
  std::istringstream in(PartyLine(1));
  NdjsonSource lines(in, "f");
  BatchReader reader(lines);
  Importer importer([] { return std::make_unique<EmptyAnswers>(); },
                    {.sleep = [](absl::Duration) {}, .random = [] { return 0.0; }},
                    [](const ImportTotals&, const BatchReader&) {});
  EXPECT_EQ(importer.Import(reader).code(), absl::StatusCode::kInternal);
}

// Three records that stand in lines 2, 4 and 9.
Batch ThreeRecords() {
  Batch batch;
  for (const int64_t line : {2, 4, 9}) {
    batch.request.add_records();
    batch.places.push_back({"f", line});
  }
  return batch;
}

TEST(LocateRefusalTest, SaysEachViolationByItsLine) {
  const absl::Status refusal = MakeFieldError(absl::StatusCode::kInvalidArgument, "VALUE_OUT_OF_RANGE",
                                              {{"records[1].declaration.quantity.count", "-5, want 0 to 1,000,000,000"},
                                               {"records[2]", "a name twice, want each once"},
                                               {"records", "5,000, want at most 1,000"},
                                               {"records[3].name", "beyond the batch"}});
  const absl::Status located = LocateRefusal(refusal, ThreeRecords());
  EXPECT_EQ(located.message(),
            "f:4: declaration.quantity.count: -5, want 0 to 1,000,000,000\n"
            "f:9: a name twice, want each once\n"
            "f:2 to f:9: records: 5,000, want at most 1,000\n"
            "f:2 to f:9: records[3].name: beyond the batch");
  EXPECT_EQ(located.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(located), "VALUE_OUT_OF_RANGE");
}

TEST(LocateRefusalTest, FindsTheLineInAMessageWithoutViolations) {
  EXPECT_EQ(LocateRefusal(absl::AlreadyExistsError("records[0].name: taken"), ThreeRecords()).message(),
            "f:2: name: taken");
  EXPECT_EQ(LocateRefusal(absl::UnavailableError("away"), ThreeRecords()).message(), "f:2 to f:9: away");
}

}  // namespace
}  // namespace handover::ctl
