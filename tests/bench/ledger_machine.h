#ifndef HANDOVER_TESTS_BENCH_LEDGER_MACHINE_H_
#define HANDOVER_TESTS_BENCH_LEDGER_MACHINE_H_

#include <filesystem>
#include <string>

namespace handover::bench {

// What the figures were measured on.
struct Machine {
  std::string processor;
  unsigned cores = 0;
  std::string kernel;
  std::string file_system;
};

// This machine, and the file system that `folder` is on.
Machine ThisMachine(const std::filesystem::path& folder);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_MACHINE_H_
