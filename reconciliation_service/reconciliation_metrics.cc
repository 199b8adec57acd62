#include "reconciliation_service/reconciliation_metrics.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"

namespace handover::reconciliation {
namespace {

// "MISMATCH_KIND_ONE_SIDED" as "one_sided".
std::string LabelOf(v1::MismatchKind kind) {
  const std::string name = v1::MismatchKind_Name(kind);
  return absl::AsciiStrToLower(absl::StripPrefix(name, "MISMATCH_KIND_"));
}

Metric OpenMismatches(const LiveAccounts& accounts) {
  Metric metric{.name = "handover_open_mismatches",
                .help = "Mismatches that stand, by kind, in all agreements together.",
                .kind = Metric::Kind::kGauge};
  for (const auto& [kind, count] : accounts.OpenMismatches()) {
    metric.samples.push_back({.labels = {{"kind", LabelOf(kind)}}, .value = static_cast<double>(count)});
  }
  return metric;
}

}  // namespace

std::vector<Metric> ReadMetrics(const LiveAccounts& accounts, const Feed& feed) {
  const LiveAccounts::Progress progress = accounts.progress();
  std::vector<Metric> metrics{
      Gauge("handover_head_revision", "The registry's head, as last heard.", static_cast<double>(progress.head.value)),
      Gauge("handover_followed_revision", "The revision that answers rest on.",
            static_cast<double>(progress.followed.value)),
      Gauge("handover_lag_records", "How many records the registry has that answers do not rest on yet.",
            static_cast<double>(progress.head.value - progress.followed.value)),
      Gauge("handover_lag_seconds",
            "How long ago the registry last said that everything had been read; up to a few seconds when all is well.",
            absl::ToDoubleSeconds(progress.behind)),
      Gauge("handover_following", "1 if questions are answered, otherwise 0.", accounts.CanAnswer() ? 1 : 0),
      Gauge("handover_watchers", "Watches that are open.", static_cast<double>(feed.watchers())),
  };
  metrics.push_back(OpenMismatches(accounts));
  return metrics;
}

}  // namespace handover::reconciliation
