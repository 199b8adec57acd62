#include "tests/property/property.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "tests/property/storyteller.h"

namespace handover::recount {
namespace {

using registry::v1::Record;

// RapidCheck begins with small cases and small numbers; a ledger is worth checking at its full size at once.
rc::Gen<std::vector<Move>> AnyMoves() {
  constexpr int kMovesMax = 60;
  constexpr int kNumbersOfMove = 24;
  const auto number = rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 256));
  const auto move = rc::gen::container<Move>(kNumbersOfMove, number);
  return rc::gen::resize(kMovesMax, rc::gen::container<std::vector<Move>>(move));
}

std::vector<Record> LedgerOf(const std::vector<Move>& moves) {
  Storyteller storyteller;
  for (const Move& move : moves) storyteller.Play(move);
  return storyteller.ledger();
}

// Under a sanitizer a case takes ten times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kCasesDivisor = 10;
#else
constexpr int kCasesDivisor = 1;
#endif

// Without RC_PARAMS the same ledgers are drawn every time, so that a failure is of the change that it meets.
// RC_PARAMS="max_success=5000" draws others, and more of them, by a seed of its own that it prints and takes.
rc::detail::TestParams ParamsFor(int cases) {
  constexpr uint64_t kSeed = 20250616;
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  if (std::getenv("RC_PARAMS") != nullptr) return params;
  params.maxSuccess = cases / kCasesDivisor;
  params.seed = kSeed;
  return params;
}

}  // namespace

void CheckOnRandomLedgers(int cases, const std::function<void(const std::vector<Record>&)>& holds) {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = std::string(test->test_suite_name()) + "." + test->name();
  const auto property = [&holds] {
    const std::vector<Move> moves = *AnyMoves();
    const std::vector<Record> ledger = LedgerOf(moves);
    for (const Record& record : ledger) RC_LOG(record.ShortDebugString());
    holds(ledger);
  };
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{name, name}, ParamsFor(cases));
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  EXPECT_TRUE(result.is<rc::detail::SuccessResult>()) << message.str();
}

int AnyNumber(int least, int most) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, most + 1)); }

}  // namespace handover::recount
