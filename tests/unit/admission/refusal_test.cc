#include "registry_service/admission/refusal.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/admission/fake_ledger.h"
#include "tests/unit/admission/refusal_case.h"
#include "tests/unit/admission/statements.h"

namespace handover::registry {

// The name under which GoogleTest lists a row.
void PrintTo(const RefusalCase& row, std::ostream* out) { *out << row.sentence; }

namespace {

std::vector<RefusalCase> AllCases() {
  std::vector<RefusalCase> all;
  for (const auto& cases : {ShapeCases(), LedgerCases(), ContentCases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

// The code under which error_reason.proto lists a reason.
absl::StatusCode CodeOf(v1::ErrorReason reason) {
  if (reason < v1::ERROR_REASON_REFERENCE_NOT_FOUND) return absl::StatusCode::kInvalidArgument;
  if (reason < v1::ERROR_REASON_NAME_TAKEN) return absl::StatusCode::kFailedPrecondition;
  return absl::StatusCode::kAlreadyExists;
}

class RefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusalTest, SaysTheFieldTheValueGotAndTheValueWanted) {
  const RefusalCase& row = GetParam();
  FakeLedger ledger(ExampleRecords());
  for (const v1::Record& record : row.earlier) ledger.Add(record);

  const absl::Status status = Judge(row.record, ledger);

  EXPECT_EQ(status.code(), CodeOf(row.reason)) << status;
  EXPECT_EQ(ReasonOf(status), ReasonName(row.reason));
  const std::vector<FieldViolation> violations = ViolationsOf(status);
  ASSERT_EQ(violations.size(), 1) << status;
  EXPECT_EQ(violations[0].field, row.field);
  EXPECT_EQ(violations[0].description, row.description);
}

INSTANTIATE_TEST_SUITE_P(Admission, RefusalTest, testing::ValuesIn(AllCases()),
                         [](const testing::TestParamInfo<RefusalCase>& row) { return row.param.sentence; });

TEST(RefusalTableTest, HasARowForEveryReasonThatAdmissionCanGive) {
  // A batch, a page and a request are not for admission to judge.
  const std::set<v1::ErrorReason> others = {v1::ERROR_REASON_BATCH_TOO_LARGE, v1::ERROR_REASON_DUPLICATE_NAME,
                                            v1::ERROR_REASON_PAGE_TOKEN_INVALID};
  std::set<v1::ErrorReason> covered;
  for (const RefusalCase& row : AllCases()) covered.insert(row.reason);
  for (int number = v1::ERROR_REASON_FIELD_REQUIRED; number <= v1::ERROR_REASON_NAME_TAKEN; ++number) {
    if (!v1::ErrorReason_IsValid(number)) continue;
    const auto reason = static_cast<v1::ErrorReason>(number);
    EXPECT_NE(covered.contains(reason), others.contains(reason)) << ReasonName(reason);
  }
}

TEST(RefusalTextTest, NumbersAreWrittenInGroupsOfThree) {
  const struct {
    int64_t number;
    const char* text;
  } kRows[] = {{0, "0"}, {999, "999"}, {1'000, "1,000"}, {-999, "-999"}, {-1'000, "-1,000"}, {1'234'567, "1,234,567"}};
  for (const auto& row : kRows) EXPECT_EQ(Grouped(row.number), row.text);
}

}  // namespace
}  // namespace handover::registry
