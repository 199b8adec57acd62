#include "tests/conformance/ledger_store_test.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace handover::registry {

NewEntry EntryOf(std::string_view name, std::string_view supersedes) {
  NewEntry entry = EntryWithBytes(name, std::string("\0\xff\x80 entry of ", 13) + std::string(name));
  entry.supersedes = supersedes;
  return entry;
}

NewEntry EntryWithBytes(std::string_view name, std::string bytes) {
  return {.name = std::string(name), .supersedes = {}, .bytes = std::move(bytes)};
}

std::vector<NewEntry> EntriesOfParties(int first, int count) {
  std::vector<NewEntry> entries;
  for (int i = 0; i < count; ++i) entries.push_back(EntryOf(absl::StrFormat("parties/p%06d", first + i)));
  return entries;
}

std::vector<std::string> ReadAllBytes(LedgerStore& store) {
  std::vector<std::string> bytes;
  while (true) {
    const ledger::Revision after{static_cast<int64_t>(bytes.size())};
    const auto page = store.ReadAfter(after);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok() || page->empty()) return bytes;
    for (const ledger::Entry& entry : *page) {
      bytes.push_back(entry.bytes);
      EXPECT_EQ(entry.revision.value, static_cast<int64_t>(bytes.size()));
    }
  }
}

std::vector<std::string> BytesOf(const std::vector<NewEntry>& entries) {
  std::vector<std::string> bytes;
  std::ranges::transform(entries, std::back_inserter(bytes), &NewEntry::bytes);
  return bytes;
}

std::vector<std::string> BytesOf(const std::vector<ledger::Entry>& entries) {
  std::vector<std::string> bytes;
  std::ranges::transform(entries, std::back_inserter(bytes), &ledger::Entry::bytes);
  return bytes;
}

std::vector<int64_t> RevisionsOf(const std::vector<ledger::Entry>& entries) {
  std::vector<int64_t> revisions;
  std::ranges::transform(entries, std::back_inserter(revisions),
                         [](const ledger::Entry& entry) { return entry.revision.value; });
  return revisions;
}

void LedgerStoreTest::Reopen() {
  Close();
  auto opened = GetParam().open(directory());
  ASSERT_TRUE(opened.ok()) << opened.status();
  store_ = *std::move(opened);
}

void LedgerStoreTest::Append(const std::vector<NewEntry>& entries) {
  const absl::Status status = store_->Append(entries);
  ASSERT_TRUE(status.ok()) << status;
}

}  // namespace handover::registry
