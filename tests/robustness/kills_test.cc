#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <random>
#include <span>
#include <string>

#include "tests/robustness/killed_ledger.h"

// Acknowledged is durable: registries are killed with SIGKILL, 200 times in all these tests together, or as often as
// HANDOVER_KILLS says, at random moments and at named points, and told to stop. HANDOVER_SEED takes the seed that a run
// has printed; the threads of a load run as they will all the same.
namespace handover::test {
namespace {

constexpr int kKills = 200;

int NumberFrom(const char* variable, int otherwise) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? otherwise : std::atoi(value);
}

// So many of the kills, by default.
int Share(int of_kills) { return of_kills * NumberFrom("HANDOVER_KILLS", kKills) / kKills; }

// Prints the seed of a test.
uint64_t DrawSeed() {
  const char* const value = std::getenv("HANDOVER_SEED");
  const uint64_t seed = value == nullptr ? std::random_device{}() : std::strtoull(value, nullptr, 10);
  std::cout << "HANDOVER_SEED=" << seed << std::endl;
  return seed;
}

// A point, and the latest of its passings that is drawn.
struct Point {
  const char* name;
  int passing_max;
};

// Draws the points one after another: each at its first passing, and then at any.
class PointDraw {
 public:
  PointDraw(std::span<const Point> points, uint64_t seed) : points_(points), chance_(seed) {}

  KillPoint Next() {
    const Point& point = points_[drawn_ % points_.size()];
    const bool is_first_round = drawn_++ < points_.size();
    return {.name = point.name,
            .passing = is_first_round ? 1 : std::uniform_int_distribution(1, point.passing_max)(chance_)};
  }

 private:
  const std::span<const Point> points_;
  std::mt19937_64 chance_;
  size_t drawn_ = 0;
};

// What an append comes to, and what writing the WAL back comes to before the next one.
constexpr std::array kPointsUnderLoad = {
    Point{"wal_write_before", 200},    Point{"wal_write_torn", 200},       Point{"wal_write_after", 200},
    Point{"wal_sync_before", 40},      Point{"wal_sync_after", 40},        Point{"wal_header_write_before", 1},
    Point{"wal_header_write_torn", 1}, Point{"wal_header_write_after", 1}, Point{"database_write_before", 300},
    Point{"database_write_torn", 300}, Point{"database_write_after", 300}, Point{"database_sync_before", 2},
    Point{"database_sync_after", 2},
};

// What closing the ledger comes to.
constexpr std::array kPointsOfStopping = {
    Point{"database_write_before", 5}, Point{"database_write_torn", 5}, Point{"database_sync_before", 1},
    Point{"database_sync_after", 1},   Point{"wal_unlink_before", 1},   Point{"wal_unlink_after", 1},
};

// What making a ledger and its key comes to, in this order.
constexpr std::array kPointsOfMaking = {
    Point{"new_ledger_write_before", 8},   Point{"new_ledger_write_torn", 8},    Point{"new_journal_write_torn", 7},
    Point{"new_journal_sync_after", 4},    Point{"new_ledger_sync_before", 2},   Point{"new_ledger_sync_after", 2},
    Point{"new_journal_unlink_before", 2}, Point{"new_journal_unlink_after", 2}, Point{"new_ledger_rename_before", 1},
    Point{"new_ledger_rename_after", 1},   Point{"directory_sync_before", 6},    Point{"directory_sync_after", 6},
    Point{"new_key_write_before", 1},      Point{"new_key_write_torn", 1},       Point{"new_key_sync_before", 1},
    Point{"new_key_sync_after", 1},        Point{"new_key_rename_before", 1},    Point{"new_key_rename_after", 1},
};

class RandomKillsTest : public testing::TestWithParam<int> {};

TEST_P(RandomKillsTest, LoseNothingAcknowledged) {
  const uint64_t seed = DrawSeed() + static_cast<uint64_t>(GetParam());
  KilledLedger ledger(seed);
  for (int kill = 0; kill < Share(60) && !HasFailure(); ++kill) {
    kill % 6 == 5 ? ledger.KillDuringStart() : ledger.KillUnderLoad();
  }
  ledger.CheckWhole();
  std::cout << ledger.Summary() << std::endl;
}

INSTANTIATE_TEST_SUITE_P(Ledger, RandomKillsTest, testing::Values(1, 2));

TEST(KillPointsTest, UnderLoadLoseNothingAcknowledged) {
  const uint64_t seed = DrawSeed();
  PointDraw points(kPointsUnderLoad, seed);
  KilledLedger ledger(seed);
  ledger.KillUnderLoad();  // The points are not those of making the ledger.
  for (int kill = 1; kill < Share(40) && !HasFailure(); ++kill) ledger.KillUnderLoadAt(points.Next());
  ledger.CheckWhole();
  std::cout << ledger.Summary() << std::endl;
}

TEST(KillPointsTest, OfStoppingLoseNothingAcknowledged) {
  const uint64_t seed = DrawSeed();
  PointDraw points(kPointsOfStopping, seed);
  KilledLedger ledger(seed);
  ledger.KillUnderLoad();  // The points are not those of making the ledger.
  for (int kill = 1; kill < Share(10) && !HasFailure(); ++kill) ledger.KillWhileStoppingAt(points.Next());
  ledger.CheckWhole();
  std::cout << ledger.Summary() << std::endl;
}

TEST(StopsTest, UnderLoadLoseNothingAcknowledgedAndFailNoCallThatAClientWouldNotRepeat) {
  KilledLedger ledger(DrawSeed());
  for (int stop = 0; stop < Share(20) && !HasFailure(); ++stop) ledger.StopUnderLoad();
  ledger.CheckWhole();
  std::cout << ledger.Summary() << std::endl;
}

TEST(KillPointsTest, OfMakingALedgerLeaveWhatTheNextStartCompletes) {
  const uint64_t seed = DrawSeed();
  PointDraw points(kPointsOfMaking, seed);
  for (int kill = 0; kill < Share(30) && !HasFailure(); ++kill) {
    const KillPoint point = points.Next();
    SCOPED_TRACE(point.name);
    KilledLedger ledger(seed + static_cast<uint64_t>(kill));
    ledger.KillDuringStartAt(point);
    ledger.CheckWhole();
  }
}

}  // namespace
}  // namespace handover::test
