#ifndef HANDOVER_TESTS_ROBUSTNESS_LOAD_H_
#define HANDOVER_TESTS_ROBUSTNESS_LOAD_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/robustness/load_batch.h"
#include "tests/robustness/oracle.h"

namespace handover::test {

// Unary and streamed appends, and a watch, on a registry that dies and comes back at the same address. What it had sent
// without an answer it sends again to the next registry, before anything new. What is acknowledged goes into the
// oracle, and so does what the watch is sent: a reader relies on that as well. The test fails if a registry answers
// what it must not, or with an error other than that it has gone. Used from one thread.
class Load {
 public:
  Load(Oracle& oracle, uint64_t seed);
  ~Load();
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  // Begins with a registry that has just come up at revision `head`. Each part goes on until that one is gone.
  void Start(const std::string& address, const Identity& identity, int64_t head);

  // Waits until all parts have seen that the registry is gone. Returns whether they have before `patience` was over.
  bool WaitUntilOver(std::chrono::milliseconds patience);

  // Waits until the registry has acknowledged `names` names since Start, or is gone.
  void WaitUntilAcknowledged(int64_t names);

  // Waits for the end of all parts; the registry is gone.
  void Join();

 private:
  // One thread's batches, and those of them that have no answer.
  struct Worker {
    BatchMaker batches;
    std::deque<LoadBatch> unanswered;
  };

  // Each runs until the registry at `address` is gone.
  void AppendOneByOne(Worker& worker, const std::string& address, const Identity& identity);
  void ImportAhead(Worker& worker, const std::string& address, const Identity& identity);
  void WatchAll(const std::string& address, const Identity& identity, int64_t head);

  // Takes the answer to a worker's first unanswered batch. Returns whether to go on.
  bool Take(Worker& worker, const absl::StatusOr<registry::v1::AppendRecordsResponse>& answer,
            const Identity& identity);

  void StartThread(std::function<void()> run);

  Oracle& oracle_;
  std::deque<Worker> appending_;
  std::deque<Worker> importing_;
  std::vector<std::thread> threads_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable change_;
  size_t running_ = 0;
  int64_t acknowledged_ = 0;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_LOAD_H_
