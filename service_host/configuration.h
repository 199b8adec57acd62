#ifndef HANDOVER_SERVICE_HOST_CONFIGURATION_H_
#define HANDOVER_SERVICE_HOST_CONFIGURATION_H_

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace handover {

// What a service is told, by one name each throughout: a flag (--data_dir) before the environment (HANDOVER_DATA_DIR)
// before a file (data_dir = "..." in TOML, named by --config or HANDOVER_CONFIG) before the default. Not thread-safe.
class Configuration {
 public:
  // The largest file that is read, in bytes.
  static constexpr size_t kFileBytesMax = 64 << 10;

  // `app` has all its options by now, and must outlive this. Adds --config and --print_config.
  explicit Configuration(CLI::App& app);

  // Reads all of it into the variables of the options. Fails with INVALID_ARGUMENT, saying in one line which value of
  // which source is wrong and what is wanted; a key of the file that is not known names the nearest one. Throws
  // CLI::Success where help is asked for, as CLI11 does.
  absl::Status Read(int argc, const char* const* argv);

  // Whether --print_config was given: then the process is to print Text() and end.
  bool is_printing() const { return printing_; }

  // What is in force and where it comes from, as a file that would say the same: one key a line, with its source as a
  // comment.
  std::string Text() const;

 private:
  absl::Status ReadFile(const std::filesystem::path& path);
  std::string SourceOf(const CLI::Option& option) const;

  CLI::App& app_;
  std::string file_;
  bool printing_ = false;
  std::vector<std::string> arguments_;
  std::map<std::string, std::string> of_file_;  // What the file says, by name.
};

// Reads the configuration of a process, for its main. Returns the exit status if the process is to end now: after help
// or --print_config, which go to standard output, 0; after what makes no sense, which goes to standard error in the
// name of `app`, kUsageError.
inline constexpr int kUsageError = 2;
std::optional<int> ReadConfiguration(CLI::App& app, int argc, const char* const* argv);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CONFIGURATION_H_
