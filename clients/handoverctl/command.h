#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "clients/handoverctl/statement.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "handover/registry/v1/record.pb.h"

// What a person asks handoverctl to do.
namespace handover::ctl {

// For people, for awk, or for programs.
enum class Output { kTable, kPlain, kJson, kNdjson, kCsv, kYaml };

// How records stand in a file.
enum class FileFormat { kUnspecified, kCsv, kNdjson, kSqlite };

// Stores the records of files; "-" is the standard input.
struct ImportCommand {
  std::vector<std::string> files;
  FileFormat format = FileFormat::kUnspecified;  // Unspecified: as each file says by itself.
};

// Writes the records of a ledger, or of one agreement of it, into a file.
struct ExportCommand {
  std::string agreement;  // A name: "agreements/x"; empty: the whole ledger.
  std::string file;       // Empty: the standard output, never with kSqlite.
  FileFormat format = FileFormat::kNdjson;
};

// Stores one statement, or with `dry_run` asks what the registry would answer.
struct StatementCommand {
  Statement statement;
  bool dry_run = false;
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
  std::string agreement;                // A name: "agreements/x".
  reconciliation::v1::AsOf as_of = {};  // Empty: the head, now.
  Output output = Output::kTable;
  bool watch = false;        // Whether to answer anew whenever the revision that the service has read moves.
  bool exit_status = false;  // Whether the exit status says how the agreement stands.
};

// Says what has changed of an agreement between two revisions.
struct CompareCommand {
  std::string agreement;     // A name: "agreements/x".
  int64_t from = 0;          // At least 1.
  int64_t to = 0;            // At least `from`, or 0: the head, now.
  int64_t min_revision = 0;  // 0: do not wait.
  Output output = Output::kTable;
};

struct MismatchesCommand {
  std::string agreement;                                       // A name: "agreements/x".
  std::vector<reconciliation::v1::MismatchKind> kinds = {};    // Empty: all.
  std::vector<reconciliation::v1::MismatchState> states = {};  // Empty: all but closed ones.
  int64_t least_difference = 0;
  reconciliation::v1::AsOf as_of = {};  // Empty: the head, now.
  Output output = Output::kTable;
  bool watch = false;  // Whether to answer anew whenever the revision that the service has read moves.
};

// Prints what becomes of mismatches as it comes about.
struct WatchMismatchesCommand {
  std::string agreement;                                     // A name: "agreements/x".
  std::vector<reconciliation::v1::MismatchKind> kinds = {};  // Empty: all.
  int64_t after = 0;
  bool until_head = false;
  Output output = Output::kTable;
};

struct TimelineCommand {
  std::string term;  // A name: "agreements/x/terms/y".
  reconciliation::v1::TimelineAxis axis = reconciliation::v1::TIMELINE_AXIS_EVENT_DATE;
  reconciliation::v1::AsOf as_of = {};  // Empty: the head, now.
  Output output = Output::kTable;
};

// Makes one file of HTML of all that is known of an agreement.
struct ReportCommand {
  std::string agreement;                // A name: "agreements/x".
  std::string output_file;              // Empty: the standard output.
  bool is_public = false;               // Whether to withhold what could make people recognisable.
  reconciliation::v1::AsOf as_of = {};  // Empty: the head, now.
};

struct VerifyCommand {
  std::string registry_key;  // Empty: the one that was met first is trusted.
  Output output = Output::kTable;
};

// Makes an authority and certificates for trying out.
struct CertsCommand {
  std::string folder;
  std::string trust_domain;
  int64_t days = 30;                        // How long a certificate is valid.
  std::vector<std::string> parties = {};    // Ids, such as "ukr".
  std::vector<std::string> observers = {};  // Likewise.
  std::vector<std::string> readers = {};    // Likewise.
  bool replace = false;                     // Whether what is there may be replaced.
};

struct StatusCommand {
  Output output = Output::kTable;
  bool watch = false;  // Whether to answer anew whenever the revision that the service has read moves.
};

// Prints which settings are in force, and whence.
struct SettingsCommand {
  Output output = Output::kTable;
};

enum class Shell { kBash, kZsh, kFish };

// Prints what makes a shell complete the command line.
struct CompletionCommand {
  Shell shell = Shell::kBash;
};

// Prints a manual page.
struct ManCommand {
  std::string command;  // Empty: of the whole program.
};

using Command =
    std::variant<ImportCommand, GetCommand, ListCommand, WatchCommand, ReconcileCommand, CompareCommand,
                 MismatchesCommand, WatchMismatchesCommand, TimelineCommand, VerifyCommand, StatusCommand, CertsCommand,
                 ReportCommand, ExportCommand, StatementCommand, SettingsCommand, CompletionCommand, ManCommand>;

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_H_
