#ifndef HANDOVER_TESTS_BENCH_LEDGER_CONTENDER_H_
#define HANDOVER_TESTS_BENCH_LEDGER_CONTENDER_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_sample.h"

namespace handover::bench {

// One thing that is measured, once in each round.
struct Contender {
  std::string name;
  std::string unit;  // Of the rate: "records/s".
  // Runs it for about so long, or for as long as a fixed amount of work takes.
  std::function<absl::StatusOr<Sample>(Seconds)> run;
  // The names of the contenders that its rate is set against; empty: none.
  std::string empty_handler = {};
  std::string bare_store = {};
  std::string postgres = {};
};

// A contender and its samples, one of each round.
struct Result {
  Contender contender;
  std::vector<Sample> samples;
};

// The middle, the least and the greatest of some values.
struct Spread {
  double median = 0;
  double min = 0;
  double max = 0;
};
Spread SpreadOf(std::vector<double> values);

// One figure of all rounds.
Spread SpreadOf(const Result& result, double Sample::*figure);

// The result of the contender `name`; null if there is none.
const Result* Find(const std::vector<Result>& results, const std::string& name);

// How the rates of two contenders stand to each other, round by round: a machine that is slow in one round is so for
// both. All 0 if either is not there.
Spread RatioOf(const std::vector<Result>& results, const std::string& name, const std::string& to);

// The median of one figure of the contender `name`; 0 if it is not there.
double MedianOf(const std::vector<Result>& results, const std::string& name, double Sample::*figure);

// Runs every contender once in each round, beginning one further in each, so that no contender always follows the same
// neighbour in the same state of the machine. `settle` runs between two of them, untimed. Fails as the first contender
// that fails, naming it.
absl::StatusOr<std::vector<Result>> RunRounds(std::vector<Contender> contenders, int rounds, Seconds time,
                                              const std::function<void()>& settle);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_CONTENDER_H_
