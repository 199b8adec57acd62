// A library that is preloaded into a registry (LD_PRELOAD), and kills it with SIGKILL at a named point of its work on
// the ledger's files: the product itself has no hook for that. HANDOVER_KILL_AT=wal_sync_before:17 kills it when it
// comes to that point for the 17th time.
//
// A point is <file>_<operation>_<when>. The files are those of FileOf below, and wal_header for the first write to a
// WAL, which begins it anew; the operations are write, sync, truncate, rename (by the name before) and unlink; each has
// a `before` and an `after`, and write also `torn`: half of the bytes are written by then. Just before the end the
// point is named on standard error, so that a test knows that this killed it.

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

// What the environment asks for.
struct Wanted {
  std::string point;
  long passing = 0;  // 0: nothing is asked for.
};

const Wanted& WantedPoint() {
  static const Wanted wanted = [] {
    const char* const value = std::getenv("HANDOVER_KILL_AT");
    const std::string_view text = value == nullptr ? "" : value;
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos) return Wanted();
    return Wanted{.point = std::string(text.substr(0, colon)), .passing = std::atol(value + colon + 1)};
  }();
  return wanted;
}

// The function that this library stands in front of.
template <typename Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

ssize_t WriteBelow(int file, const void* bytes, size_t count) {
  static auto* const real = Real<ssize_t(int, const void*, size_t)>("write");
  return real(file, bytes, count);
}

ssize_t WriteAtBelow(int file, const void* bytes, size_t count, off_t offset) {
  static auto* const real = Real<ssize_t(int, const void*, size_t, off_t)>("pwrite64");
  return real(file, bytes, count, offset);
}

// How a file is called in the name of a point; empty for one that is none of the ledger's.
std::string_view FileOf(std::string_view path) {
  constexpr std::array<std::array<std::string_view, 2>, 6> kFiles = {{{"ledger.db", "database"},
                                                                      {"ledger.db-journal", "journal"},
                                                                      {"ledger.db-wal", "wal"},
                                                                      {"ledger.db.new", "new_ledger"},
                                                                      {"ledger.db.new-journal", "new_journal"},
                                                                      {"signing_key.pem.new", "new_key"}}};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const auto& [file, word] : kFiles) {
    if (name == file) return word;
  }
  return {};
}

// A place in an open file.
struct Place {
  int descriptor;
  off_t offset;
};

std::string_view FileOf(int descriptor) {
  struct stat status = {};
  if (fstat(descriptor, &status) != 0) return {};
  if (S_ISDIR(status.st_mode)) return "directory";
  if (!S_ISREG(status.st_mode)) return {};
  std::array<char, 4096> path;
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = readlink(link.c_str(), path.data(), path.size());
  return length < 0 ? std::string_view() : FileOf(std::string_view(path.data(), static_cast<size_t>(length)));
}

std::string_view FileOf(Place place) {
  const std::string_view file = FileOf(place.descriptor);
  return file == "wal" && place.offset == 0 ? "wal_header" : file;
}

// Whether the point `file`_`operation`_`when` is the wanted one. It costs little where the operation is another.
template <typename File>
bool IsWanted(File file, std::string_view operation, std::string_view when) {
  const std::string_view point = WantedPoint().point;
  const std::string end = "_" + std::string(operation) + "_" + std::string(when);
  if (!point.ends_with(end)) return false;
  const std::string_view name = FileOf(file);
  return !name.empty() && point.substr(0, point.size() - end.size()) == name;
}

// Counts a passing of the wanted point, and returns whether it is the one to be killed at.
bool IsTheTime() {
  static std::atomic<long> passings = 0;
  return ++passings == WantedPoint().passing;
}

[[noreturn]] void Die() {
  const std::string line = "killed at " + WantedPoint().point + ":" + std::to_string(WantedPoint().passing) + "\n";
  WriteBelow(STDERR_FILENO, line.data(), line.size());
  for (;;) kill(getpid(), SIGKILL);
}

template <typename File, typename Call>
auto Watched(File file, std::string_view operation, Call call) {
  if (IsWanted(file, operation, "before") && IsTheTime()) Die();
  const bool is_after = IsWanted(file, operation, "after");
  const auto result = call();
  if (is_after && result >= 0 && IsTheTime()) Die();
  return result;
}

// `write` is given how many bytes to write.
template <typename File, typename Write>
ssize_t WatchedWrite(File file, size_t count, Write write) {
  if (IsWanted(file, "write", "torn") && IsTheTime()) {
    write(count / 2);
    Die();
  }
  return Watched(file, "write", [&] { return write(count); });
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
  return WatchedWrite(file, count, [&](size_t part) { return WriteBelow(file, bytes, part); });
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t offset) {
  return WatchedWrite(Place{file, offset}, count, [&](size_t part) { return WriteAtBelow(file, bytes, part, offset); });
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
  return WatchedWrite(Place{file, offset}, count, [&](size_t part) { return WriteAtBelow(file, bytes, part, offset); });
}

int fsync(int file) {
  static auto* const real = Real<int(int)>("fsync");
  return Watched(file, "sync", [&] { return real(file); });
}

int fdatasync(int file) {
  static auto* const real = Real<int(int)>("fdatasync");
  return Watched(file, "sync", [&] { return real(file); });
}

int ftruncate(int file, off_t size) noexcept {
  static auto* const real = Real<int(int, off_t)>("ftruncate64");
  return Watched(file, "truncate", [&] { return real(file, size); });
}

int ftruncate64(int file, off64_t size) noexcept {
  static auto* const real = Real<int(int, off64_t)>("ftruncate64");
  return Watched(file, "truncate", [&] { return real(file, size); });
}

int rename(const char* from, const char* to) noexcept {
  static auto* const real = Real<int(const char*, const char*)>("rename");
  return Watched(std::string_view(from), "rename", [&] { return real(from, to); });
}

int unlink(const char* path) noexcept {
  static auto* const real = Real<int(const char*)>("unlink");
  return Watched(std::string_view(path), "unlink", [&] { return real(path); });
}

}  // extern "C"
