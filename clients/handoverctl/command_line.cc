#include "clients/handoverctl/command_line.h"

#include <google/protobuf/util/time_util.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using google::protobuf::util::TimeUtil;
using reconciliation::v1::AsOf;
using reconciliation::v1::MismatchKind;
using reconciliation::v1::MismatchState;
using reconciliation::v1::TimelineAxis;
using registry::v1::RecordKind;

constexpr int kUsageError = 2;
constexpr int64_t kRevisionMax = INT64_MAX;
constexpr int64_t kListLimit = 10'000;
constexpr int64_t kListLimitMax = 1'000'000;
constexpr int64_t kLeastDifferenceMax = 1'000'000'000;
constexpr int64_t kCertificateDaysMax = 365;
// With this, and the longest id, an identity is within its bound of 128 bytes.
constexpr size_t kTrustDomainBytesMax = 46;

// Words that an option may be, and the enum value that each stands for.
template <typename Enum>
using Choices = std::map<std::string, Enum>;

// "count|one-sided"
template <typename Enum>
std::string AllOf(const Choices<Enum>& choices, const std::string& separator) {
  std::vector<std::string> words;
  for (const auto& [word, unused] : choices) words.push_back(word);
  return CLI::detail::join(words, separator);
}

template <typename Enum>
std::string NotAChoice(const std::string& word, const Choices<Enum>& choices) {
  return word + ", want one of " + AllOf(choices, ", ");
}

// Adds an option that takes one of `choices`; the library reads enums as numbers.
template <typename Value, typename Enum>
void AddChoice(CLI::App& command, const std::string& flags, Value& value, const Choices<Enum>& choices,
               const std::string& description) {
  const auto to_number = [choices](std::string& word) -> std::string {
    const auto choice = choices.find(word);
    if (choice == choices.end()) return NotAChoice(word, choices);
    word = std::to_string(static_cast<int>(choice->second));
    return "";
  };
  command.add_option(flags, value, description)
      ->transform(CLI::Validator(to_number, ""))
      ->option_text(AllOf(choices, "|"));
}

// Every value that an enum of the contract has, but for the one that is never sent: "one-sided" stands for
// MISMATCH_KIND_ONE_SIDED.
template <typename Enum>
Choices<Enum> ChoicesOf() {
  const auto& type = *google::protobuf::GetEnumDescriptor<Enum>();
  Choices<Enum> choices;
  for (int i = 0; i < type.value_count(); ++i) {
    const int number = type.value(i)->number();
    if (number == 0) continue;
    std::string word = EnumWords(type, number);
    std::ranges::replace(word, ' ', '-');
    choices.emplace(std::move(word), static_cast<Enum>(number));
  }
  return choices;
}

// The kinds of record by the words of their collections.
Choices<RecordKind> Collections() {
  Choices<RecordKind> kinds;
  for (int number = registry::v1::RECORD_KIND_PARTY; registry::v1::RecordKind_IsValid(number); ++number) {
    const auto kind = static_cast<RecordKind>(number);
    kinds.emplace(ledger::CollectionOf(kind), kind);
  }
  return kinds;
}

void AddOutput(CLI::App& command, Output& output) {
  const Choices<Output> outputs = {{"json", Output::kJson}, {"table", Output::kTable}};
  AddChoice(command, "-o,--output", output, outputs, "How to print: for programs or for people; table if left out");
}

void AddImport(CLI::App& app, Command& command) {
  auto import = std::make_shared<ImportCommand>();
  CLI::App* sub = app.add_subcommand("import", "Store records: files with one record in a line, as proto JSON");
  sub->add_option("FILE", import->files, "The files, in the order to store them in; - is the standard input")
      ->required();
  sub->callback([import, &command] { command = *import; });
}

void AddGet(CLI::App& app, Command& command) {
  auto get = std::make_shared<GetCommand>();
  CLI::App* sub = app.add_subcommand("get", "Print one record");
  sub->add_option("NAME", get->name, "The name, such as agreements/istanbul-2025-06-02")->required();
  sub->add_option("--revision", get->revision, "As of this revision of the ledger; the head if left out")
      ->check(CLI::Range(int64_t{1}, kRevisionMax));
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
  sub->add_option("PARENT KIND", *words, "Such as: parties; agreements; agreements/istanbul-2025-06-02 terms")
      ->required()
      ->expected(1, 2);
  sub->add_option("--limit", list->limit, "The most records to print")->check(CLI::Range(int64_t{1}, kListLimitMax));
  sub->add_option("--revision", list->revision, "As of this revision of the ledger; the head if left out")
      ->check(CLI::Range(int64_t{1}, kRevisionMax));
  AddOutput(*sub, list->output);
  sub->callback([list, words, &command] {
    SetParentAndKind(*words, *list);
    command = *list;
  });
}

void AddWatch(CLI::App& app, Command& command) {
  auto watch = std::make_shared<WatchCommand>();
  CLI::App* sub = app.add_subcommand("watch", "Print records as they are stored, one in a line");
  sub->add_option("--after", watch->after, "Begin after this revision; from the start if left out")
      ->check(CLI::Range(int64_t{0}, kRevisionMax));
  sub->add_flag("--until-head", watch->until_head, "Stop at what is the head when the watch begins");
  AddOutput(*sub, watch->output);
  sub->callback([watch, &command] { command = *watch; });
}

// "agreements/x" of "x"
std::string AgreementName(const std::string& word) {
  return word.find('/') == std::string::npos ? "agreements/" + word : word;
}

// What is wrong with a time of the command line; nothing if it is one.
std::string NotATime(std::string& word) {
  google::protobuf::Timestamp time;
  if (TimeUtil::FromString(word, &time)) return "";
  return word + ", want a time of RFC 3339, such as 2025-06-20T12:00:00Z";
}

// The options that say what to reckon against, but for the one that makes the service wait.
struct AsOfOptions {
  CLI::Option* revision;
  CLI::Option* time;
};

// Adds the options that `as_of` is read from. It must live until the arguments are parsed.
AsOfOptions AddAsOf(CLI::App& command, AsOf& as_of) {
  const auto range = CLI::Range(int64_t{1}, kRevisionMax);
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

void AddReconcile(CLI::App& app, Command& command) {
  auto reconcile = std::make_shared<ReconcileCommand>();
  auto compare = std::make_shared<CompareCommand>();
  CLI::App* sub = app.add_subcommand("reconcile", "Print how far an agreement is fulfilled, and what does not match");
  sub->add_option("AGREEMENT", reconcile->agreement, "The agreement's name or id")->required();
  const AsOfOptions as_of = AddAsOf(*sub, reconcile->as_of);
  CLI::Option* from = sub->add_option("--from", compare->from, "Print what has changed since this revision instead")
                          ->check(CLI::Range(int64_t{1}, kRevisionMax))
                          ->excludes(as_of.revision)
                          ->excludes(as_of.time);
  sub->add_option("--to", compare->to, "With --from: what has changed up to this revision; the head if left out")
      ->check(CLI::Range(int64_t{1}, kRevisionMax))
      ->needs(from);
  AddOutput(*sub, reconcile->output);
  sub->callback([reconcile, compare, &command] {
    reconcile->agreement = AgreementName(reconcile->agreement);
    command = *reconcile;
    if (compare->from == 0) return;
    if (compare->to != 0 && compare->to < compare->from) {
      throw CLI::ValidationError("--to", std::to_string(compare->to) + ", want at least " +
                                             std::to_string(compare->from) + ", the revision of --from");
    }
    compare->agreement = reconcile->agreement;
    compare->min_revision = reconcile->as_of.min_revision();
    compare->output = reconcile->output;
    command = *compare;
  });
}

void AddMismatches(CLI::App& app, Command& command) {
  auto mismatches = std::make_shared<MismatchesCommand>();
  CLI::App* sub = app.add_subcommand("mismatches", "Print the mismatches of an agreement");
  sub->add_option("AGREEMENT", mismatches->agreement, "The agreement's name or id")->required();
  AddChoice(*sub, "--kind", mismatches->kinds, ChoicesOf<MismatchKind>(), "Only this kind; may be given several times");
  AddChoice(*sub, "--state", mismatches->states, ChoicesOf<MismatchState>(),
            "Only those in this state; may be given several times; all but closed ones if left out");
  sub->add_option("--least-difference", mismatches->least_difference,
                  "Only those whose difference is at least this large, whatever its sign")
      ->check(CLI::Range(int64_t{0}, kLeastDifferenceMax));
  AddAsOf(*sub, mismatches->as_of);
  AddOutput(*sub, mismatches->output);
  sub->callback([mismatches, &command] {
    mismatches->agreement = AgreementName(mismatches->agreement);
    command = *mismatches;
  });
}

void AddWatchMismatches(CLI::App& app, Command& command) {
  auto watch = std::make_shared<WatchMismatchesCommand>();
  CLI::App* sub =
      app.add_subcommand("watch-mismatches", "Print the mismatches of an agreement as they open, change and close");
  sub->add_option("AGREEMENT", watch->agreement, "The agreement's name or id")->required();
  AddChoice(*sub, "--kind", watch->kinds, ChoicesOf<MismatchKind>(), "Only this kind; may be given several times");
  sub->add_option("--after", watch->after, "Begin after this revision; from the start if left out")
      ->check(CLI::Range(int64_t{0}, kRevisionMax));
  sub->add_flag("--until-head", watch->until_head, "Stop when all is printed that has come about by now");
  AddOutput(*sub, watch->output);
  sub->callback([watch, &command] {
    watch->agreement = AgreementName(watch->agreement);
    command = *watch;
  });
}

void AddTimeline(CLI::App& app, Command& command) {
  auto timeline = std::make_shared<TimelineCommand>();
  CLI::App* sub = app.add_subcommand("timeline", "Print how the books of both sides of a term have grown");
  sub->add_option("TERM", timeline->term, "The term's name, such as agreements/istanbul-2025-06-02/terms/remains")
      ->required();
  AddChoice(*sub, "--by", timeline->axis, ChoicesOf<TimelineAxis>(),
            "Along the days of the handovers, or the times of the records; the days if left out");
  AddAsOf(*sub, timeline->as_of);
  AddOutput(*sub, timeline->output);
  sub->callback([timeline, &command] { command = *timeline; });
}

void AddVerify(CLI::App& app, Command& command) {
  auto verify = std::make_shared<VerifyCommand>();
  CLI::App* sub = app.add_subcommand("verify", "Verify every entry against the checkpoint that the registry signs");
  sub->add_option(
      "--registry-key", verify->registry_key,
      "The verifier key that checkpoints must be signed with; if left out, the first that is met is trusted");
  sub->callback([verify, &command] { command = *verify; });
}

void AddStatus(CLI::App& app, Command& command) {
  auto status = std::make_shared<StatusCommand>();
  CLI::App* sub = app.add_subcommand("status", "Print how far the reconciliation service has read the registry");
  AddOutput(*sub, status->output);
  sub->callback([status, &command] { command = *status; });
}

// What is wrong with an id of the command line; nothing if it is one.
std::string NotAnId(std::string& word) {
  return ledger::IsId(word) ? "" : word + ", want an id of lower-case letters, digits and hyphens, such as ukr";
}

// What is wrong with a trust domain; nothing if it is one, as SPIFFE has it.
std::string NotATrustDomain(std::string& word) {
  const auto may_stand = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  if (!word.empty() && word.size() <= kTrustDomainBytesMax && std::ranges::all_of(word, may_stand)) return "";
  return word + ", want a name like that of a host, such as example.org";
}

void AddCerts(CLI::App& app, CommandLine& line) {
  auto certs = std::make_shared<CertsCommand>();
  CLI::App* sub = app.add_subcommand("certs", "Make an authority and certificates, for trying out TLS");
  sub->add_option("DIR", certs->folder, "Where to put them; if an authority is there, it issues more")->required();
  sub->add_option("--trust_domain", certs->trust_domain, "The SPIFFE trust domain, such as example.org")
      ->required()
      ->check(CLI::Validator(NotATrustDomain, ""));
  sub->add_option("--days", certs->days, "How many days they are valid")
      ->check(CLI::Range(int64_t{1}, kCertificateDaysMax))
      ->capture_default_str();
  const auto add = [&](const char* flag, std::vector<std::string>& ids, const char* description) {
    sub->add_option(flag, ids, description)->check(CLI::Validator(NotAnId, "ID"))->allow_extra_args(false);
  };
  add("--party", certs->parties, "One for the side with this id; may be given several times");
  add("--observer", certs->observers, "One for the observer with this id; may be given several times");
  add("--reader", certs->readers, "One for a reader with this id; may be given several times");
  sub->add_flag("--replace", certs->replace, "Issue anew what is there already; the services take it up by themselves");
  sub->callback([certs, &line] {
    line.command = *certs;
    // Nobody is called, and the files that the environment names may be the ones that are to be made.
    line.tls = {};
  });
}

// "handoverctl list"
std::string NameOf(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : NameOf(*parent) + " " + app.get_name();
}

void AddGlobals(CLI::App& app, CommandLine& line) {
  app.add_option("--registry", line.registry, "Where the registry listens")
      ->envname("HANDOVER_REGISTRY")
      ->capture_default_str();
  app.add_option("--reconciliation", line.reconciliation, "Where the reconciliation service listens")
      ->envname("HANDOVER_RECONCILIATION")
      ->capture_default_str();
  app.add_option("--author", line.author, "Who writes, for a registry without TLS")
      ->envname("HANDOVER_AUTHOR")
      ->capture_default_str();
  CLI::Option* certificate =
      app.add_option("--tls_certificate", line.tls.certificate, "Your certificate and its chain, PEM")
          ->envname("HANDOVER_TLS_CERTIFICATE");
  CLI::Option* key = app.add_option("--tls_key", line.tls.key, "The private key of your certificate, PEM")
                         ->envname("HANDOVER_TLS_KEY");
  CLI::Option* authority = app.add_option("--tls_authority", line.tls.authority,
                                          "The certificates of the authorities that vouch for the services, PEM")
                               ->envname("HANDOVER_TLS_AUTHORITY");
  certificate->needs(key)->needs(authority);
  key->needs(certificate);
  authority->needs(certificate);
}

}  // namespace

std::variant<CommandLine, ExitCode> ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                                     std::ostream& err) {
  CommandLine line{
      .registry = "127.0.0.1:7401", .reconciliation = "127.0.0.1:7402", .author = "operator", .tls = {}, .command = {}};
  CLI::App app("Stores and reads what parties declare of handovers, and shows where they do not match.", "handoverctl");
  app.require_subcommand(1);
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return "handoverctl: " + std::string(error.what()) + "\n  try: " + NameOf(*failed) + " --help\n";
  });
  app.fallthrough();
  AddGlobals(app, line);
  AddImport(app, line.command);
  AddGet(app, line.command);
  AddList(app, line.command);
  AddWatch(app, line.command);
  AddReconcile(app, line.command);
  AddMismatches(app, line.command);
  AddWatchMismatches(app, line.command);
  AddTimeline(app, line.command);
  AddVerify(app, line.command);
  AddStatus(app, line.command);
  AddCerts(app, line);
  // The library reports by exception; none leaves this function.
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ExitCode{app.exit(error, out, err) == 0 ? 0 : kUsageError};
  }
  return line;
}

}  // namespace handover::ctl
