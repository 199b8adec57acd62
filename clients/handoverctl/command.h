#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/record.pb.h"

// What a person asks handoverctl to do.
namespace handover::ctl {

enum class Output { kTable, kJson };

// Stores the records of files; "-" is the standard input.
struct ImportCommand {
  std::vector<std::string> files;
};

struct GetCommand {
  std::string name;
  int64_t revision = 0;  // 0: the head.
  Output output = Output::kTable;
};

struct ListCommand {
  std::string parent;  // Empty for parties and agreements.
  registry::v1::RecordKind kind = registry::v1::RECORD_KIND_UNSPECIFIED;
  int64_t revision = 0;  // 0: the head.
  int64_t limit = 0;     // At least 1.
  Output output = Output::kTable;
};

struct WatchCommand {
  int64_t after = 0;
  bool until_head = false;
  Output output = Output::kTable;
};

struct ReconcileCommand {
  std::string agreement;  // A name: "agreements/x".
  Output output = Output::kTable;
};

struct MismatchesCommand {
  std::string agreement;                                // A name: "agreements/x".
  std::vector<reconciliation::v1::MismatchKind> kinds;  // Empty: all.
  int64_t least_difference = 0;
  Output output = Output::kTable;
};

struct StatusCommand {
  Output output = Output::kTable;
};

using Command = std::variant<ImportCommand, GetCommand, ListCommand, WatchCommand, ReconcileCommand, MismatchesCommand,
                             StatusCommand>;

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_
