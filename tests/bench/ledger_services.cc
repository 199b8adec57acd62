#include "tests/bench/ledger_services.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "clients/cpp/registry_client.h"
#include "tests/bench/ledger_records.h"
#include "tests/harness/services.h"

namespace handover::bench {

namespace fs = std::filesystem;

absl::StatusOr<ListeningProcess> ListeningProcess::Start(std::vector<std::string> command,
                                                         std::vector<std::string> prefix) {
  constexpr std::string_view kMark = "listening on ";
  command.insert(command.begin(), prefix.begin(), prefix.end());
  command.emplace_back("--listen=127.0.0.1:0");
  auto process = std::make_unique<test::Process>(command);
  const bool listens = process->WaitForError(std::string(kMark));
  const std::string written = process->error();
  if (!listens) return absl::UnavailableError(absl::StrCat(command.front(), " does not come up:\n", written));
  const size_t begin = written.find(kMark) + kMark.size();
  return ListeningProcess(std::move(process), written.substr(begin, written.find_first_of(", \"\n", begin) - begin));
}

std::string DataDirFlag(const fs::path& data_dir) { return "--data_dir=" + data_dir.string(); }

absl::StatusOr<ListeningProcess> StartRegistry(const fs::path& data_dir, std::vector<std::string> prefix) {
  return ListeningProcess::Start({test::ProgramPath("registry_service"), DataDirFlag(data_dir)}, std::move(prefix));
}

absl::StatusOr<ListeningProcess> StartGroundedRegistry(const fs::path& data_dir) {
  auto registry = StartRegistry(data_dir);
  if (!registry.ok()) return registry;
  if (absl::Status ground = AppendGround(registry->address()); !ground.ok()) return ground;
  return registry;
}

absl::StatusOr<ListeningProcess> StartReconciliation(const std::string& registry) {
  return ListeningProcess::Start({test::ProgramPath("reconciliation_service"), "--registry=" + registry});
}

absl::Status AppendGround(const std::string& registry) {
  client::RegistryClient client(client::Connect(registry), kAuthor);
  for (const auto& batch : GroundBatches()) {
    const auto appended = client.AppendRecords(batch);
    if (!appended.ok()) return appended.status();
  }
  return absl::OkStatus();
}

pid_t ProcessWith(const std::string& argument) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    pid_t process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    if (error != std::errc() || end != name.data() + name.size()) continue;
    std::ifstream file(entry.path() / "cmdline", std::ios::binary);
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    // The program itself, not a tracer that has the same flag further on.
    const std::string flag = std::string(1, '\0') + argument + '\0';
    if (const size_t at = line.find(flag); at != std::string::npos && line.find('\0') == at) return process;
  }
  return 0;
}

int64_t MemoryKib(pid_t process, const std::string& line) {
  std::ifstream status(absl::StrCat("/proc/", process, "/status"));
  for (std::string text; std::getline(status, text);) {
    if (!text.starts_with(line + ":")) continue;
    std::istringstream words(text.substr(line.size() + 1));
    int64_t kib = 0;
    words >> kib;
    return kib;
  }
  return 0;
}

}  // namespace handover::bench
