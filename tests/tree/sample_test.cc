#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ledger/record_name.h"
#include "registry_service/admission/admission.h"
#include "registry_service/admission/ledger_view.h"
#include "tests/tree/source_tree.h"

namespace handover::tree {
namespace {

using registry::v1::Record;
using registry::v1::Role;

constexpr std::string_view kSample = "docs/samples/istanbul-2025.ndjson";

// The records that were admitted so far.
class AdmittedRecords : public registry::LedgerView {
 public:
  absl::StatusOr<std::shared_ptr<const Record>> Find(std::string_view name) override {
    const auto found = records_.find(name);
    return found == records_.end() ? nullptr : found->second;
  }
  absl::StatusOr<bool> IsSuperseded(std::string_view name) override { return superseded_.contains(std::string(name)); }

  void Add(const Record& record) {
    records_.emplace(record.name(), std::make_shared<const Record>(record));
    superseded_.emplace(registry::PredecessorOf(record));
  }

 private:
  std::map<std::string, std::shared_ptr<const Record>, std::less<>> records_;
  std::set<std::string> superseded_;
};

// Reads one line as the registry's clients do: an unknown field or value is an error.
absl::Status ReadRecord(std::string_view line, Record* record) {
  const auto status = google::protobuf::util::JsonStringToMessage(std::string(line), record);
  if (status.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(status.ToString());
}

std::vector<Record> SampleRecords() {
  const std::vector<SourceFile> tree = ReadTree();
  std::vector<Record> records;
  for (std::string_view line : LinesOf(TextOf(tree, kSample))) {
    EXPECT_TRUE(ReadRecord(line, &records.emplace_back()).ok()) << line;
  }
  return records;
}

// Admits one record after `ledger`, and adds it there.
absl::Status Admit(const Record& record, AdmittedRecords& ledger) {
  if (absl::Status status = registry::CheckShape(record); !status.ok()) return status;
  if (*ledger.Find(record.name()) != nullptr) return absl::AlreadyExistsError(record.name());
  absl::Status status = registry::CheckAgainstLedger(record, ledger);
  if (status.ok()) ledger.Add(record);
  return status;
}

// What one side declared at the conducted handovers of one direction.
int64_t SumOf(const std::vector<Record>& records, std::string_view from_party, Role role) {
  std::set<std::string_view> conducted;
  int64_t sum = 0;
  for (const Record& record : records) {
    if (record.handover().from_party() == from_party &&
        record.handover().status() == registry::v1::HANDOVER_STATUS_CONDUCTED) {
      conducted.insert(record.name());
    }
    if (record.declaration().role() == role && conducted.contains(ledger::ParentOf(record.name()))) {
      sum += record.declaration().quantity().count();
    }
  }
  return sum;
}

TEST(SampleTest, TheRegistryAdmitsEveryLineInItsOrder) {
  AdmittedRecords ledger;
  for (const Record& record : SampleRecords()) {
    const absl::Status status = Admit(record, ledger);
    EXPECT_TRUE(status.ok()) << record.name() << ": " << status;
  }
}

TEST(SampleTest, EveryStatementSaysWhereItCanBeRead) {
  for (const Record& record : SampleRecords()) {
    if (record.has_party()) continue;
    std::string json;
    ASSERT_TRUE(google::protobuf::util::MessageToJsonString(record, &json).ok());
    EXPECT_NE(json.find("\"source\":{\"tier\":"), std::string::npos) << record.name();
    EXPECT_NE(json.find("\"organ\":"), std::string::npos) << record.name();
  }
}

// The totals that both sides stated; without them the sample would not be the case that it says it is.
TEST(SampleTest, TheDeclarationsAddUpToWhatEachSideStated) {
  const std::vector<Record> records = SampleRecords();
  EXPECT_EQ(SumOf(records, "parties/rus", registry::v1::ROLE_SENDER), 6060);
  EXPECT_EQ(SumOf(records, "parties/rus", registry::v1::ROLE_RECEIVER), 6057);
  EXPECT_EQ(SumOf(records, "parties/ukr", registry::v1::ROLE_RECEIVER), 78);
  EXPECT_EQ(SumOf(records, "parties/ukr", registry::v1::ROLE_SENDER), 0);
}

TEST(SampleTest, ALineThatIsNoRecordIsFound) {
  Record record;
  EXPECT_FALSE(ReadRecord(R"({"name": "parties/x", "party": {"nickname": "X"}})", &record).ok());
  EXPECT_FALSE(ReadRecord(R"({"name": "parties/x")", &record).ok());
}

TEST(SampleTest, ARecordTwiceOrBeforeWhatItNamesIsFound) {
  const std::vector<Record> records = SampleRecords();
  ASSERT_GT(records.size(), 4U);
  AdmittedRecords ledger;
  EXPECT_FALSE(Admit(records[4], ledger).ok()) << records[4].name() << " before its agreement";
  ASSERT_TRUE(Admit(records[0], ledger).ok());
  EXPECT_FALSE(Admit(records[0], ledger).ok()) << records[0].name() << " twice";
}

}  // namespace
}  // namespace handover::tree
