#include "tests/conformance/append_history.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "ledger/merkle_frontier.h"
#include "ledger/merkle_proof.h"
#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;

constexpr char kCollection[] = "parties";

std::string IdOf(const NewEntry& entry) { return entry.name.substr(sizeof(kCollection)); }

// Compares a page of a read with what was appended at its revisions.
AssertionResult IsAppended(const std::vector<ledger::Entry>& page, const std::vector<NewEntry>& appended,
                           ledger::Revision after) {
  for (const ledger::Entry& entry : page) {
    after = after.Next();
    if (entry.revision != after) return AssertionFailure() << "revision " << entry.revision.value << " behind a gap";
    if (after.value > static_cast<int64_t>(appended.size())) {
      return AssertionFailure() << "entry " << after.value << " was not acknowledged";
    }
    if (entry.bytes != appended[static_cast<size_t>(after.value) - 1].bytes) {
      return AssertionFailure() << "entry " << after.value << " has other bytes";
    }
  }
  return AssertionSuccess();
}

// Reads all entries with `read`, which takes the last entry of the page before, and compares them with `appended`.
template <typename Read>
AssertionResult AllAreThere(const std::vector<NewEntry>& appended, Read read) {
  ledger::Revision last{0};
  while (true) {
    const auto page = read(last);
    if (!page.ok()) return AssertionFailure() << page.status();
    if (page->empty()) break;
    if (auto result = IsAppended(*page, appended, last); !result) return result;
    last = page->back().revision;
  }
  if (last.value == static_cast<int64_t>(appended.size())) return AssertionSuccess();
  return AssertionFailure() << last.value << " entries, want " << appended.size();
}

absl::StatusOr<std::vector<ledger::Entry>> ListAfter(LedgerStore& store, const std::vector<NewEntry>& appended,
                                                     ledger::Revision last) {
  const std::string after_id = last.value == 0 ? "" : IdOf(appended[static_cast<size_t>(last.value) - 1]);
  return store.List(kCollection, after_id, store.head(), LedgerStore::kReadCountMax);
}

ledger::Hash RootOfEntries(const std::vector<NewEntry>& entries) {
  ledger::MerkleFrontier frontier;
  for (const NewEntry& entry : entries) frontier.Add(ledger::LeafHash(entry.bytes));
  return frontier.Root();
}

absl::StatusOr<ledger::Hash> RootOfStore(LedgerStore& store) {
  return ledger::RootOf(store.head().value, [&store](ledger::Node node) { return store.ReadNode(node); });
}

AssertionResult Holds(LedgerStore& store, const std::vector<NewEntry>& appended) {
  if (auto result = AllAreThere(appended, [&](ledger::Revision last) { return store.ReadAfter(last); }); !result) {
    return result << ", read in order";
  }
  if (auto result = AllAreThere(appended, [&](ledger::Revision last) { return ListAfter(store, appended, last); });
      !result) {
    return result << ", listed by name";
  }
  const auto root = RootOfStore(store);
  if (!root.ok()) return AssertionFailure() << root.status();
  if (*root != RootOfEntries(appended)) return AssertionFailure() << "the root is not that of the entries";
  for (size_t i = 0; i < appended.size(); ++i) {
    if (appended[i].supersedes.empty()) continue;
    const auto successor = store.FindSuccessor(appended[i].supersedes);
    if (!successor.ok()) return AssertionFailure() << successor.status();
    if (*successor != ledger::Revision{static_cast<int64_t>(i) + 1}) {
      return AssertionFailure() << "what supersedes " << appended[i].supersedes << " is not found";
    }
  }
  return AssertionSuccess();
}

}  // namespace

absl::Status AppendHistory::Append(LedgerStore& store, const std::vector<NewEntry>& entries) {
  const absl::Status status = store.Append(entries);
  if (is_over()) {
    EXPECT_EQ(status.code(), failure_.code()) << "after " << failure_ << ": " << status;
    return status;
  }
  if (status.ok()) {
    acknowledged_.insert(acknowledged_.end(), entries.begin(), entries.end());
  } else if (absl::IsResourceExhausted(status)) {
    EXPECT_EQ(ReasonOf(status), "STORE_FULL") << status;
  } else {
    in_doubt_ = entries;
    failure_ = status;
  }
  EXPECT_EQ(store.head().value, static_cast<int64_t>(acknowledged_.size()));
  return status;
}

void AppendHistory::ExpectNoReadIsWrong(LedgerStore& store) const {
  const auto read = [&store](ledger::Revision last) { return store.ReadAfter(last); };
  for (ledger::Revision last{0}; last < store.head();) {
    const auto page = read(last);
    if (!page.ok()) break;
    ASSERT_FALSE(page->empty());
    ASSERT_TRUE(IsAppended(*page, acknowledged_, last));
    last = page->back().revision;
  }
  if (const auto page = ListAfter(store, acknowledged_, {0}); page.ok()) {
    EXPECT_TRUE(IsAppended(*page, acknowledged_, {0}));
    EXPECT_EQ(page->empty(), acknowledged_.empty());
  }
  if (!acknowledged_.empty()) {
    const auto found = store.Find(acknowledged_.back().name);
    if (found.ok()) {
      ASSERT_TRUE(found->has_value());
      EXPECT_EQ((*found)->revision, store.head());
    }
  }
  if (const auto found = store.Find("parties/nobody"); found.ok()) {
    EXPECT_FALSE(found->has_value());
  }
  if (const auto root = RootOfStore(store); root.ok()) {
    EXPECT_EQ(*root, RootOfEntries(acknowledged_));
  }
}

AssertionResult HoldsWhatWasAcknowledged(LedgerStore& store, const std::vector<NewEntry>& acknowledged,
                                         const std::vector<NewEntry>& in_doubt) {
  std::vector<NewEntry> appended = acknowledged;
  const auto head = static_cast<size_t>(store.head().value);
  if (head == acknowledged.size() + in_doubt.size()) {
    appended.insert(appended.end(), in_doubt.begin(), in_doubt.end());
  } else if (head != acknowledged.size()) {
    return AssertionFailure() << head << " entries, want " << acknowledged.size() << " or " << in_doubt.size()
                              << " more";
  }
  const std::vector<NewEntry> more = {EntryOf("parties/q1"), EntryOf("parties/q2")};
  if (const auto status = store.Append(more); !status.ok()) return AssertionFailure() << "takes no more: " << status;
  appended.insert(appended.end(), more.begin(), more.end());
  return Holds(store, appended);
}

}  // namespace handover::registry
