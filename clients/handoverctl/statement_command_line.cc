#include "clients/handoverctl/statement_command_line.h"

#include <google/protobuf/util/time_util.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "clients/handoverctl/choices.h"
#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using google::protobuf::util::TimeUtil;
using registry::v1::CorrectionReason;

constexpr int64_t kCountMax = 1'000'000'000;
constexpr char kPartyPrefix[] = "parties/";

// What the examples are about: in the sample, what its parties have stated in public; and a made-up handover, since no
// party of the sample is to be shown with a statement that it has not made.
constexpr char kHandover[] = "agreements/istanbul-2025-06-02/handovers/rus-ukr-2025-06-16";
constexpr char kTerm[] = "agreements/istanbul-2025-06-02/terms/remains-rus-ukr";
constexpr char kMadeUp[] = "agreements/example/handovers/first";

// An example stores nothing: nobody should state by mistake what it says.
std::string Example(const std::string& words) { return "handoverctl " + words + " --dry_run"; }

// What one command is read into. Options are bound to its parts: it must not move until the arguments are parsed.
struct GivenStatement {
  StatementCommand command;
  registry::v1::SourceTier tier = registry::v1::SOURCE_TIER_UNSPECIFIED;
};

template <typename What>
struct Given : GivenStatement {
  What what;
};

// What is wrong with a date; nothing if it is one.
std::string NotADate(std::string& word) {
  return ledger::ParseDate(word).has_value() ? "" : word + ", want a date such as 2025-06-16";
}

std::string NotAnId(std::string& word) {
  return ledger::IsId(word) ? "" : word + ", want an id of lower-case letters, digits and hyphens";
}

std::string NotATime(std::string& word) {
  google::protobuf::Timestamp time;
  return TimeUtil::FromString(word, &time) ? "" : word + ", want a time of RFC 3339, such as 2025-06-20T12:00:00Z";
}

void AddSource(CLI::App& sub, GivenStatement& given, bool is_organ_required) {
  registry::v1::Source& source = given.command.statement.source;
  const auto add = [&](const char* flag, std::string* (registry::v1::Source::*field)(), const char* description) {
    return sub.add_option_function<std::string>(
        flag, [&source, field](const std::string& word) { *(source.*field)() = word; }, description);
  };
  add("--organ", &registry::v1::Source::mutable_organ, "The organ that speaks, such as \"Ministry of Defence\"")
      ->required(is_organ_required);
  AddChoice(
      sub, "--tier", given.tier, ChoicesOf<registry::v1::SourceTier>(),
      "How close the source stands to the statement; primary-official of a side and observer of others if left out");
  add("--title", &registry::v1::Source::mutable_title, "The title of the publication");
  add("--uri", &registry::v1::Source::mutable_uri, "The address of the publication");
  add("--publication_date", &registry::v1::Source::mutable_publication_date, "The day of publication")
      ->check(CLI::Validator(NotADate, "DATE"));
  add("--sha256", &registry::v1::Source::mutable_sha256, "The SHA-256 of the publication as it was archived");
}

// The options of every statement.
void AddCommon(CLI::App& sub, GivenStatement& given, bool is_organ_required) {
  Statement& statement = given.command.statement;
  sub.add_option(
         "--id", statement.id,
         "The id of the record; if left out, a new one that begins with the time. The same again with the same id "
         "is the same record")
      ->check(CLI::Validator(NotAnId, "ID"));
  sub.add_option_function<std::string>(
         "--declared_time",
         [&statement](const std::string& word) { TimeUtil::FromString(word, &statement.declared_time.emplace()); },
         "When it was stated, such as 2025-06-16T00:00:00Z; now if left out")
      ->check(CLI::Validator(NotATime, "RFC3339"));
  AddSource(sub, given, is_organ_required);
  sub.add_flag("--dry_run", given.command.dry_run, "Store nothing, and say what the registry would answer");
}

void AddSpeaker(CLI::App& sub, Statement& statement) {
  sub.add_option("--speaker", statement.speaker, "The party that speaks, such as ukr; the author if left out");
}

// The party that speaks: as given, by its name or its id, or else the author, if that is a party.
std::string SpeakerName(const std::string& given, const std::string& author) {
  if (given.empty()) return author.starts_with(kPartyPrefix) ? author : "";
  return given.find('/') == std::string::npos ? kPartyPrefix + given : given;
}

// A count that is left out is taken for a mistake unless it is said not to be disclosed.
void AddFigure(CLI::App& sub, Figure& figure) {
  CLI::Option* count = sub.add_option("COUNT", figure.count, "How many; left out with --precision undisclosed")
                           ->check(CLI::Range(int64_t{0}, kCountMax));
  AddChoice(sub, "--precision", figure.precision, ChoicesOf<registry::v1::Precision>(),
            "How exactly the number is stated; exact if left out");
  AddChoice(sub, "--basis", figure.counting_basis, ChoicesOf<registry::v1::CountingBasis>(),
            "What one unit of the number is; what the term counts if left out");
  sub.parse_complete_callback([count, &figure] {
    const bool is_undisclosed = figure.precision == registry::v1::PRECISION_UNDISCLOSED;
    if (count->empty() && !is_undisclosed) throw CLI::RequiredError("COUNT");
    if (!count->empty() && is_undisclosed)
      throw CLI::ValidationError("COUNT", "want none with --precision undisclosed");
  });
}

void AddCategory(CLI::App& sub, registry::v1::Category& category, const char* description) {
  AddChoice(sub, "--category", category, ChoicesOf<registry::v1::Category>(), description);
}

// Makes what was given the command once the arguments are parsed.
template <typename What>
void Take(CLI::App& sub, const std::shared_ptr<Given<What>>& given, CommandLine& line) {
  sub.callback([given, &line] {
    Statement& statement = given->command.statement;
    statement.speaker = SpeakerName(statement.speaker, line.author);
    statement.source.set_tier(given->tier);
    statement.what = given->what;
    line.command = given->command;
  });
}

void AddDeclare(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Declare>>();
  CLI::App* sub = app.add_subcommand("declare", "State how many there were at a handover");
  sub->group(kStoring)->footer(Example("declare " + std::string(kHandover) +
                                       " 1248 --category deceased-military --speaker rus --organ Ministry"));
  sub->add_option("HANDOVER", given->what.handover, "Its name, such as agreements/x/handovers/y")->required();
  AddFigure(*sub, given->what.figure);
  AddSpeaker(*sub, given->command.statement);
  AddChoice(*sub, "--role", given->what.role, ChoicesOf<registry::v1::Role>(),
            "In which role the party speaks; as it stands in the handover if left out");
  AddCategory(*sub, given->what.category, "Who was counted; as in the term of the handover's direction if left out");
  AddChoice(*sub, "--observation_scope", given->what.observation_scope, ChoicesOf<registry::v1::ObservationScope>(),
            "How much an observer saw; full-count, or presence without a number, if left out");
  sub->add_option("--stated_event_date", given->what.stated_event_date,
                  "The day of the event as the party states it, where it states one of its own")
      ->check(CLI::Validator(NotADate, "DATE"));
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

// The reasons for another figure: a withdrawal has none, and a command of its own.
Choices<CorrectionReason> ReasonsForAnother() {
  Choices<CorrectionReason> reasons = ChoicesOf<CorrectionReason>();
  std::erase_if(reasons,
                [](const auto& reason) { return reason.second == registry::v1::CORRECTION_REASON_WITHDRAWAL; });
  return reasons;
}

void AddCorrect(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Correct>>();
  CLI::App* sub = app.add_subcommand("correct", "State another number in place of a declaration or a running total");
  sub->group(kStoring)->footer(Example("correct " + std::string(kMadeUp) + "/declarations/one 12 --reason mistake"));
  sub->add_option("NAME", given->what.corrected, "The name of what it takes the place of: the newest of its chain")
      ->required();
  AddFigure(*sub, given->what.figure);
  AddChoice(*sub, "--reason", given->what.reason, ReasonsForAnother(), "Why");
  sub->get_option("--reason")->required();
  AddCategory(*sub, given->what.category, "Who was counted, with --reason reclassification");
  AddCommon(*sub, *given, false);
  Take(*sub, given, line);
}

void AddWithdraw(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Correct>>();
  given->what.reason = registry::v1::CORRECTION_REASON_WITHDRAWAL;
  CLI::App* sub =
      app.add_subcommand("withdraw", "Take a declaration or a running total back, with nothing in its place");
  sub->group(kStoring)->footer(Example("withdraw " + std::string(kMadeUp) + "/declarations/one"));
  sub->add_option("NAME", given->what.corrected, "The name of what is taken back: the newest of its chain")->required();
  AddCommon(*sub, *given, false);
  Take(*sub, given, line);
}

void AddStateTotal(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<StateTotal>>();
  CLI::App* sub = app.add_subcommand("state-total", "State how many there have been in all under a term");
  sub->group(kStoring)->footer(Example("state-total " + std::string(kTerm) + " 6060 --speaker rus --organ Ministry"));
  sub->add_option("TERM", given->what.term, "Its name, such as agreements/x/terms/y")->required();
  AddFigure(*sub, given->what.figure);
  AddSpeaker(*sub, given->command.statement);
  sub->add_option("--as_of_date", given->what.as_of_date,
                  "The day at whose end the counter stood there; the day on which it is stated if left out")
      ->check(CLI::Validator(NotADate, "DATE"));
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

void AddOffer(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<MakeOffer>>();
  CLI::App* sub = app.add_subcommand("offer", "Declare readiness to hand over so many under a term");
  sub->group(kStoring)->footer(Example("offer " + std::string(kTerm) + " 2239 --speaker rus --organ Ministry"));
  sub->add_option("TERM", given->what.term, "Its name, such as agreements/x/terms/y")->required();
  AddFigure(*sub, given->what.figure);
  AddSpeaker(*sub, given->command.statement);
  sub->add_option("--supersedes", given->what.supersedes,
                  "The name of the earlier offer that this one takes the place of");
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

void AddExplain(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Explain>>();
  CLI::App* sub = app.add_subcommand("explain", "Propose a reason for a part of a mismatch");
  sub->group(kStoring)->footer(
      Example("explain agreements/example/mismatches/count.first.deceased-military 2 --code cut-off --speaker aaa "
              "--organ Ministry"));
  sub->add_option("MISMATCH", given->what.mismatch, "Its name, as handoverctl mismatches prints it")->required();
  sub->add_option("SIGNED_COUNT", given->what.signed_count,
                  "The part of the difference, sender minus receiver, that the reason accounts for: not 0")
      ->required()
      ->check(CLI::Range(-kCountMax, kCountMax));
  AddChoice(*sub, "--code", given->what.code, ChoicesOf<registry::v1::ExplanationCode>(), "The reason");
  sub->get_option("--code")->required();
  AddSpeaker(*sub, given->command.statement);
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

void AddRespond(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Respond>>();
  CLI::App* sub = app.add_subcommand("respond", "Accept or reject what another party explains or has found");
  sub->group(kStoring)->footer(
      Example("respond agreements/example/explanations/one accepted --speaker bbb --organ Headquarters"));
  sub->add_option("NAME", given->what.answered, "The name of the explanation or the finding")->required();
  AddChoice(*sub, "VERDICT", given->what.verdict, ChoicesOf<registry::v1::Verdict>(),
            "Whether the party holds it to be so");
  sub->get_option("VERDICT")->required();
  AddSpeaker(*sub, given->command.statement);
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

void AddFinding(CLI::App& app, CommandLine& line) {
  auto given = std::make_shared<Given<Find>>();
  CLI::App* sub = app.add_subcommand("finding", "State what examination has shown of those who were received");
  sub->group(kStoring)->footer(
      Example("finding " + std::string(kMadeUp) +
              " 1 --category deceased-military --code non-human --speaker bbb --organ Headquarters"));
  sub->add_option("HANDOVER", given->what.handover, "Its name, such as agreements/x/handovers/y")->required();
  AddFigure(*sub, given->what.figure);
  AddChoice(*sub, "--code", given->what.code, ChoicesOf<registry::v1::ExplanationCode>(), "What was found");
  sub->get_option("--code")->required();
  AddSpeaker(*sub, given->command.statement);
  AddCategory(*sub, given->what.category,
              "Under which category they had been declared; as in the term of the handover's direction if left out");
  AddCommon(*sub, *given, true);
  Take(*sub, given, line);
}

}  // namespace

void AddStatementCommands(CLI::App& app, CommandLine& line) {
  AddDeclare(app, line);
  AddCorrect(app, line);
  AddWithdraw(app, line);
  AddStateTotal(app, line);
  AddOffer(app, line);
  AddExplain(app, line);
  AddRespond(app, line);
  AddFinding(app, line);
}

}  // namespace handover::ctl
