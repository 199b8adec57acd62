#include "clients/handoverctl/reading_options.h"

#include <google/protobuf/util/time_util.h>

#include <cstdint>

#include "clients/handoverctl/choices.h"

namespace handover::ctl {
namespace {

using google::protobuf::util::TimeUtil;

// What is wrong with a time of the command line; nothing if it is one.
std::string NotATime(std::string& word) {
  google::protobuf::Timestamp time;
  if (TimeUtil::FromString(word, &time)) return "";
  return word + ", want a time of RFC 3339, such as 2025-06-20T12:00:00Z";
}

}  // namespace

void AddOutput(CLI::App& command, Output& output) {
  const Choices<Output> outputs = {{"csv", Output::kCsv},     {"json", Output::kJson},   {"ndjson", Output::kNdjson},
                                   {"plain", Output::kPlain}, {"table", Output::kTable}, {"yaml", Output::kYaml}};
  AddChoice(command, "-o,--output", output, outputs,
            "How to print: table, for people, if left out; plain, for awk: a row a line, its cells parted by a tab; "
            "csv: the same rows with their names; json and yaml: one document; ndjson: an object for each row");
}

CLI::Option* AddWatchFlag(CLI::App& command, bool& watch) {
  return command.add_flag("--watch", watch, "Print anew whenever the service has read more, until Ctrl-C");
}

std::string AgreementName(const std::string& word) {
  return word.find('/') == std::string::npos ? "agreements/" + word : word;
}

CLI::Range PositiveNumber() { return CLI::Range(int64_t{1}, INT64_MAX); }

AsOfOptions AddAsOf(CLI::App& command, reconciliation::v1::AsOf& as_of) {
  const auto range = PositiveNumber();
  AsOfOptions options{};
  options.revision =
      command
          .add_option_function<int64_t>(
              "--revision", [&as_of](int64_t revision) { as_of.set_revision(revision); },
              "As of this revision of the ledger, and of the time when it was recorded unless --time says another; the "
              "head if left out")
          ->check(range);
  options.time =
      command
          .add_option_function<std::string>(
              "--time", [&as_of](const std::string& word) { TimeUtil::FromString(word, as_of.mutable_time()); },
              "As of this time, and of what was recorded by then, such as 2025-06-20T12:00:00Z; now if left "
              "out")
          ->check(CLI::Validator(NotATime, "RFC3339"));
  command
      .add_option_function<int64_t>(
          "--min-revision,--min_revision", [&as_of](int64_t revision) { as_of.set_min_revision(revision); },
          "Wait until this revision has been read, for at most 10 s")
      ->check(range);
  return options;
}

}  // namespace handover::ctl
