#include "clients/handoverctl/registry_command_line.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "clients/handoverctl/choices.h"
#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using registry::v1::RecordKind;

constexpr int64_t kListLimit = 10'000;
constexpr int64_t kListLimitMax = 1'000'000;

// The kinds of record by the words of their collections.
Choices<RecordKind> Collections() {
  Choices<RecordKind> kinds;
  for (int number = registry::v1::RECORD_KIND_PARTY; registry::v1::RecordKind_IsValid(number); ++number) {
    const auto kind = static_cast<RecordKind>(number);
    kinds.emplace(ledger::CollectionOf(kind), kind);
  }
  return kinds;
}

void AddGet(CLI::App& app, Command& command) {
  auto get = std::make_shared<GetCommand>();
  CLI::App* sub = app.add_subcommand("get", "Print one record");
  sub->group(kReadingStored)
      ->footer(
          "handoverctl get agreements/istanbul-2025-06-02\n"
          "handoverctl get parties/ukr --output yaml");
  sub->add_option("NAME", get->name, "The name, such as agreements/istanbul-2025-06-02")->required();
  sub->add_option("--revision", get->revision, "As of this revision of the ledger; the head if left out")
      ->check(PositiveNumber());
  AddOutput(*sub, get->output);
  sub->callback([get, &command] { command = *get; });
}

// Takes "KIND" or "PARENT KIND" apart.
void SetParentAndKind(const std::vector<std::string>& words, ListCommand& list) {
  const Choices<RecordKind> kinds = Collections();
  const auto kind = kinds.find(words.back());
  if (kind == kinds.end()) throw CLI::ValidationError("KIND", NotAChoice(words.back(), kinds));
  list.kind = kind->second;
  if (words.size() == 2) list.parent = words.front();
}

void AddList(CLI::App& app, Command& command) {
  auto list = std::make_shared<ListCommand>();
  auto words = std::make_shared<std::vector<std::string>>();
  list->limit = kListLimit;
  CLI::App* sub = app.add_subcommand("list", "Print the records of one kind under one parent");
  sub->group(kReadingStored)
      ->footer(
          "handoverctl list agreements\n"
          "handoverctl list agreements/istanbul-2025-06-02 handovers --output csv");
  sub->add_option("PARENT KIND", *words, "Such as: parties; agreements; agreements/istanbul-2025-06-02 terms")
      ->required()
      ->expected(1, 2);
  sub->add_option("--limit", list->limit, "The most records to print")->check(CLI::Range(int64_t{1}, kListLimitMax));
  sub->add_option("--revision", list->revision, "As of this revision of the ledger; the head if left out")
      ->check(PositiveNumber());
  AddOutput(*sub, list->output);
  sub->callback([list, words, &command] {
    SetParentAndKind(*words, *list);
    command = *list;
  });
}

void AddWatch(CLI::App& app, Command& command) {
  auto watch = std::make_shared<WatchCommand>();
  CLI::App* sub = app.add_subcommand("watch", "Print records as they are stored, one in a line");
  sub->group(kReadingStored)
      ->footer(
          "handoverctl watch --until-head\n"
          "handoverctl watch --after 40 --until-head --output ndjson");
  sub->add_option("--after", watch->after, "Begin after this revision; from the start if left out")
      ->check(CLI::Range(int64_t{0}, INT64_MAX));
  sub->add_flag("--until-head", watch->until_head, "Stop at what is the head when the watch begins");
  AddOutput(*sub, watch->output);
  sub->callback([watch, &command] { command = *watch; });
}

void AddVerify(CLI::App& app, Command& command) {
  auto verify = std::make_shared<VerifyCommand>();
  CLI::App* sub = app.add_subcommand("verify", "Verify every entry against the checkpoint that the registry signs");
  sub->group(kReadingStored)->footer("handoverctl verify");
  sub->add_option(
      "--registry-key", verify->registry_key,
      "The verifier key that checkpoints must be signed with; if left out, the first that is met is trusted");
  AddOutput(*sub, verify->output);
  sub->callback([verify, &command] { command = *verify; });
}

}  // namespace

void AddRegistryCommands(CLI::App& app, Command& command) {
  AddGet(app, command);
  AddList(app, command);
  AddWatch(app, command);
  AddVerify(app, command);
}

}  // namespace handover::ctl
