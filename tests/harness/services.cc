#include "tests/harness/services.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>

#include "clients/cpp/reconciliation_client.h"
#include "tests/harness/wait_until.h"

namespace handover::test {
TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "handover-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string ProgramPath(const std::string& name) { return std::string(HANDOVER_BIN_DIR) + "/" + name; }

std::string SamplePath() { return std::string(HANDOVER_SOURCE_DIR) + "/docs/samples/istanbul-2025.ndjson"; }

std::string ServiceConfig() {
  std::ostringstream text;
  text << std::ifstream(std::string(HANDOVER_SOURCE_DIR) + "/clients/service_config.json").rdbuf();
  return text.str();
}

Service::Service(const std::string& name, std::vector<std::string> flags, const std::string& listen,
                 const std::vector<std::string>& environment) {
  flags.insert(flags.begin(), ProgramPath(name));
  flags.push_back("--listen=" + listen);
  // Whoever starts one anew wants its address back, and a connection of some other test may have its port for a moment.
  WaitUntil([&] {
    process_ = std::make_unique<Process>(flags, environment);
    return process_->WaitForError("listening on ") || process_->error().find("cannot be had") == std::string::npos;
  });
  address_ = AddressBehind("listening on ");
}

std::string Service::AddressBehind(const std::string& mark) {
  const bool is_there = process_->WaitForError(mark);
  std::string address;
  // What stands behind the mark may come a moment later.
  const bool is_whole = is_there && WaitUntil([&] {
                          const std::string written = process_->error();
                          const size_t begin = written.find(mark) + mark.size();
                          const size_t end = written.find_first_of(", \"\n", begin);
                          if (end != std::string::npos) address = written.substr(begin, end - begin);
                          return end != std::string::npos;
                        });
  if (!is_whole) ADD_FAILURE() << "no \"" << mark << "\" in:\n" << process_->error();
  return address;
}

Service StartRegistry(const std::filesystem::path& data_dir, const std::string& listen,
                      const std::vector<std::string>& environment) {
  return Service("registry_service", {"--data_dir=" + data_dir.string()}, listen, environment);
}

Service StartReconciliation(const std::string& registry) {
  return Service("reconciliation_service", {"--registry=" + registry});
}

bool WaitUntilFollowing(const std::string& address, int64_t revision) {
  client::ReconciliationClient client(client::Connect(address));
  return WaitUntil([&] {
    const auto status = client.GetStatus({});
    return status.ok() && status->state() == reconciliation::v1::FOLLOW_STATE_FOLLOWING &&
           status->basis().revision() >= revision;
  });
}

Ended Ctl(const std::string& registry, const std::string& reconciliation, std::vector<std::string> arguments,
          const std::string& input) {
  arguments.insert(arguments.begin(), ProgramPath("handoverctl"));
  // However wide the terminal of whoever runs the tests is, and whatever profiles they have.
  return RunToEnd(arguments,
                  {"HANDOVER_REGISTRY=" + registry, "HANDOVER_RECONCILIATION=" + reconciliation,
                   "COLUMNS=", "XDG_CONFIG_HOME=/nonexistent", "HANDOVER_PROFILE="},
                  input);
}

}  // namespace handover::test
