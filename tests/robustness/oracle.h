#ifndef HANDOVER_TESTS_ROBUSTNESS_ORACLE_H_
#define HANDOVER_TESTS_ROBUSTNESS_ORACLE_H_

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"

namespace handover::test {

// A name that a registry has acknowledged, and the revision that it has told.
struct Acknowledged {
  std::string name;
  int64_t revision = 0;
};

// Everything that a registry has acknowledged, in a file: it stays for inspection if the test itself ends early.
// Safe from any thread.
class Oracle {
 public:
  explicit Oracle(std::filesystem::path path);

  // Notes an answer: a line for each name. The lines are in the file, whole, when this returns.
  void Note(const std::vector<Acknowledged>& answer);

  // Takes in a checkpoint whose signature was verified. The test fails if another root was signed at that size.
  void NoteCheckpoint(const ledger::Checkpoint& checkpoint);

  // The largest checkpoint so far; nothing if there was none.
  std::optional<ledger::Checkpoint> newest() const;

  // Draws one of the names that were noted lately; nothing if none was.
  std::optional<Acknowledged> Draw(std::mt19937_64& chance) const;

  // How many lines the file has.
  int64_t lines() const;

  const std::filesystem::path& path() const { return path_; }

 private:
  const std::filesystem::path path_;

  mutable std::mutex mutex_;  // Guards what follows.
  std::ofstream file_;
  int64_t lines_ = 0;
  std::vector<Acknowledged> lately_;
  std::optional<ledger::Checkpoint> newest_;
};

// Reads the file of an oracle, as far as it has come, from where it stopped before. Not thread-safe.
class OracleReader {
 public:
  explicit OracleReader(const std::filesystem::path& path) : file_(path) {}

  std::vector<Acknowledged> ReadOn();

 private:
  std::ifstream file_;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_ORACLE_H_
