#ifndef HANDOVER_TESTS_HARNESS_WAIT_UNTIL_H_
#define HANDOVER_TESTS_HARNESS_WAIT_UNTIL_H_

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "tests/harness/process.h"

namespace handover::test {

// Asks `condition` again and again until it holds or patience is over, and returns whether it does. Where no event can
// be waited for, a short pause between two questions spares the processor for what is waited for.
template <typename Condition>
bool WaitUntil(Condition condition) {
  std::mutex mutex;
  std::condition_variable never;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::unique_lock lock(mutex);
    never.wait_for(lock, std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_WAIT_UNTIL_H_
