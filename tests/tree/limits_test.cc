#include "reconciliation_service/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/log/limits.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/limits.h"
#include "tests/tree/source_tree.h"

// The limits that an operator is told are those that hold.
namespace handover::tree {
namespace {

using testing::HasSubstr;

// "50,000".
std::string Grouped(int64_t number) {
  std::string text = absl::StrCat(number);
  for (size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string MebibytesOf(int64_t bytes) { return absl::StrCat(bytes >> 20, " MiB"); }

int64_t SecondsOf(std::chrono::milliseconds time) { return time.count() / 1000; }

// The first two cells of a row of the table.
std::string Row(const std::string& what, const std::string& limit) {
  return absl::StrCat("| ", what, " | ", limit, " |");
}

TEST(LimitsTest, TheDocumentSaysWhatHolds) {
  const std::vector<SourceFile> tree = ReadTree();
  const std::string document(TextOf(tree, "docs/operations.md"));
  const ConnectionLimits connection;
  const std::string rows[] = {
      Row("a message", MebibytesOf(kReceiveBytesMax)),
      Row("a batch",
          absl::StrCat(Grouped(registry::kBatchRecordsMax), " records, ", MebibytesOf(registry::kBatchBytesMax))),
      Row("an import's batches without an answer", absl::StrCat(registry::kImportBatchesInFlightMax)),
      Row("a page", absl::StrCat(Grouped(reconciliation::kPageSizeMax), " items")),
      Row("a caller's calls", absl::StrCat("`calls_per_second` (", Grouped(static_cast<int64_t>(kCallsPerSecond)),
                                           "), and twice as many at once after a silence")),
      Row("a caller's streams", absl::StrCat(kStreamsPerCallerMax)),
      Row("all streams", Grouped(kStreamsMax)),
      Row("what waits to be appended",
          absl::StrCat(Grouped(registry::kQueuedBatchesMax), " batches, ", MebibytesOf(registry::kQueuedBytesMax))),
      Row("reads that wait, of the registry", Grouped(registry::kQueuedReadsMax)),
      Row("questions that wait for a revision", absl::StrCat(Grouped(reconciliation::kWaitsMax), ", each for ",
                                                             absl::ToInt64Seconds(reconciliation::kWaitMax), " s")),
      Row("a unary call", absl::StrCat(SecondsOf(kUnaryTimeMax), " s")),
      Row("a message of a stream",
          absl::StrCat("`watch_send_seconds` (", SecondsOf(kSendTimeMax), ") for its reader to take it")),
      Row("messages that have not come in whole",
          absl::StrCat(MebibytesOf(kTransportBytesMax), " in all; count on four times as much memory")),
      Row("a handshake", absl::StrCat(SecondsOf(connection.handshake_time), " s")),
      Row("a connection", absl::StrCat(Grouped(connection.calls), " calls at a time")),
      Row("a connection", absl::StrCat(SecondsOf(connection.age) / 60, " min, and ", SecondsOf(connection.age_grace),
                                       " s for what is under way")),
  };
  for (const std::string& row : rows) EXPECT_THAT(document, HasSubstr(row));
  // Both services have pages of one length, and bursts are what the row says.
  EXPECT_EQ(registry::LedgerStore::kReadCountMax, reconciliation::kPageSizeMax);
  EXPECT_EQ(kCallsBurst, 2 * kCallsPerSecond);
}

}  // namespace
}  // namespace handover::tree
