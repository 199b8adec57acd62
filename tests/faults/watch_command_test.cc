#include <gtest/gtest.h>
#include <signal.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/harness/fault_proxy.h"
#include "tests/harness/process.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

// handoverctl's watches go on where they stopped when their service was away, and print nothing twice.
namespace handover::test {
namespace {

constexpr char kAgreement[] = "agreements/istanbul-2025-06-02";
constexpr int64_t kSampleSize = 51;
constexpr size_t kSampleMismatches = 8;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class WatchCommandTest : public testing::Test {
 protected:
  WatchCommandTest() {
    Import(SamplePath());
    EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), kSampleSize));
  }

  void Import(const std::string& file, const std::string& input = "") {
    const Ended import = Ctl(registry_.address(), "", {"import", file}, input);
    EXPECT_EQ(import.exit_status, 0) << import.error;
  }

  // A party's proposal that explains a mismatch of the sample: one record, and one event.
  void Explain() {
    Import("-",
           absl::StrCat(R"({"name": ")", kAgreement, R"(/explanations/e", "explanation": {"mismatch": ")", kAgreement,
                        R"(/mismatches/count.rus-ukr-2025-06-16.deceased-military", "party": "parties/ukr", )",
                        R"("code": "EXPLANATION_CODE_TALLY_ERROR", "signedCount": "3", "declaredTime":)",
                        R"("2025-07-01T00:00:00Z", "source": {"tier": "SOURCE_TIER_PRIMARY_OFFICIAL", )",
                        R"("organ": "Headquarters"}}})", "\n"));
  }

  // Runs a watch through the proxy until it has printed `before` lines, takes the service away and gives it back with
  // an explanation more, and checks that there is one line more, and none twice.
  void ExpectOneLineMore(const std::vector<std::string>& arguments, size_t before) {
    std::vector<std::string> line{ProgramPath("handoverctl")};
    line.insert(line.end(), arguments.begin(), arguments.end());
    Process watch(line, {"HANDOVER_REGISTRY=" + proxy_.address(), "HANDOVER_RECONCILIATION=" + proxy_.address()});
    EXPECT_TRUE(WaitUntil([&] { return LinesOf(watch.output()).size() == before; })) << watch.error();
    proxy_.Refuse();
    EXPECT_TRUE(watch.WaitForError("the watch was lost"));
    Explain();
    proxy_.Pass();
    EXPECT_TRUE(WaitUntil([&] { return LinesOf(watch.output()).size() > before; })) << watch.error();
    watch.Signal(SIGINT);
    watch.Wait();
    const std::vector<std::string> lines = LinesOf(watch.output());
    EXPECT_EQ(lines.size(), before + 1);
    EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()).size(), lines.size()) << watch.output();
  }

  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  Service reconciliation_ = StartReconciliation(registry_.address());
  FaultProxy proxy_{registry_.address()};
};

TEST_F(WatchCommandTest, OfRecordsGoesOnWhereItStopped) { ExpectOneLineMore({"watch", "-o", "json"}, kSampleSize); }

TEST_F(WatchCommandTest, OfMismatchesGoesOnWhereItStopped) {
  proxy_.PointTo(reconciliation_.address());
  ExpectOneLineMore({"watch-mismatches", "istanbul-2025-06-02", "-o", "json"}, kSampleMismatches);
}

}  // namespace
}  // namespace handover::test
