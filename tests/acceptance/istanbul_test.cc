#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "clients/cpp/reconciliation_client.h"
#include "google/protobuf/util/json_util.h"
#include "tests/harness/sample_services.h"

// The case of Istanbul, June 2025, as it comes out of the running services.
namespace handover {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;
using testing::HasSubstr;

constexpr char kAgreement[] = "agreements/istanbul-2025-06-02";

int64_t Number(const reconciliation::v1::Interval& interval) {
  EXPECT_TRUE(interval.has_least() && interval.has_most() && interval.least() == interval.most());
  return interval.least();
}

class IstanbulTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { services_ = new test::SampleServices(); }
  static void TearDownTestSuite() {
    delete services_;
    services_ = nullptr;
  }

  static reconciliation::v1::ListCompletionsResponse Completions() {
    client::ReconciliationClient client(client::Connect(services_->reconciliation()));
    reconciliation::v1::ListCompletionsRequest request;
    request.set_parent(kAgreement);
    const auto response = client.ListCompletions(request);
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return {};
    return *response;
  }

  // The completions of one term under the readings of one party.
  static std::vector<Completion> CompletionsOf(const std::string& term, const std::string& reading_party) {
    std::vector<Completion> found;
    const auto response = Completions();
    for (const Completion& completion : response.completions()) {
      if (completion.term() == std::string(kAgreement) + "/terms/" + term &&
          completion.reading_party() == reading_party) {
        found.push_back(completion);
      }
    }
    return found;
  }

  // The mismatches, by way of the command line's JSON.
  static std::vector<Mismatch> Mismatches() {
    const test::Ended ended = services_->Ctl({"mismatches", "istanbul-2025-06-02", "--output", "json"});
    EXPECT_EQ(ended.exit_status, 0) << ended.error;
    reconciliation::v1::ListMismatchesResponse response;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(ended.output, &response).ok()) << ended.output;
    return {response.mismatches().begin(), response.mismatches().end()};
  }

  static Mismatch TheMismatch(const std::string& id) {
    const auto mismatches = Mismatches();
    const auto found = std::ranges::find(mismatches, std::string(kAgreement) + "/mismatches/" + id, &Mismatch::name);
    EXPECT_NE(found, mismatches.end()) << id;
    return found == mismatches.end() ? Mismatch() : *found;
  }

  static inline test::SampleServices* services_ = nullptr;
};

TEST_F(IstanbulTest, SixThousandAndSixtyDeclaredSentAndSixThousandAndFiftySevenReceived) {
  for (const std::string party : {"parties/rus", "parties/ukr"}) {
    const auto completions = CompletionsOf("remains-rus-ukr", party);
    ASSERT_FALSE(completions.empty()) << party;
    EXPECT_EQ(Number(completions[0].declared_by_sender().count()), 6060);
    EXPECT_EQ(Number(completions[0].declared_by_receiver().count()), 6057);
    EXPECT_EQ(Number(completions[0].corroborated().count()), 6057);
    EXPECT_EQ(completions[0].committed().count(), 6000);
    EXPECT_EQ(completions[0].status(), reconciliation::v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS);
    EXPECT_EQ(completions[0].exceeded_by(), 57);
    EXPECT_EQ(Number(completions[0].net_difference()), 3);
    EXPECT_EQ(Number(completions[0].gross_difference()), 3);
  }
}

TEST_F(IstanbulTest, StageFiveAccountsForTheWholeThree) {
  const Mismatch stage_five = TheMismatch("count.rus-ukr-2025-06-16.deceased-military");
  EXPECT_EQ(stage_five.stage(), "stage 5");
  EXPECT_EQ(Number(stage_five.difference()), 3);
  EXPECT_FALSE(stage_five.material());

  const Mismatch totals = TheMismatch("running-total-between-parties.remains-rus-ukr.2025-06-16");
  EXPECT_EQ(totals.positions(0).quantity().count(), 6060);
  EXPECT_EQ(totals.positions(1).quantity().count(), 6057);
  EXPECT_EQ(Number(totals.difference()), 3);
  ASSERT_EQ(totals.localised_size(), 1);
  EXPECT_EQ(totals.localised(0).mismatch(), stage_five.name());
  EXPECT_EQ(Number(totals.not_localised()), 0);
  EXPECT_FALSE(totals.material());
}

TEST_F(IstanbulTest, OnePartyTwoFiguresIsShown) {
  const Mismatch mismatch = TheMismatch("running-total-not-sum.remains-rus-ukr.ukr.2025-06-18");
  EXPECT_EQ(mismatch.positions(0).quantity().count(), 6060);
  EXPECT_EQ(Number(mismatch.positions(1).count()), 6057);
  EXPECT_EQ(Number(mismatch.difference()), 3);
}

TEST_F(IstanbulTest, SeventyEightTheOtherWayIsOneSided) {
  const auto ukraine = CompletionsOf("remains-ukr-rus", "parties/ukr");
  ASSERT_EQ(ukraine.size(), 1U);
  EXPECT_EQ(Number(ukraine[0].declared_by_receiver().count()), 78);
  EXPECT_EQ(Number(ukraine[0].declared_by_sender().count()), 0);
  EXPECT_EQ(Number(ukraine[0].corroborated().count()), 0);
  EXPECT_EQ(ukraine[0].status(), reconciliation::v1::COMPLETION_STATUS_IN_PROGRESS);
  EXPECT_EQ(ukraine[0].match_counts().one_sided(), 4);

  const auto russia = CompletionsOf("remains-ukr-rus", "parties/rus");
  ASSERT_EQ(russia.size(), 1U);
  EXPECT_EQ(russia[0].status(), reconciliation::v1::COMPLETION_STATUS_NO_OBLIGATION);

  int64_t one_sided = 0;
  for (const Mismatch& mismatch : Mismatches()) {
    if (mismatch.kind() != reconciliation::v1::MISMATCH_KIND_ONE_SIDED) continue;
    EXPECT_FALSE(mismatch.has_difference()) << "silence is not zero";
    one_sided += mismatch.positions(0).quantity().count();
  }
  EXPECT_EQ(one_sided, 27 + 0 + 0 + 51);
}

TEST_F(IstanbulTest, TheOfferStandsBesideTheCommitmentsAndInNoneOfThem) {
  const auto response = Completions();
  ASSERT_EQ(response.offers_size(), 1);
  EXPECT_EQ(response.offers(0).quantity().count(), 2239);
  EXPECT_EQ(response.offers(0).term(), std::string(kAgreement) + "/terms/remains-rus-ukr");
  for (const Completion& completion : response.completions()) {
    EXPECT_NE(completion.committed().count(), 2239);
    EXPECT_NE(completion.committed().count(), 6000 + 2239);
  }
}

TEST_F(IstanbulTest, ThePrisonerTermsAreOpenEnded) {
  int prisoner_terms = 0;
  const auto response = Completions();
  for (const Completion& completion : response.completions()) {
    if (completion.counting_basis() != registry::v1::COUNTING_BASIS_LIVING_PERSON) continue;
    ++prisoner_terms;
    EXPECT_EQ(completion.status(), reconciliation::v1::COMPLETION_STATUS_OPEN_ENDED) << completion.name();
    EXPECT_FALSE(completion.has_committed());
  }
  EXPECT_EQ(prisoner_terms, 4);
}

TEST_F(IstanbulTest, ThePostponedHandoverEntersNoBook) {
  for (const Mismatch& mismatch : Mismatches()) EXPECT_THAT(mismatch.name(), testing::Not(HasSubstr("2025-06-07")));
}

TEST_F(IstanbulTest, EveryFigureHasItsSource) {
  for (const Mismatch& mismatch : Mismatches()) {
    for (const auto& position : mismatch.positions()) {
      EXPECT_EQ(position.record().empty(), position.source().organ().empty()) << mismatch.name();
    }
  }
  const auto response = Completions();
  for (const Completion& completion : response.completions()) {
    EXPECT_FALSE(completion.source().organ().empty()) << completion.name();
  }
}

TEST_F(IstanbulTest, AnEarlierRevisionIsAnsweredAsItWasThen) {
  client::ReconciliationClient client(client::Connect(services_->reconciliation()));
  reconciliation::v1::ListMismatchesRequest request;
  request.set_parent(kAgreement);
  const std::string stage_five = std::string(kAgreement) + "/mismatches/count.rus-ukr-2025-06-16.deceased-military";
  const auto stands_at = [&](int64_t revision) {
    request.mutable_as_of()->set_revision(revision);
    const auto response = client.ListMismatches(request);
    EXPECT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->basis().revision(), revision);
    return std::ranges::find(response->mismatches(), stage_five, &Mismatch::name) != response->mismatches().end();
  };
  const int64_t opened = TheMismatch("count.rus-ukr-2025-06-16.deceased-military").first_revision();
  ASSERT_GT(opened, 1);
  EXPECT_FALSE(stands_at(opened - 1));
  EXPECT_TRUE(stands_at(opened));
}

TEST_F(IstanbulTest, TheVerdictIsOpenAlthoughTheTermIsFulfilled) {
  EXPECT_EQ(Completions().verdict(), reconciliation::v1::VERDICT_OPEN);
}

TEST_F(IstanbulTest, TheTwoReadingsOfTheOtherDirectionConflict) {
  const Mismatch mismatch = TheMismatch("reading-conflict.remains-ukr-rus");
  EXPECT_EQ(mismatch.subjects_size(), 2);
  EXPECT_FALSE(mismatch.has_difference());
}

// What a person sees, to the letter but for the ledger's id and the time.
TEST_F(IstanbulTest, ReconcileReadsAsItShould) {
  const test::Ended ended = services_->Ctl({"reconcile", "istanbul-2025-06-02"});
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
  const std::string text = std::regex_replace(std::regex_replace(ended.output, std::regex("[0-9a-f]{32}"), "LEDGER"),
                                              std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC"), "TIME");
  std::ifstream file(std::string(HANDOVER_SOURCE_DIR) + "/tests/acceptance/istanbul_reconcile.txt");
  const std::string want{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, want);
}

TEST_F(IstanbulTest, ImportingAgainChangesNothing) {
  const test::Ended again = services_->Ctl({"import", test::SamplePath()});
  EXPECT_EQ(again.exit_status, 0) << again.error;
  EXPECT_THAT(again.output, HasSubstr("0 created, 51 already there"));
}

}  // namespace
}  // namespace handover
