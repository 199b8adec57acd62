#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/ndjson_source.h"
#include "tests/harness/sample_services.h"
#include "tests/unit/handoverctl/filled_records.h"

// What is exported says the same once it is imported into a ledger that was empty.
namespace handover::test {
namespace {

constexpr char kAgreement[] = "istanbul-2025-06-02";

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The records of NDJSON, one a line, without what the registry sets.
std::vector<std::string> RecordsOf(const std::string& ndjson) {
  std::istringstream in(ndjson);
  ctl::NdjsonSource source(in, "export");
  std::vector<std::string> records;
  for (;;) {
    const auto record = source.Next();
    EXPECT_TRUE(record.ok()) << record.status();
    if (!record.ok() || !record->has_value()) return records;
    records.push_back(ctl::AsSent((*record)->record).ShortDebugString());
  }
}

// What reconcile prints, but for which ledger it is and when it was asked.
std::string FiguresOf(Ended reconcile) {
  EXPECT_EQ(reconcile.exit_status, 0) << reconcile.error;
  const std::string page = std::regex_replace(reconcile.output, std::regex("[0-9a-f]{32}"), "LEDGER");
  return std::regex_replace(page, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC"), "TIME");
}

class ExportTest : public testing::Test {
 protected:
  Ended Export(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "export");
    return sample_.Ctl(std::move(arguments));
  }

  SampleServices sample_;
  TemporaryFolder folder_;
};

// Services with a ledger of their own, into which a file was imported.
class Imported {
 public:
  explicit Imported(const std::string& file) {
    const Ended import = Ctl({"import", file});
    EXPECT_EQ(import.exit_status, 0) << import.error;
  }

  Ended Ctl(std::vector<std::string> arguments) {
    return test::Ctl(registry_.address(), reconciliation_.address(), std::move(arguments));
  }
  bool WaitUntilFollowing(int64_t revision) { return test::WaitUntilFollowing(reconciliation_.address(), revision); }

 private:
  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  Service reconciliation_ = StartReconciliation(registry_.address());
};

TEST_F(ExportTest, EveryFormatComesBackToTheSameRecordsAndFigures) {
  const auto want = RecordsOf(ReadFile(SamplePath()));
  ASSERT_EQ(static_cast<int64_t>(want.size()), SampleServices::kSampleSize);
  const std::string figures = FiguresOf(sample_.Ctl({"reconcile", kAgreement}));
  for (const std::string file : {"all.ndjson", "all.csv", "all.sqlite"}) {
    const std::string path = folder_.path() / file;
    const Ended exported = Export({"-o", path});
    ASSERT_EQ(exported.exit_status, 0) << exported.error;
    EXPECT_TRUE(
        std::regex_match(exported.output, std::regex("exported 51 records of ledger [0-9a-f]{32} at revision 51 "
                                                     "to .*\n")))
        << exported.output;
    EXPECT_EQ(exported.error, "") << "no progress without a terminal";
    EXPECT_FALSE(std::filesystem::exists(path + ".part"));
    Imported imported(path);
    ASSERT_TRUE(imported.WaitUntilFollowing(SampleServices::kSampleSize)) << file;
    EXPECT_EQ(RecordsOf(imported.Ctl({"export"}).output), want) << file;
    EXPECT_EQ(FiguresOf(imported.Ctl({"reconcile", kAgreement})), figures) << file;
  }
}

TEST_F(ExportTest, OneAgreementComesWithItsPartiesAndNothingElse) {
  const std::string others =
      R"({"name": "parties/kaz", "party": {"displayName": "Kazakhstan", "kind": "PARTY_KIND_SIDE"}})"
      "\n"
      R"({"name": "agreements/other", "agreement": {"title": "Another", "agreedDate": "2025-06-02",)"
      R"( "parties": ["parties/kaz", "parties/rus"], "source": {"tier": "SOURCE_TIER_OBSERVER", "organ": "An observer"}}})";
  ASSERT_EQ(Ctl(sample_.registry(), sample_.reconciliation(), {"import", "-"}, others).exit_status, 0);
  EXPECT_EQ(RecordsOf(Export({kAgreement}).output), RecordsOf(ReadFile(SamplePath())));
  const auto other = RecordsOf(Export({"agreements/other"}).output);
  ASSERT_EQ(other.size(), 3u);
  EXPECT_EQ(other[0].substr(0, 19), "name: \"parties/rus\"");
  EXPECT_EQ(other[1].substr(0, 19), "name: \"parties/kaz\"");
  EXPECT_EQ(RecordsOf(Export({}).output).size(), 53u);
  const Ended none = Export({"nowhere"});
  EXPECT_EQ(none.exit_status, 1);
  EXPECT_NE(none.error.find("cannot export agreements/nowhere: "), std::string::npos) << none.error;
  EXPECT_NE(none.error.find("[RECORD_NOT_FOUND]"), std::string::npos) << none.error;
}

TEST_F(ExportTest, WhatCannotBeWrittenIsAFailureAndLeavesNothing) {
  const std::string full =
      "exec " + ProgramPath("handoverctl") + " --registry " + sample_.registry() + " export >/dev/full";
  const Ended to_output = RunToEnd({"/bin/sh", "-c", full});
  EXPECT_EQ(to_output.exit_status, 1);
  EXPECT_NE(
      to_output.error.find("the standard output: cannot be written: No space left on device [OUTPUT_NOT_WRITTEN]"),
      std::string::npos)
      << to_output.error;
  for (const std::string file : {"nowhere/all.ndjson", "nowhere/all.sqlite"}) {
    const Ended to_file = Export({"-o", folder_.path() / file});
    EXPECT_EQ(to_file.exit_status, 1);
    EXPECT_NE(to_file.error.find("[OUTPUT_NOT_WRITTEN]"), std::string::npos) << to_file.error;
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace handover::test
