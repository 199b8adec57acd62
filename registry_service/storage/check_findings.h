#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_CHECK_FINDINGS_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_CHECK_FINDINGS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace handover::registry {

// One thing that is wrong with what is stored.
struct CheckFinding {
  std::string file;   // "ledger.db"
  std::string where;  // "page 12 at byte 45056"
  std::string what;   // "fails its checksum: got 0badcafe, want 12345678"
};

// What a check has found so far: a ledger with ten million entries can have more wrong with it than anybody reads.
class CheckFindings {
 public:
  // How many are kept. The others are counted.
  static constexpr size_t kKeptMax = 100;

  void Add(std::string file, std::string where, std::string what);

  const std::vector<CheckFinding>& kept() const { return kept_; }
  int64_t count() const { return count_; }

 private:
  std::vector<CheckFinding> kept_;
  int64_t count_ = 0;
};

// One line: "file: where: what".
std::string ToLine(const CheckFinding& finding);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_CHECK_FINDINGS_H_
