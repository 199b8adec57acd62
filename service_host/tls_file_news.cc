#include "service_host/tls_file_news.h"

#include "absl/strings/str_cat.h"

namespace handover {
namespace {

// What is wrong; empty if nothing is.
std::string WarningOf(const absl::StatusOr<absl::Time>& expiry, absl::Time now) {
  if (!expiry.ok()) {
    return absl::StrCat(std::string(expiry.status().message()),
                        "; until that is mended, no new connection comes about");
  }
  if (*expiry - now > TlsFileNews::kExpiryNotice) return {};
  return absl::StrCat("tls_certificate: expires at ", absl::FormatTime(absl::RFC3339_sec, *expiry, absl::UTCTimeZone()),
                      ": renew it");
}

}  // namespace

std::optional<TlsFileNews::Line> TlsFileNews::Next(const absl::StatusOr<absl::Time>& expiry, absl::Time now) {
  const std::string warning = WarningOf(expiry, now);
  const bool is_said = warning == warned_of_ && (warning.empty() || now - warned_time_ < kRepeatInterval);
  if (is_said) return std::nullopt;
  warned_of_ = warning;
  warned_time_ = now;
  if (warning.empty()) return Line{.is_warning = false, .text = "the files of TLS can be used"};
  return Line{.is_warning = true, .text = warning};
}

}  // namespace handover
