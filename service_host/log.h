#ifndef HANDOVER_SERVICE_HOST_LOG_H_
#define HANDOVER_SERVICE_HOST_LOG_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/time.h"

// What a process says on standard error: a line an event, for people or for machines. Nothing of what is in a record,
// and no key, belongs in it.
namespace handover {

enum class LogFormat {
  kAuto,  // Text if standard error is a terminal, otherwise JSON.
  kJson,
  kText,
};
enum class LogLevel { kDebug, kInfo, kWarning, kError };

struct LogField {
  using Value = std::variant<std::string, int64_t, double>;
  std::string name;  // In snake_case.
  Value value;
};

// One event.
struct LogEvent {
  LogLevel level = LogLevel::kInfo;
  std::string name;     // What kind of event it is, in snake_case: it stays the same from release to release.
  std::string message;  // The same for people, with the values that they look for.
  std::vector<LogField> fields = {};
};

// The event as one line without its end: an object of JSON with the keys time (RFC 3339, UTC), level, process, event,
// message and those of the fields; or the time, the level, the message and the fields in words. Bytes that are no UTF-8
// are replaced, and control characters escaped. Pure.
std::string JsonLine(const LogEvent& event, std::string_view process, absl::Time time);
std::string TextLine(const LogEvent& event, std::string_view process, absl::Time time);

// From now on the process, named `process`, logs like this. Until then Log writes text. Call it while no other thread
// logs.
void StartLog(const std::string& process, LogFormat format, LogLevel least);

// Writes the event, if its level is not below the least. Safe from any thread.
void Log(const LogEvent& event);

// Shorter for the most usual ones.
inline void LogInfo(std::string name, std::string message, std::vector<LogField> fields = {}) {
  Log({LogLevel::kInfo, std::move(name), std::move(message), std::move(fields)});
}
inline void LogWarning(std::string name, std::string message, std::vector<LogField> fields = {}) {
  Log({LogLevel::kWarning, std::move(name), std::move(message), std::move(fields)});
}

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_LOG_H_
