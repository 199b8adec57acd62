#include "tests/bench/ledger_machine.h"

#include <sys/utsname.h>

#include <fstream>
#include <thread>

#include "tests/bench/ledger_folder.h"

namespace handover::bench {
namespace {

std::string Processor() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(": ") + 2);
  }
  return "unknown";
}

std::string Kernel() {
  utsname names;
  return uname(&names) == 0 ? std::string(names.sysname) + " " + names.release : "unknown";
}

}  // namespace

Machine ThisMachine(const std::filesystem::path& folder) {
  return {.processor = Processor(),
          .cores = std::thread::hardware_concurrency(),
          .kernel = Kernel(),
          .file_system = FileSystemOf(folder)};
}

}  // namespace handover::bench
