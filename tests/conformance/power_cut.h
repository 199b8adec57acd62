#ifndef HANDOVER_TESTS_CONFORMANCE_POWER_CUT_H_
#define HANDOVER_TESTS_CONFORMANCE_POWER_CUT_H_

#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "tests/conformance/recording_vfs.h"

namespace handover::registry {

// What becomes of the changes that were not synced when the power is cut.
enum class Unsynced {
  kLost,       // None is kept.
  kKept,       // All are.
  kSome,       // Any are.
  kReordered,  // They are made in any order, up to any of them.
  kTorn,       // Any sectors of any write are kept.
};

inline constexpr Unsynced kEveryUnsynced[] = {Unsynced::kLost, Unsynced::kKept, Unsynced::kSome, Unsynced::kReordered,
                                              Unsynced::kTorn};

std::ostream& operator<<(std::ostream& out, Unsynced unsynced);

// A disk with one directory, empty at first: what on it is durable, and what is not yet. A file's content becomes
// durable when it is synced, and that it is there, has another name or is gone, when the directory is.
class Disk {
 public:
  // Makes the next change.
  void Apply(const FileChange& change);

  // Makes `directory`, which is not there, what is found of it after a cut at this moment.
  void CutInto(const std::filesystem::path& directory, Unsynced unsynced, std::mt19937_64& dice) const;

 private:
  struct File {
    std::string durable;
    std::vector<FileChange> unsynced;
  };
  // Files stand here by number, so that a name can change hands.
  using Names = std::map<std::string, size_t>;
  struct NameChange {
    std::string removed;
    std::string added;  // Empty if none.
    size_t file = 0;
  };

  static void Change(Names& names, const NameChange& change);
  static std::string ContentOf(const File& file, Unsynced unsynced, std::mt19937_64& dice);

  std::vector<File> files_;
  Names names_;
  Names durable_names_;
  std::vector<NameChange> unsynced_names_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_POWER_CUT_H_
