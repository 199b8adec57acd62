#include "tests/conformance/checked_ledger.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "registry_service/storage/bundle.h"
#include "registry_service/storage/page_checksum_vfs.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

std::string PredecessorAt(int64_t revision) {
  return revision % 10 == 0 && revision > 10 ? CheckedLedger::NameAt(revision - 10) : "";
}

absl::StatusOr<EntryFacts> ReadFacts(const ledger::Entry& entry) {
  std::istringstream words(entry.bytes);
  int64_t revision = 0;
  std::string name;
  std::string predecessor;
  int64_t seconds = 0;
  if (!(words >> revision >> name >> predecessor >> seconds)) return absl::DataLossError("is no entry");
  if (revision != entry.revision.value) {
    return absl::DataLossError(absl::StrCat("got revision ", revision, ", want ", entry.revision.value));
  }
  return EntryFacts{
      .name = name, .supersedes = predecessor == "-" ? "" : predecessor, .record_time = absl::FromUnixSeconds(seconds)};
}

}  // namespace

CheckedLedger::CheckedLedger(int batches) {
  const auto store = SqliteLedgerStore::Open(path());
  EXPECT_TRUE(store.ok()) << store.status();
  for (int number = 0; store.ok() && number < batches; ++number) EXPECT_TRUE((*store)->Append(Batch(number)).ok());
}

std::string CheckedLedger::NameAt(int64_t revision) { return absl::StrFormat("parties/p%06d", revision); }

std::string CheckedLedger::EntryAt(int64_t revision) {
  const std::string predecessor = PredecessorAt(revision);
  // Some are longer than a page.
  const size_t bytes = revision % 100 == 7 ? 5000 : 20;
  return absl::StrCat(revision, " ", NameAt(revision), " ", predecessor.empty() ? "-" : predecessor, " ",
                      1'000'000 + revision / 20, " ", std::string(bytes, 'x'));
}

std::vector<NewEntry> CheckedLedger::Batch(int number) {
  std::vector<NewEntry> entries;
  for (int64_t i = 1; i <= kBatchEntries; ++i) {
    const int64_t revision = number * kBatchEntries + i;
    entries.push_back({.name = NameAt(revision), .supersedes = PredecessorAt(revision), .bytes = EntryAt(revision)});
  }
  return entries;
}

fs::path CheckedLedger::path(std::string_view file) const {
  return file.empty() ? directory_.path() : directory_.path() / file;
}

void CheckedLedger::KillWhileOpen(const std::string& before_last_batch, const std::string& after_last_batch) {
  const TemporaryDirectory copy;
  {
    const auto store = SqliteLedgerStore::Open(path());
    ASSERT_TRUE(store.ok()) << store.status();
    const auto next = static_cast<int>((*store)->head().value) / kBatchEntries;
    for (int number = next; number < next + 5; ++number) ASSERT_TRUE((*store)->Append(Batch(number)).ok());
    Execute(before_last_batch);
    ASSERT_TRUE((*store)->Append(Batch(next + 5)).ok());
    Execute(after_last_batch);
    // What a process that is killed has written is in its files, and nothing else of it is.
    for (const char* file : {"ledger.db", "ledger.db-wal"}) fs::copy(path(file), copy.path() / file);
  }
  for (const char* file : {"ledger.db", "ledger.db-wal"}) {
    fs::copy_file(copy.path() / file, path(file), fs::copy_options::overwrite_existing);
  }
}

void CheckedLedger::Execute(const std::string& sql) const {
  SQLite::Database(ledger().string(), SQLite::OPEN_READWRITE, 5000, PageChecksumVfs()).exec(sql);
}

void CheckedLedger::ReplaceBundle(int64_t first, const std::vector<std::string>& entries) const {
  std::vector<NewEntry> laid_out;
  for (const std::string& bytes : entries) laid_out.push_back({.name = {}, .supersedes = {}, .bytes = bytes});
  const std::string blob = EncodeBundle({first}, laid_out);
  SQLite::Database database(ledger().string(), SQLite::OPEN_READWRITE, 0, PageChecksumVfs());
  SQLite::Statement update(database, "UPDATE bundles SET entries = ? WHERE first_revision = ?");
  update.bind(1, blob.data(), static_cast<int>(blob.size()));
  update.bind(2, first);
  EXPECT_EQ(update.exec(), 1) << "no bundle begins at " << first;
}

std::vector<std::string> CheckedLedger::BundleAt(int64_t first) const {
  SQLite::Database database(ledger().string(), SQLite::OPEN_READWRITE, 0, PageChecksumVfs());
  SQLite::Statement select(database, "SELECT entries FROM bundles WHERE first_revision = ?");
  select.bind(1, first);
  EXPECT_TRUE(select.executeStep()) << "no bundle begins at " << first;
  const SQLite::Column blob = select.getColumn(0);
  const auto bundle = Bundle::Parse({static_cast<const char*>(blob.getBlob()), static_cast<size_t>(blob.getBytes())});
  EXPECT_TRUE(bundle.ok()) << bundle.status();
  std::vector<std::string> entries;
  for (ledger::Revision at = bundle->first(); at <= bundle->last(); at = at.Next()) {
    entries.emplace_back(*bundle->Read(at));
  }
  return entries;
}

void CheckedLedger::Flip(std::string_view file, int64_t byte, int bit) const {
  std::fstream stream(path(file), std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(byte);
  const int before = stream.get();
  ASSERT_GE(before, 0) << file << " has no byte " << byte;
  stream.seekp(byte);
  stream.put(static_cast<char>(before ^ (1 << bit)));
}

absl::StatusOr<LedgerCheck> CheckedLedger::Check() const { return CheckLedger(path(), ReadFacts); }

std::vector<std::string> CheckedLedger::Lines() const {
  const auto check = Check();
  EXPECT_TRUE(check.ok()) << check.status();
  std::vector<std::string> lines;
  if (!check.ok()) return lines;
  for (const CheckFinding& finding : check->findings.kept()) lines.push_back(ToLine(finding));
  return lines;
}

}  // namespace handover::registry
