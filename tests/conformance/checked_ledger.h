#ifndef HANDOVER_TESTS_CONFORMANCE_CHECKED_LEDGER_H_
#define HANDOVER_TESTS_CONFORMANCE_CHECKED_LEDGER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "registry_service/storage/ledger_check.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {

// A ledger that a test changes behind its back and has checked. Its entries are texts, "revision name predecessor
// seconds ...", of various lengths; every tenth takes the place of the tenth before.
class CheckedLedger {
 public:
  static constexpr int kBatchEntries = 50;

  // Makes a ledger of so many batches. It is closed then.
  explicit CheckedLedger(int batches);

  // The bytes of the entry at `revision`, and its name.
  static std::string EntryAt(int64_t revision);
  static std::string NameAt(int64_t revision);
  static std::vector<NewEntry> Batch(int number);

  std::filesystem::path path(std::string_view file = "") const;
  std::filesystem::path ledger() const { return path("ledger.db"); }

  // Adds six batches, and makes the files what they are when the process that has the ledger open is killed then.
  // Another connection runs one statement before the last batch, and one after it.
  void KillWhileOpen(const std::string& before_last_batch = "", const std::string& after_last_batch = "");

  // Changes what is stored, with the checksums of the pages.
  void Execute(const std::string& sql) const;

  // Puts in place of the bundle at `first` one with these entries.
  void ReplaceBundle(int64_t first, const std::vector<std::string>& entries) const;

  // The entries of the bundle at `first`.
  std::vector<std::string> BundleAt(int64_t first) const;

  // Flips one bit of a file.
  void Flip(std::string_view file, int64_t byte, int bit) const;

  absl::StatusOr<LedgerCheck> Check() const;

  // What Check finds, a line each. Fails the test if it cannot check.
  std::vector<std::string> Lines() const;

 private:
  TemporaryDirectory directory_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_CHECKED_LEDGER_H_
