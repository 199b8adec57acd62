#ifndef HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_TEST_H_
#define HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_TEST_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "registry_service/storage/ledger_store.h"
#include "tests/conformance/ledger_store_factory.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {

// An entry of the record `name`, with bytes that tell it from others and are no text.
NewEntry EntryOf(std::string_view name, std::string_view supersedes = "");

// The same, with `bytes`.
NewEntry EntryWithBytes(std::string_view name, std::string bytes);

// Entries of `count` parties, in the order of their names: "parties/p000001" and on, from number `first`.
std::vector<NewEntry> EntriesOfParties(int first, int count);

// The whole ledger, read page by page, each page from the last entry of the one before. Checks that there are no gaps.
std::vector<std::string> ReadAllBytes(LedgerStore& store);

// The bytes of `entries`, and their revisions.
std::vector<std::string> BytesOf(const std::vector<NewEntry>& entries);
std::vector<std::string> BytesOf(const std::vector<ledger::Entry>& entries);
std::vector<int64_t> RevisionsOf(const std::vector<ledger::Entry>& entries);

// A test that runs on every engine, with a ledger of its own that is open and empty.
class LedgerStoreTest : public ::testing::TestWithParam<LedgerStoreFactory> {
 protected:
  void SetUp() override { Reopen(); }

  LedgerStore& store() { return *store_; }
  const std::filesystem::path& directory() const { return directory_.path(); }

  // Closes the ledger and opens it again.
  void Reopen();
  void Close() { store_.reset(); }

  // Appends what must be taken.
  void Append(const std::vector<NewEntry>& entries);

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<LedgerStore> store_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_TEST_H_
