#include "clients/handoverctl/reconciliation_command_line.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "clients/handoverctl/choices.h"
#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::MismatchKind;
using reconciliation::v1::MismatchState;
using reconciliation::v1::TimelineAxis;

constexpr int64_t kLeastDifferenceMax = 1'000'000'000;

void AddReconcile(CLI::App& app, Command& command) {
  auto reconcile = std::make_shared<ReconcileCommand>();
  auto compare = std::make_shared<CompareCommand>();
  CLI::App* sub = app.add_subcommand("reconcile", "Print how far an agreement is fulfilled, and what does not match");
  sub->group(kReadingReckoned)
      ->footer(
          "handoverctl reconcile istanbul-2025-06-02\n"
          "handoverctl reconcile istanbul-2025-06-02 --revision 40 --output plain\n"
          "handoverctl reconcile istanbul-2025-06-02 --from 40");
  sub->add_option("AGREEMENT", reconcile->agreement, "The agreement's name or id")->required();
  const AsOfOptions as_of = AddAsOf(*sub, reconcile->as_of);
  CLI::Option* from = sub->add_option("--from", compare->from, "Print what has changed since this revision instead")
                          ->check(PositiveNumber())
                          ->excludes(as_of.revision)
                          ->excludes(as_of.time);
  sub->add_option("--to", compare->to, "With --from: what has changed up to this revision; the head if left out")
      ->check(PositiveNumber())
      ->needs(from);
  AddOutput(*sub, reconcile->output);
  CLI::Option* watch =
      AddWatchFlag(*sub, reconcile->watch)->excludes(as_of.revision)->excludes(as_of.time)->excludes(from);
  sub->add_flag("--exit_status", reconcile->exit_status,
                "End with 0 if it is reconciled or settled, 2 if a mismatch is open, 4 if a side is still waited for")
      ->excludes(watch)
      ->excludes(from);
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
  sub->group(kReadingReckoned)
      ->footer(
          "handoverctl mismatches istanbul-2025-06-02\n"
          "handoverctl mismatches istanbul-2025-06-02 --kind count --kind one-sided\n"
          "handoverctl mismatches istanbul-2025-06-02 --output csv");
  sub->add_option("AGREEMENT", mismatches->agreement, "The agreement's name or id")->required();
  AddChoice(*sub, "--kind", mismatches->kinds, ChoicesOf<MismatchKind>(), "Only this kind; may be given several times");
  AddChoice(*sub, "--state", mismatches->states, ChoicesOf<MismatchState>(),
            "Only those in this state; may be given several times; all but closed ones if left out");
  sub->add_option("--least-difference", mismatches->least_difference,
                  "Only those whose difference is at least this large, whatever its sign")
      ->check(CLI::Range(int64_t{0}, kLeastDifferenceMax));
  const AsOfOptions as_of = AddAsOf(*sub, mismatches->as_of);
  AddOutput(*sub, mismatches->output);
  AddWatchFlag(*sub, mismatches->watch)->excludes(as_of.revision)->excludes(as_of.time);
  sub->callback([mismatches, &command] {
    mismatches->agreement = AgreementName(mismatches->agreement);
    command = *mismatches;
  });
}

void AddWatchMismatches(CLI::App& app, Command& command) {
  auto watch = std::make_shared<WatchMismatchesCommand>();
  CLI::App* sub =
      app.add_subcommand("watch-mismatches", "Print the mismatches of an agreement as they open, change and close");
  sub->group(kReadingReckoned)->footer("handoverctl watch-mismatches istanbul-2025-06-02 --until-head");
  sub->add_option("AGREEMENT", watch->agreement, "The agreement's name or id")->required();
  AddChoice(*sub, "--kind", watch->kinds, ChoicesOf<MismatchKind>(), "Only this kind; may be given several times");
  sub->add_option("--after", watch->after, "Begin after this revision; from the start if left out")
      ->check(CLI::Range(int64_t{0}, INT64_MAX));
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
  sub->group(kReadingReckoned)
      ->footer(
          "handoverctl timeline agreements/istanbul-2025-06-02/terms/remains-rus-ukr\n"
          "handoverctl timeline agreements/istanbul-2025-06-02/terms/remains-rus-ukr --by record-time");
  sub->add_option("TERM", timeline->term, "The term's name, such as agreements/istanbul-2025-06-02/terms/remains")
      ->required();
  AddChoice(*sub, "--by", timeline->axis, ChoicesOf<TimelineAxis>(),
            "Along the days of the handovers, or the times of the records; the days if left out");
  AddAsOf(*sub, timeline->as_of);
  AddOutput(*sub, timeline->output);
  sub->callback([timeline, &command] { command = *timeline; });
}

void AddStatus(CLI::App& app, Command& command) {
  auto status = std::make_shared<StatusCommand>();
  CLI::App* sub = app.add_subcommand("status", "Print how far the reconciliation service has read the registry");
  sub->group(kReadingReckoned)->footer("handoverctl status");
  AddOutput(*sub, status->output);
  AddWatchFlag(*sub, status->watch);
  sub->callback([status, &command] { command = *status; });
}

}  // namespace

void AddReconciliationCommands(CLI::App& app, Command& command) {
  AddReconcile(app, command);
  AddMismatches(app, command);
  AddWatchMismatches(app, command);
  AddTimeline(app, command);
  AddStatus(app, command);
}

}  // namespace handover::ctl
