#ifndef HANDOVER_TESTS_HARNESS_PROCESS_H_
#define HANDOVER_TESTS_HARNESS_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace handover::test {

// How long a test waits for anything at all before it fails. Nothing waits that long when all is well.
inline constexpr std::chrono::seconds kPatience{60};

// A real process of ours, started by posix_spawn: fork without exec breaks gRPC. It is killed when it goes out of
// scope.
class Process {
 public:
  // Starts `arguments`, the first of which is the program's path, with `environment` ("NAME=value") in front of this
  // process's own. `input` is its standard input. Ends the test program if it cannot be started.
  explicit Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
                   const std::string& input = "");
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Waits until the process has written `text` to standard error. Returns whether it has before it ended and before
  // patience was over.
  bool WaitForError(const std::string& text);

  pid_t id() const { return pid_; }

  // Sends a signal.
  void Signal(int signal);

  // Waits for the end, and returns the exit status, or 128 + N after a death by signal N. After patience is over it
  // kills the process, and returns -1.
  int Wait();

  // What it has written so far; all of it after Wait.
  std::string output();
  std::string error();

 private:
  // Reads a pipe to its end into `into`.
  void Drain(int descriptor, std::string& into);

  pid_t pid_ = -1;
  int exit_status_ = -1;
  bool is_over_ = false;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable more_;
  std::string output_;
  std::string error_;
  int open_pipes_ = 2;

  std::vector<std::thread> readers_;
};

// What became of a process that ran to its end.
struct Ended {
  int exit_status;
  std::string output;
  std::string error;
};

// Runs `arguments` to the end.
Ended RunToEnd(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
               const std::string& input = "");

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_PROCESS_H_
