#include "tests/harness/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace handover::test {
namespace {

[[noreturn]] void Fail(const char* what) {
  std::perror(what);
  std::abort();
}

// A pipe whose ends are not inherited but where they are wanted.
struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) Fail("pipe2");
  }
  std::array<int, 2> ends;
};

// Whether `variables` ("NAME=value") have one of the name of `variable`.
bool IsAmong(std::string_view variable, const std::vector<std::string>& variables) {
  const std::string_view name = variable.substr(0, variable.find('=') + 1);
  return std::ranges::any_of(variables, [name](const std::string& other) { return other.starts_with(name); });
}

// A file that is gone from the directory and holds `text`, at its beginning.
int FileWith(const std::string& text) {
  std::FILE* file = std::tmpfile();
  if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fflush(file) != 0) {
    Fail("tmpfile");
  }
  const int descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
  std::fclose(file);
  lseek(descriptor, 0, SEEK_SET);
  return descriptor;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  return pointers;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                 const std::string& input) {
  const Pipe output;
  const Pipe error;
  const int input_file = FileWith(input);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input_file, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, error.ends[1], STDERR_FILENO);
  std::vector<std::string> owned_arguments = arguments;
  std::vector<std::string> owned_environment = environment;
  std::vector<char*> argv = Pointers(owned_arguments);
  std::vector<char*> envp = Pointers(owned_environment);
  argv.push_back(nullptr);
  for (char** variable = environ; *variable != nullptr; ++variable) {
    // A name that stands there twice means the first to some programs, and the last to others.
    if (!IsAmong(*variable, environment)) envp.push_back(*variable);
  }
  envp.push_back(nullptr);
  if (posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), envp.data()) != 0) Fail(argv[0]);
  posix_spawn_file_actions_destroy(&actions);
  close(input_file);
  close(output.ends[1]);
  close(error.ends[1]);
  readers_.emplace_back([this, end = output.ends[0]] { Drain(end, output_); });
  readers_.emplace_back([this, end = error.ends[0]] { Drain(end, error_); });
}

Process::~Process() {
  if (!is_over_) {
    Signal(SIGKILL);
    Wait();
  }
}

void Process::Drain(int descriptor, std::string& into) {
  std::array<char, 4096> buffer;
  for (ssize_t count = 0; (count = read(descriptor, buffer.data(), buffer.size())) > 0;) {
    const std::lock_guard lock(mutex_);
    into.append(buffer.data(), static_cast<size_t>(count));
    more_.notify_all();
  }
  close(descriptor);
  const std::lock_guard lock(mutex_);
  --open_pipes_;
  more_.notify_all();
}

bool Process::WaitForError(const std::string& text) {
  std::unique_lock lock(mutex_);
  const auto has_written = [&] { return error_.find(text) != std::string::npos; };
  more_.wait_for(lock, kPatience, [&] { return has_written() || open_pipes_ == 0; });
  return has_written();
}

void Process::Signal(int signal) { kill(pid_, signal); }

int Process::Wait() {
  if (is_over_) return exit_status_;
  // A descriptor of the process becomes readable when it ends, so that the wait can have a deadline.
  const int process = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  pollfd end{.fd = process, .events = POLLIN, .revents = 0};
  const auto patience_ms = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience).count();
  const bool in_time = poll(&end, 1, static_cast<int>(patience_ms)) == 1;
  if (!in_time) Signal(SIGKILL);
  close(process);
  int status = 0;
  waitpid(pid_, &status, 0);
  for (std::thread& reader : readers_) reader.join();
  is_over_ = true;
  if (in_time) exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return exit_status_;
}

std::string Process::output() {
  const std::lock_guard lock(mutex_);
  return output_;
}

std::string Process::error() {
  const std::lock_guard lock(mutex_);
  return error_;
}

Ended RunToEnd(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
               const std::string& input) {
  Process process(arguments, environment, input);
  const int exit_status = process.Wait();
  return {.exit_status = exit_status, .output = process.output(), .error = process.error()};
}

}  // namespace handover::test
