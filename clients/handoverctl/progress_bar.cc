#include "clients/handoverctl/progress_bar.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

constexpr int64_t kBarWidth = 24;
constexpr double kMebibyte = 1 << 20;
constexpr absl::Duration kDrawInterval = absl::Milliseconds(100);
// Back to the start of the line, and everything to its end wiped.
constexpr char kStartOver[] = "\r\x1b[K";

}  // namespace

std::string ProgressText(const Progress& progress) {
  const double seconds = std::max(absl::ToDoubleSeconds(progress.elapsed), 0.001);
  const auto rate = static_cast<int64_t>(static_cast<double>(progress.records) / seconds);
  const std::string counts =
      absl::StrCat(NumberOf(progress.records, "record", "records"), "  ", CountText(rate), "/s  ");
  const double done_mib = static_cast<double>(progress.bytes_done) / kMebibyte;
  if (progress.bytes_total <= 0) return absl::StrFormat("%s%.1f MiB", counts, done_mib);
  const int64_t done = std::clamp<int64_t>(progress.bytes_done, 0, progress.bytes_total);
  const auto filled = static_cast<size_t>(done * kBarWidth / progress.bytes_total);
  const std::string bar = std::string(filled, '#') + std::string(static_cast<size_t>(kBarWidth) - filled, ' ');
  return absl::StrFormat("[%s] %3d%%  %s%.1f of %.1f MiB", bar, done * 100 / progress.bytes_total, counts, done_mib,
                         static_cast<double>(progress.bytes_total) / kMebibyte);
}

ProgressBar::ProgressBar(std::ostream& terminal, Clock clock, int64_t bytes_total)
    : terminal_(terminal), clock_(std::move(clock)), bytes_total_(bytes_total), started_(clock_()) {}

void ProgressBar::Update(int64_t records, int64_t bytes_done) {
  const absl::Time now = clock_();
  if (now - drawn_ < kDrawInterval) return;
  drawn_ = now;
  terminal_ << kStartOver << ProgressText({records, bytes_done, bytes_total_, now - started_}) << std::flush;
}

void ProgressBar::Clear() {
  if (drawn_ != absl::InfinitePast()) terminal_ << kStartOver << std::flush;
}

}  // namespace handover::ctl
