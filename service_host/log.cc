#include "service_host/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace handover {
namespace {

using Json = nlohmann::ordered_json;

std::string TimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", time, absl::UTCTimeZone()); }

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "";
}

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

// A text that cannot break the line or the terminal that it is read on.
std::string Printable(std::string_view text) { return absl::CHexEscape(absl::string_view(text.data(), text.size())); }

std::string TextOf(const LogField::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    const bool is_plain = !text->empty() && text->find_first_of(" =\"\\") == std::string::npos;
    return is_plain ? Printable(*text) : absl::StrCat("\"", Printable(*text), "\"");
  }
  return std::visit([](const auto& number) { return Json(number).dump(); }, value);
}

// How the logger of the process writes: it finds this in its name, since spdlog keeps nothing else for us.
constexpr char kJsonLogger[] = "json:";

bool WritesJson(const spdlog::logger& logger) { return logger.name().starts_with(kJsonLogger); }
std::string_view ProcessOf(const spdlog::logger& logger) {
  const std::string_view name = logger.name();
  return WritesJson(logger) ? name.substr(sizeof(kJsonLogger) - 1) : name;
}

}  // namespace

std::string JsonLine(const LogEvent& event, std::string_view process, absl::Time time) {
  Json line{{"time", TimeText(time)},
            {"level", NameOf(event.level)},
            {"process", process},
            {"event", event.name},
            {"message", event.message}};
  for (const LogField& field : event.fields) {
    std::visit([&](const auto& value) { line[field.name] = value; }, field.value);
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string TextLine(const LogEvent& event, std::string_view process, absl::Time time) {
  std::string line = absl::StrCat(TimeText(time), " ", std::string(process), " ", std::string(NameOf(event.level)),
                                  ": ", Printable(event.message));
  for (const LogField& field : event.fields) absl::StrAppend(&line, " ", field.name, "=", TextOf(field.value));
  return line;
}

void StartLog(const std::string& process, LogFormat format, LogLevel least) {
  const bool is_json = format == LogFormat::kJson || (format == LogFormat::kAuto && isatty(STDERR_FILENO) == 0);
  auto logger = std::make_shared<spdlog::logger>(is_json ? kJsonLogger + process : process,
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->set_level(ToSpdlog(least));
  spdlog::set_default_logger(std::move(logger));
}

void Log(const LogEvent& event) {
  spdlog::logger& logger = *spdlog::default_logger_raw();
  const spdlog::level::level_enum level = ToSpdlog(event.level);
  if (!logger.should_log(level)) return;
  const auto format = WritesJson(logger) ? JsonLine : TextLine;
  logger.log(level, spdlog::string_view_t(format(event, ProcessOf(logger), absl::Now())));
}

}  // namespace handover
