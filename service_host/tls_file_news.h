#ifndef HANDOVER_SERVICE_HOST_TLS_FILE_NEWS_H_
#define HANDOVER_SERVICE_HOST_TLS_FILE_NEWS_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace handover {

// What an operator must hear about the files of TLS, each once when it comes about, and what stays so once a day. Not
// thread-safe.
class TlsFileNews {
 public:
  // How long before a certificate expires that is said first, and how often what stays so is said again.
  static constexpr absl::Duration kExpiryNotice = absl::Hours(14 * 24);
  static constexpr absl::Duration kRepeatInterval = absl::Hours(24);

  struct Line {
    bool is_warning;  // Otherwise it is good news.
    std::string text;

    friend bool operator==(const Line&, const Line&) = default;
  };

  // What is to be said now of files with `expiry`, as ExpiryOfTlsFiles gives it; nothing if it has been said.
  std::optional<Line> Next(const absl::StatusOr<absl::Time>& expiry, absl::Time now);

 private:
  std::string warned_of_;  // Empty: all was well.
  absl::Time warned_time_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_TLS_FILE_NEWS_H_
