#include "registry_service/storage/check_findings.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::registry {

void CheckFindings::Add(std::string file, std::string where, std::string what) {
  ++count_;
  if (kept_.size() == kKeptMax) return;
  // What SQLite has to say may have several lines.
  std::ranges::replace(what, '\n', ' ');
  kept_.push_back({.file = std::move(file), .where = std::move(where), .what = std::move(what)});
}

std::string ToLine(const CheckFinding& finding) {
  return absl::StrCat(finding.file, ": ", finding.where, ": ", finding.what);
}

}  // namespace handover::registry
