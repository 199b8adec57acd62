#include "tests/bench/ledger_contender.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::bench {

Spread SpreadOf(std::vector<double> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  const size_t half = values.size() / 2;
  const double median = values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return {.median = median, .min = values.front(), .max = values.back()};
}

Spread SpreadOf(const Result& result, double Sample::*figure) {
  std::vector<double> values;
  for (const Sample& sample : result.samples) values.push_back(sample.*figure);
  return SpreadOf(std::move(values));
}

const Result* Find(const std::vector<Result>& results, const std::string& name) {
  const auto found = std::ranges::find_if(results, [&](const Result& result) { return result.contender.name == name; });
  return found == results.end() ? nullptr : &*found;
}

Spread RatioOf(const std::vector<Result>& results, const std::string& name, const std::string& to) {
  const Result* ours = Find(results, name);
  const Result* theirs = Find(results, to);
  if (ours == nullptr || theirs == nullptr) return {};
  std::vector<double> ratios;
  for (size_t i = 0; i < std::min(ours->samples.size(), theirs->samples.size()); ++i) {
    const double base = theirs->samples[i].per_second;
    if (base > 0) ratios.push_back(ours->samples[i].per_second / base);
  }
  return SpreadOf(std::move(ratios));
}

double MedianOf(const std::vector<Result>& results, const std::string& name, double Sample::*figure) {
  const Result* result = Find(results, name);
  return result == nullptr ? 0 : SpreadOf(*result, figure).median;
}

absl::StatusOr<std::vector<Result>> RunRounds(std::vector<Contender> contenders, int rounds, Seconds time,
                                              const std::function<void()>& settle) {
  std::vector<Result> results;
  for (Contender& contender : contenders) results.push_back({.contender = std::move(contender), .samples = {}});
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < results.size(); ++i) {
      // A step of about a third of them leaves hardly any pair of neighbours as it was in the round before.
      const size_t first = static_cast<size_t>(round) * (results.size() / 3 + 1);
      Result& result = results[(first + i) % results.size()];
      settle();
      std::fprintf(stderr, "\r\033[Kround %d of %d: %s", round + 1, rounds, result.contender.name.c_str());
      const auto sample = result.contender.run(time);
      if (!sample.ok()) {
        return absl::Status(sample.status().code(),
                            absl::StrCat(result.contender.name, ": ", std::string(sample.status().message())));
      }
      result.samples.push_back(*sample);
    }
  }
  std::fprintf(stderr, "\r\033[K");
  return results;
}

}  // namespace handover::bench
