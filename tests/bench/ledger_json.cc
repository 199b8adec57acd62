#include "tests/bench/ledger_json.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "tests/bench/ledger_budget.h"

namespace handover::bench {
namespace {

using Json = nlohmann::ordered_json;

Json JsonOf(const Result& result) {
  Json samples = Json::array();
  for (const Sample& sample : result.samples) {
    samples.push_back({{"per_second", sample.per_second}, {"p50_us", sample.p50_us}, {"p99_us", sample.p99_us}});
  }
  const Spread rate = SpreadOf(result, &Sample::per_second);
  return {{"name", result.contender.name},
          {"unit", result.contender.unit},
          {"median", rate.median},
          {"min", rate.min},
          {"max", rate.max},
          {"rounds", samples}};
}

Json JsonOf(const Budget& budget) {
  return {{"what", budget.what},
          {"unit", budget.unit},
          {"got", budget.got},
          {"target", budget.target},
          {"target_is", budget.at_least ? "least" : "most"},
          {"met", budget.met()}};
}

Json JsonOf(const Restart& restart) {
  return {{"records", restart.records},
          {"fill_seconds", restart.fill_seconds},
          {"listen_seconds", restart.listen_seconds},
          {"answer_seconds", restart.answer_seconds},
          {"watch_seconds", restart.watch_seconds},
          {"resident_kib", restart.resident_kib},
          {"resident_max_kib", restart.resident_max_kib}};
}

}  // namespace

absl::Status WriteJson(const Report& report, const std::filesystem::path& file) {
  Json json = {{"machine",
                {{"processor", report.machine.processor},
                 {"cores", report.machine.cores},
                 {"kernel", report.machine.kernel},
                 {"file_system", report.machine.file_system}}},
               {"rounds", report.rounds},
               {"seconds", report.seconds},
               {"runs", report.runs},
               {"disturbed_runs", report.disturbed_runs}};
  for (const Result& result : report.results) json["results"].push_back(JsonOf(result));
  for (const Budget& budget : BudgetsOf(report)) json["budgets"].push_back(JsonOf(budget));
  for (const SyncCount& count : report.syncs) {
    json["syncs"].push_back({{"what", count.what}, {"answers", count.answers}, {"syncs", count.syncs}});
  }
  if (report.restart.has_value()) json["restart"] = JsonOf(*report.restart);
  std::ofstream out(file);
  out << json.dump(2) << '\n';
  if (!out.flush()) return absl::UnavailableError(absl::StrCat("json: cannot write ", file.string()));
  return absl::OkStatus();
}

}  // namespace handover::bench
