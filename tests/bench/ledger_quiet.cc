#include "tests/bench/ledger_quiet.h"

#include <condition_variable>
#include <cstdint>
#include <fstream>
#include <mutex>
#include <string>

namespace handover::bench {
namespace {

constexpr std::chrono::milliseconds kLook{100};
constexpr double kBusyShareMax = 0.06;

// What all cores have done since the start, in ticks.
struct Ticks {
  int64_t busy = 0;
  int64_t all = 0;
};

Ticks ReadTicks() {
  std::ifstream stat("/proc/stat");
  std::string name;
  stat >> name;
  constexpr int kIdle = 3;
  constexpr int kWaitingForDisk = 4;
  constexpr int kSteal = 7;
  Ticks ticks;
  for (int i = 0; i <= kSteal; ++i) {
    int64_t value = 0;
    stat >> value;
    ticks.all += value;
    if (i != kIdle && i != kWaitingForDisk) ticks.busy += value;
  }
  return ticks;
}

// Which part of the cores was taken during a short look.
double BusyShare() {
  std::mutex mutex;
  std::condition_variable never;
  const Ticks before = ReadTicks();
  std::unique_lock lock(mutex);
  for (const Instant end = Now() + kLook; Now() < end;) never.wait_until(lock, end);
  const Ticks after = ReadTicks();
  return after.all == before.all
             ? 0
             : static_cast<double>(after.busy - before.busy) / static_cast<double>(after.all - before.all);
}

}  // namespace

void Quiet::Wait() {
  ++waits_;
  const Instant give_up = Now() + std::chrono::duration_cast<Instant::duration>(patience_);
  do {
    if (BusyShare() <= kBusyShareMax) return;
  } while (Now() < give_up);
  ++in_vain_;
}

}  // namespace handover::bench
