#ifndef HANDOVER_CLIENTS_HANDOVERCTL_WHOLE_FILE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_WHOLE_FILE_H_

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "absl/status/status.h"

namespace handover::ctl {

// Makes `text` the content of the file at `path`, as a whole or not at all: a new file is written beside it and
// renamed, so that nobody reads half of one, and what was there stays where that fails. What is no ordinary file, such
// as a terminal, is written to as it is. A new file has `mode`, less what the process masks. Fails with
// FAILED_PRECONDITION, which names the path and the reason in words.
absl::Status WriteWholeFile(const std::filesystem::path& path, std::string_view text, mode_t mode);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_WHOLE_FILE_H_
