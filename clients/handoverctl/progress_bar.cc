#include "clients/handoverctl/progress_bar.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

constexpr int64_t kBarWidth = 16;
constexpr double kMebibyte = 1 << 20;
constexpr absl::Duration kDrawInterval = absl::Milliseconds(100);
// Back to the start of the line, and everything to its end wiped.
constexpr char kStartOver[] = "\r\x1b[K";

double MebibytesOf(int64_t bytes) { return static_cast<double>(bytes) / kMebibyte; }

// What is done already, clamped: a file may grow while it is read.
int64_t DoneOf(const Progress& progress) { return std::clamp<int64_t>(progress.done, 0, progress.total); }

std::string BarText(const Progress& progress) {
  const int64_t done = DoneOf(progress);
  const auto filled = static_cast<size_t>(done * kBarWidth / progress.total);
  const std::string bar = std::string(filled, '#') + std::string(static_cast<size_t>(kBarWidth) - filled, ' ');
  return absl::StrFormat("[%s] %3d%%  ", bar, done * 100 / progress.total);
}

// How long the rest takes at the rate so far: "  3s left"; empty while nothing can be said.
std::string RestText(const Progress& progress) {
  const int64_t done = DoneOf(progress);
  if (done == 0) return "";
  const double rest = static_cast<double>(progress.total - done) / static_cast<double>(done);
  const absl::Duration left = absl::Ceil(progress.elapsed * rest, absl::Seconds(1));
  return absl::StrCat("  ", left == absl::ZeroDuration() ? "0s" : absl::FormatDuration(left), " left");
}

}  // namespace

std::string ProgressText(const Progress& progress) {
  const double seconds = std::max(absl::ToDoubleSeconds(progress.elapsed), 0.001);
  const auto rate = static_cast<int64_t>(static_cast<double>(progress.records) / seconds);
  const std::string rate_text = absl::StrCat(CountText(rate), "/s");
  const std::string records = NumberOf(progress.records, "record", "records");
  const bool in_bytes = progress.unit == ProgressUnit::kBytes;
  if (progress.total <= 0) {
    const std::string size = in_bytes ? absl::StrFormat("  %.1f MiB", MebibytesOf(progress.done)) : "";
    return absl::StrCat(records, "  ", rate_text, size);
  }
  const std::string counts = in_bytes ? absl::StrFormat("%s  %s  %.1f of %.1f MiB", records, rate_text,
                                                        MebibytesOf(DoneOf(progress)), MebibytesOf(progress.total))
                                      : absl::StrCat(CountText(DoneOf(progress)), " of ",
                                                     NumberOf(progress.total, "record", "records"), "  ", rate_text);
  return absl::StrCat(BarText(progress), counts, RestText(progress));
}

ProgressBar::ProgressBar(std::ostream* terminal, Clock clock, ProgressUnit unit, int64_t total)
    : terminal_(terminal), clock_(std::move(clock)), unit_(unit), total_(total), started_(clock_()) {}

void ProgressBar::Update(int64_t records, int64_t done) {
  if (terminal_ == nullptr) return;
  const absl::Time now = clock_();
  if (now - drawn_ < kDrawInterval) return;
  drawn_ = now;
  *terminal_ << kStartOver << ProgressText({records, unit_, done, total_, now - started_}) << std::flush;
}

void ProgressBar::Clear() {
  if (drawn_ != absl::InfinitePast()) *terminal_ << kStartOver << std::flush;
  drawn_ = absl::InfinitePast();
}

}  // namespace handover::ctl
