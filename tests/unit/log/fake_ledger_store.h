#ifndef HANDOVER_TESTS_UNIT_LOG_FAKE_LEDGER_STORE_H_
#define HANDOVER_TESTS_UNIT_LOG_FAKE_LEDGER_STORE_H_

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// A ledger in memory whose appends can be held and made to fail. Safe from any thread.
class FakeLedgerStore : public LedgerStore {
 public:
  const std::string& ledger_id() const override { return ledger_id_; }
  ledger::Revision head() const override;
  absl::Status Append(std::span<const NewEntry> entries) override;
  absl::StatusOr<std::vector<ledger::Entry>> ReadAfter(ledger::Revision after) override;
  absl::StatusOr<ledger::Entry> Read(ledger::Revision revision) override;
  absl::StatusOr<std::vector<std::optional<ledger::Entry>>> FindAll(std::span<const std::string_view> names) override;
  absl::StatusOr<std::optional<ledger::Revision>> FindSuccessor(std::string_view name) override;
  absl::StatusOr<std::vector<ledger::Entry>> List(std::string_view collection, std::string_view after_id,
                                                  ledger::Revision at, int limit) override;
  absl::StatusOr<ledger::Hash> ReadNode(ledger::Node node) override;

  // Appends wait from now on until Release.
  void Hold();
  void Release();
  // Waits until an append is held.
  void AwaitHeldAppend();

  // The next appends end so, in this order; one that fails stores nothing. Those beyond go well.
  void PlanAppends(std::deque<absl::Status> ends);
  // Reads fail with `error` from now on; OK ends it.
  void FailReads(absl::Status error);

  // How many entries each successful append had.
  std::vector<size_t> append_sizes() const;
  // How many names each successful FindAll was given.
  std::vector<size_t> find_sizes() const;

 private:
  const std::string ledger_id_ = "00112233445566778899aabbccddeeff";

  mutable std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::vector<NewEntry> entries_;
  std::map<std::string, ledger::Revision, std::less<>> by_name_;
  std::map<std::string, ledger::Revision, std::less<>> successors_;
  std::vector<size_t> append_sizes_;
  std::vector<size_t> find_sizes_;
  bool holding_ = false;
  bool append_held_ = false;
  std::deque<absl::Status> planned_;
  absl::Status reads_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_LOG_FAKE_LEDGER_STORE_H_
