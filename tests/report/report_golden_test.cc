#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "tests/harness/sample_services.h"

// The report of the sample, as it comes out of the running services.
namespace handover {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string ContentOf(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Without what is another each time: the ledger's id, and times of a clock. Days stay.
std::string Neutral(std::string page) {
  page = std::regex_replace(page, std::regex("[0-9a-f]{32}"), "LEDGER");
  page = std::regex_replace(page, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC"), "TIME");
  return std::regex_replace(page, std::regex("--time [0-9T:.-]+Z"), "--time TIME");
}

class ReportGoldenTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { services_ = new test::SampleServices(); }
  static void TearDownTestSuite() {
    delete services_;
    services_ = nullptr;
  }

  // The report as `flags` ask for it, without what is another each time.
  static std::string Report(const std::vector<std::string>& flags = {}) {
    std::vector<std::string> arguments = {"report", "istanbul-2025-06-02"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const test::Ended ended = services_->Ctl(arguments);
    EXPECT_EQ(ended.exit_status, 0) << ended.error;
    return Neutral(ended.output);
  }

  // Compares with the file `name` beside this one, or, with HANDOVER_UPDATE_GOLDEN=1, makes it so.
  static void ExpectGolden(const std::string& page, const std::string& name) {
    const std::string path = std::string(HANDOVER_SOURCE_DIR) + "/tests/report/" + name;
    if (const char* update = std::getenv("HANDOVER_UPDATE_GOLDEN"); update != nullptr && std::string(update) == "1") {
      std::ofstream(path) << page;
      return;
    }
    EXPECT_TRUE(page == ContentOf(path)) << name << " is not what is printed; HANDOVER_UPDATE_GOLDEN=1 renews it";
  }

  static inline test::SampleServices* services_ = nullptr;
};

TEST_F(ReportGoldenTest, TheSampleReadsAsItShould) { ExpectGolden(Report(), "istanbul.html"); }

TEST_F(ReportGoldenTest, TheSampleReadsAsItShouldForThePublic) {
  const std::string page = Report({"--public"});
  for (const char* figure : {"6,057", "6,060", "6057", "6060", "1,248", "1,245", "+3"}) {
    EXPECT_THAT(page, Not(HasSubstr(figure)));
  }
  ExpectGolden(page, "istanbul_public.html");
}

TEST_F(ReportGoldenTest, AnEarlierRevisionIsReportedAsItWasThen) {
  const std::string page = Report({"--revision", "40"});
  EXPECT_THAT(page, HasSubstr("4,812"));
  EXPECT_THAT(page, Not(HasSubstr("stage 5")));
  EXPECT_THAT(page, HasSubstr("--revision 40"));
}

TEST_F(ReportGoldenTest, WritesTheSameToAFile) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path() / "report.html";
  EXPECT_EQ(Report({"-o", path}), "");
  EXPECT_TRUE(Neutral(ContentOf(path)) == Report());
}

TEST_F(ReportGoldenTest, SaysThatTheDiskIsFull) {
  const test::Ended ended = services_->Ctl({"report", "istanbul-2025-06-02", "-o", "/dev/full"});
  EXPECT_EQ(ended.exit_status, 1);
  EXPECT_THAT(ended.error, HasSubstr("No space left on device [OUTPUT_NOT_WRITTEN]"));
}

TEST_F(ReportGoldenTest, SaysThatThereIsNoSuchAgreement) {
  const test::Ended ended = services_->Ctl({"report", "nowhere"});
  EXPECT_EQ(ended.exit_status, 1);
  EXPECT_THAT(ended.error, HasSubstr("[AGREEMENT_NOT_FOUND]"));
}

}  // namespace
}  // namespace handover
