#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "tests/harness/sample_services.h"

// The statements that a party makes day by day, as a person makes them: on the command line, against real services.
namespace handover::test {
namespace {

using testing::HasSubstr;

constexpr char kHandover[] = "agreements/istanbul-2025-06-02/handovers/rus-ukr-2025-06-16";
constexpr char kTerm[] = "agreements/istanbul-2025-06-02/terms/remains-rus-ukr";
constexpr char kMismatch[] = "agreements/istanbul-2025-06-02/mismatches/count.rus-ukr-2025-06-16.deceased-military";

class StatementCommandsTest : public testing::Test {
 protected:
  // Runs a statement of a party.
  Ended State(const std::string& party, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--author", "parties/" + party});
    return sample_.Ctl(std::move(arguments));
  }

  // Runs one that must be stored, and returns the name of its record.
  std::string Stored(const std::string& party, std::vector<std::string> arguments) {
    const Ended ended = State(party, std::move(arguments));
    EXPECT_EQ(ended.exit_status, 0) << ended.error;
    EXPECT_THAT(ended.output, testing::ContainsRegex("stored as revision [0-9]+ of ledger "));
    return ended.output.substr(0, ended.output.find('\n'));
  }

  std::string Get(const std::string& name) { return sample_.Ctl({"get", name}).output; }

  SampleServices sample_;
};

TEST_F(StatementCommandsTest, ADryRunSaysWhatWouldBeStoredAndStoresNothing) {
  const Ended would = State("rus", {"correct", std::string(kHandover) + "/declarations/rus", "1245", "--reason",
                                    "mistake", "--id", "second", "--dry_run"});
  EXPECT_EQ(would.exit_status, 0) << would.error;
  EXPECT_THAT(would.output, HasSubstr(std::string(kHandover) + "/declarations/second\n"));
  EXPECT_THAT(would.output, HasSubstr("rus as sender: 1,245"));
  EXPECT_THAT(would.output, HasSubstr("nothing is stored; the registry would store it, after revision 51 of ledger "));
  EXPECT_EQ(sample_.Ctl({"get", std::string(kHandover) + "/declarations/second"}).exit_status, 1);
}

TEST_F(StatementCommandsTest, TheSameAgainWithTheSameIdIsSafe) {
  const std::vector<std::string> offer = {"offer", kTerm, "500", "--organ", "Ministry of Defence", "--id", "mine"};
  EXPECT_EQ(Stored("rus", offer), "agreements/istanbul-2025-06-02/offers/mine");
  const Ended again = State("rus", offer);
  EXPECT_EQ(again.exit_status, 0) << again.error;
  EXPECT_THAT(again.output, HasSubstr("it is there already, as revision 52 of ledger "));
  const Ended other = State("rus", {"offer", kTerm, "501", "--organ", "Ministry of Defence", "--id", "mine"});
  EXPECT_EQ(other.exit_status, 1);
  EXPECT_THAT(other.error, HasSubstr("[NAME_TAKEN]"));
  EXPECT_THAT(other.error, testing::Not(HasSubstr("records[0]")));
}

TEST_F(StatementCommandsTest, ARefusalIsTheSameInADryRun) {
  for (const bool dry_run : {true, false}) {
    std::vector<std::string> arguments = {"offer", kTerm, "500", "--organ", "Ministry"};
    if (dry_run) arguments.emplace_back("--dry_run");
    const Ended refused = State("ukr", arguments);
    EXPECT_EQ(refused.exit_status, 1);
    EXPECT_THAT(refused.error, HasSubstr("offer.party: "));
    EXPECT_THAT(refused.error, HasSubstr("[PARTY_ROLE_MISMATCH]"));
  }
}

TEST_F(StatementCommandsTest, EveryStatementIsStored) {
  const std::string declared = Stored("ukr", {"declare", kHandover, "1246", "--category", "deceased-military", "--tier",
                                              "official-unnamed", "--organ", "An official"});
  EXPECT_THAT(Get(declared), HasSubstr("ukr as receiver: 1,246"));
  const std::string corrected = Stored("ukr", {"correct", declared, "1247", "--reason", "improved-measurement"});
  EXPECT_THAT(Get(corrected), HasSubstr("An official"));
  EXPECT_THAT(Get(Stored("ukr", {"withdraw", corrected})), HasSubstr("no figure"));
  EXPECT_THAT(Get(Stored("rus", {"state-total", kTerm, "6060", "--as_of_date", "2025-06-30", "--organ", "Ministry"})),
              HasSubstr("6,060 in all by 2025-06-30"));
  const std::string explained =
      Stored("rus", {"explain", kMismatch, "2", "--code", "tally-error", "--organ", "Ministry"});
  EXPECT_THAT(Get(Stored("ukr", {"respond", explained, "accepted", "--organ", "Headquarters"})), HasSubstr("accepted"));
  const std::string found = Stored("ukr", {"finding", kHandover, "1", "--category", "deceased-military", "--code",
                                           "non-human", "--organ", "Headquarters"});
  EXPECT_THAT(Get(Stored("rus", {"respond", found, "rejected", "--organ", "Ministry"})), HasSubstr("rejected"));
}

TEST_F(StatementCommandsTest, WhoMayNotBeReachedSaysHowToRepeat) {
  const Ended away = Ctl("127.0.0.1:1", "127.0.0.1:1",
                         {"respond", std::string(kHandover) + "/findings/f", "accepted", "--organ", "O", "--speaker",
                          "ukr", "--tier", "primary-official"});
  EXPECT_EQ(away.exit_status, 1);
  EXPECT_TRUE(std::regex_search(away.error, std::regex("whether it is stored is not known; the same with --id "
                                                       "[0-9a-f-]{36} is safe to repeat")))
      << away.error;
}

}  // namespace
}  // namespace handover::test
