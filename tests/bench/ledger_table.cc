#include "tests/bench/ledger_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/bench/ledger_budget.h"

namespace handover::bench {
namespace {

using Row = std::vector<std::string>;

// "12,345"; "0.071" below ten, where digits behind the point say something.
std::string Number(double value) {
  if (std::abs(value) < 10) return absl::StrFormat("%.3g", value);
  std::string digits = absl::StrCat(std::llround(value));
  for (size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, at - 3 == 0 || digits[at - 4] == '-' ? "" : ",");
  return digits;
}

std::string OrNothing(double value) { return value == 0 ? "" : Number(value); }

std::string RatioText(const std::vector<Result>& results, const std::string& name, const std::string& to) {
  const Spread ratio = RatioOf(results, name, to);
  if (ratio.median == 0) return "";
  return absl::StrFormat("%.2f (%.2f..%.2f)", ratio.median, ratio.min, ratio.max);
}

// Markdown: the first column to the left, the others to the right.
std::string Layout(const std::vector<Row>& rows) {
  std::vector<size_t> widths(rows.front().size(), 3);
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (size_t line = 0; line < rows.size(); ++line) {
    for (size_t i = 0; i < widths.size(); ++i) {
      const std::string padding(widths[i] - rows[line][i].size(), ' ');
      absl::StrAppend(&text, "| ", i == 0 ? rows[line][i] + padding : padding + rows[line][i], " ");
    }
    text += "|\n";
    if (line > 0) continue;
    for (size_t i = 0; i < widths.size(); ++i) {
      absl::StrAppend(&text, i == 0 ? "|:" : "|-", std::string(widths[i], '-'), i == 0 ? "-" : ":");
    }
    text += "|\n";
  }
  return text;
}

std::string MeasuredTable(const std::vector<Result>& results) {
  std::vector<Row> rows = {
      {"measured", "median", "min..max", "", "p50 us", "p99 us", "/ empty handler", "/ bare store", "/ PostgreSQL"}};
  for (const Result& result : results) {
    const Contender& contender = result.contender;
    const Spread rate = SpreadOf(result, &Sample::per_second);
    rows.push_back({contender.name, Number(rate.median), absl::StrCat(Number(rate.min), "..", Number(rate.max)),
                    contender.unit, OrNothing(SpreadOf(result, &Sample::p50_us).median),
                    OrNothing(SpreadOf(result, &Sample::p99_us).median),
                    RatioText(results, contender.name, contender.empty_handler),
                    RatioText(results, contender.name, contender.bare_store),
                    RatioText(results, contender.name, contender.postgres)});
  }
  return Layout(rows);
}

std::string BudgetTable(const Report& report) {
  std::vector<Row> rows = {{"budget", "got", "target", "", "met"}};
  for (const Budget& budget : BudgetsOf(report)) {
    rows.push_back({budget.what, Number(budget.got),
                    absl::StrCat(budget.at_least ? "at least " : "at most ", Number(budget.target)), budget.unit,
                    budget.met() ? "yes" : "NO"});
  }
  return Layout(rows);
}

std::string SyncTable(const std::vector<SyncCount>& syncs) {
  std::vector<Row> rows = {{"durability, counted by strace", "answers", "syncs", "at least one each"}};
  for (const SyncCount& count : syncs) {
    rows.push_back({count.what, Number(static_cast<double>(count.answers)), Number(static_cast<double>(count.syncs)),
                    count.syncs >= count.answers ? "yes" : "NO"});
  }
  return Layout(rows);
}

std::string RestartLine(const Restart& restart) {
  return absl::StrFormat(
      "Restart at %s records after kill -9: listening after %.3f s, first answer after %.3f s, entries of a watch "
      "after "
      "%.3f s; resident %s MiB then, %s MiB at most. Filling the store took %.0f s.\n",
      Number(static_cast<double>(restart.records)), restart.listen_seconds, restart.answer_seconds,
      restart.watch_seconds, Number(static_cast<double>(restart.resident_kib) / 1024),
      Number(static_cast<double>(restart.resident_max_kib) / 1024), restart.fill_seconds);
}

}  // namespace

std::string TableOf(const Report& report) {
  std::string text = absl::StrFormat(
      "%s, %d cores, %s, %s. %d rounds of %.2f s for each. Rates are medians over the rounds, ratios medians of the "
      "rounds' own ratios. %d of %d runs began while others used the machine.\n\n",
      report.machine.processor, report.machine.cores, report.machine.kernel, report.machine.file_system, report.rounds,
      report.seconds, report.disturbed_runs, report.runs);
  absl::StrAppend(&text, MeasuredTable(report.results), "\n", BudgetTable(report), "\n", SyncTable(report.syncs));
  if (report.restart.has_value()) absl::StrAppend(&text, "\n", RestartLine(*report.restart));
  return text;
}

}  // namespace handover::bench
