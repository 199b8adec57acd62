// What the registry's ledger costs, set against its parts and against others on the same disk, in one interleaved run.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>

#include "service_host/process.h"
#include "tests/bench/ledger_disk.h"
#include "tests/bench/ledger_folder.h"
#include "tests/bench/ledger_following.h"
#include "tests/bench/ledger_grpc_contenders.h"
#include "tests/bench/ledger_json.h"
#include "tests/bench/ledger_postgres.h"
#include "tests/bench/ledger_quiet.h"
#include "tests/bench/ledger_row_table.h"
#include "tests/bench/ledger_services.h"
#include "tests/bench/ledger_store_load.h"
#include "tests/bench/ledger_table.h"

namespace handover::bench {
namespace {

struct Flags {
  std::filesystem::path dir = "build/bench-ledger";
  std::filesystem::path json;  // Empty: none.
  std::string only;            // Empty: all.
  int rounds = 5;
  double seconds = 1.5;
  double quiet_seconds = 5;
  int64_t catch_up_records = 200'000;
  int64_t restart_records = 0;  // 0: left out.
};

void Append(std::vector<Contender>& all, std::vector<Contender> more) {
  for (Contender& contender : more) all.push_back(std::move(contender));
}

// Those whose names `only` is found in.
std::vector<Contender> Chosen(std::vector<Contender> all, const std::string& only) {
  const std::regex pattern(only);
  std::erase_if(all, [&](const Contender& contender) { return !std::regex_search(contender.name, pattern); });
  return all;
}

absl::StatusOr<std::vector<Result>> Measure(const Flags& flags, Folder& folder, Quiet& quiet) {
  const auto postgres = Postgres::Start(folder);
  if (!postgres.ok()) return postgres.status();
  const auto followed_ledger = folder.Fresh("followed");
  if (absl::Status filled = FillLedger(followed_ledger, flags.catch_up_records); !filled.ok()) return filled;
  const auto followed = StartRegistry(followed_ledger);
  if (!followed.ok()) return followed.status();

  std::vector<Contender> all = {DiskContender(folder)};
  Append(all, EmptyHandlerContenders());
  Append(all, StoreContenders(folder));
  Append(all, RowTableContenders(folder));
  Append(all, PostgresContenders(**postgres));
  Append(all, RegistryContenders(folder));
  all.push_back(VisibleContender(folder));
  Append(all, CatchUpContenders(followed->address(), flags.catch_up_records));
  return RunRounds(Chosen(std::move(all), flags.only), flags.rounds, Seconds(flags.seconds), [&] {
    folder.Settle();
    quiet.Wait();
  });
}

absl::StatusOr<Report> Run(const Flags& flags) {
  auto folder = Folder::MakeIn(flags.dir);
  if (!folder.ok()) return folder.status();
  Report report = {.machine = ThisMachine(folder->path()),
                   .rounds = flags.rounds,
                   .seconds = flags.seconds,
                   .runs = 0,
                   .disturbed_runs = 0,
                   .results = {},
                   .syncs = {},
                   .restart = {}};
  Quiet quiet{Seconds(flags.quiet_seconds)};
  auto results = Measure(flags, *folder, quiet);
  if (!results.ok()) return results.status();
  report.results = *std::move(results);
  report.runs = quiet.waits();
  report.disturbed_runs = quiet.in_vain();
  auto syncs = CountSyncs(*folder);
  if (!syncs.ok()) return syncs.status();
  report.syncs = *std::move(syncs);
  if (flags.restart_records == 0) return report;
  auto restart = MeasureRestart(*folder, flags.restart_records);
  if (!restart.ok()) return restart.status();
  report.restart = *restart;
  return report;
}

int Fail(const std::string& message) {
  std::fprintf(stderr, "ledger_bench: %s\n", message.c_str());
  return EXIT_FAILURE;
}

int Main(int argc, char** argv) {
  constexpr int64_t kFullRestartRecords = 10'000'000;
  Flags flags;
  bool quick = false;
  bool full = false;
  CLI::App app("Measures the ledger, its parts and others on the same disk, in one interleaved run.", "ledger_bench");
  app.add_option("--dir", flags.dir, "A folder on the disk to measure; what is put there is removed at the end")
      ->capture_default_str();
  app.add_option("--json", flags.json, "A file to write everything to, as JSON");
  app.add_option("--only", flags.only, "Only those contenders whose names match this regular expression");
  app.add_option("--rounds", flags.rounds, "How often each is run")->capture_default_str()->check(CLI::Range(1, 1000));
  app.add_option("--seconds", flags.seconds, "For how long each is run in a round")
      ->capture_default_str()
      ->check(CLI::Range(0.05, 3600.0));
  app.add_option("--quiet_seconds", flags.quiet_seconds,
                 "For how long at most to wait before each run for others to leave the machine alone")
      ->capture_default_str();
  app.add_option("--catch_up_records", flags.catch_up_records, "The ledger that is caught up with")
      ->capture_default_str();
  app.add_option("--restart_records", flags.restart_records,
                 "Also measure a restart after kill -9 at so many records; 0: do not")
      ->capture_default_str();
  app.add_flag("--full", full, "Also measure a restart at 10,000,000 records");
  app.add_flag("--quick", quick, "One round of 0.2 s: shows that it works, and measures nothing");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return Fail(error.what());
  }
  if (full) flags.restart_records = kFullRestartRecords;
  if (quick) {
    flags.rounds = 1;
    flags.seconds = 0.2;
    flags.quiet_seconds = 0;
  }
  const auto report = Run(flags);
  if (!report.ok()) return Fail(std::string(report.status().message()));
  std::fputs(TableOf(*report).c_str(), stdout);
  if (flags.json.empty()) return EXIT_SUCCESS;
  const absl::Status written = WriteJson(*report, flags.json);
  return written.ok() ? EXIT_SUCCESS : Fail(std::string(written.message()));
}

}  // namespace
}  // namespace handover::bench

int main(int argc, char** argv) { return handover::bench::Main(argc, argv); }
