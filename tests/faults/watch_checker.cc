#include "tests/faults/watch_checker.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"

namespace handover::test {
namespace {

using Findings = std::vector<std::string>;

std::string Stream(size_t index) { return absl::StrCat("stream ", index + 1, ": "); }

std::vector<int64_t> RevisionsOf(const WatchedStream& stream) {
  std::vector<int64_t> revisions;
  for (const auto& message : stream.messages) {
    for (const auto& record : message.records()) revisions.push_back(record.revision());
  }
  return revisions;
}

}  // namespace

Findings CheckOrdered(const WatchHistory& history) {
  Findings findings;
  for (size_t i = 0; i < history.size(); ++i) {
    std::optional<int64_t> last;
    for (const int64_t revision : RevisionsOf(history[i])) {
      if (last.has_value() && revision < *last) {
        findings.push_back(absl::StrCat(Stream(i), "revision ", revision, " after ", *last));
      }
      last = revision;
    }
  }
  return findings;
}

Findings CheckUnique(const WatchHistory& history) {
  Findings findings;
  std::set<int64_t> sent;
  for (size_t i = 0; i < history.size(); ++i) {
    for (const int64_t revision : RevisionsOf(history[i])) {
      if (!sent.insert(revision).second) {
        findings.push_back(absl::StrCat(Stream(i), "revision ", revision, " for the second time"));
      }
    }
  }
  return findings;
}

Findings CheckNoGap(const WatchHistory& history) {
  Findings findings;
  std::optional<int64_t> last;
  for (size_t i = 0; i < history.size(); ++i) {
    for (const int64_t revision : RevisionsOf(history[i])) {
      if (last.has_value() && revision > *last + 1) {
        findings.push_back(absl::StrCat(Stream(i), "nothing between revisions ", *last, " and ", revision));
      }
      last = std::max(last.value_or(revision), revision);
    }
  }
  return findings;
}

Findings CheckResumable(const WatchHistory& history) {
  Findings findings;
  for (size_t i = 0; i < history.size(); ++i) {
    const std::vector<int64_t> revisions = RevisionsOf(history[i]);
    if (revisions.empty() || revisions.front() == history[i].after + 1) continue;
    findings.push_back(absl::StrCat(Stream(i), "begins with revision ", revisions.front(), ", want ",
                                    history[i].after + 1, ", which comes after what it was asked for"));
  }
  return findings;
}

Findings CheckProgress(const WatchHistory& history) {
  Findings findings;
  int64_t head = 0;
  for (size_t i = 0; i < history.size(); ++i) {
    int64_t sent = history[i].after;
    for (const auto& message : history[i].messages) {
      for (const auto& record : message.records()) sent = record.revision();
      if (message.revision() != sent) {
        findings.push_back(absl::StrCat(Stream(i), "says that all is sent up to ", message.revision(),
                                        ", and what came ends at ", sent));
      }
      if (message.head_revision() < std::max(head, sent)) {
        findings.push_back(absl::StrCat(Stream(i), "says that the head is ", message.head_revision(),
                                        ", want at least ", std::max(head, sent)));
      }
      head = std::max(head, message.head_revision());
    }
  }
  return findings;
}

Findings CheckWatch(const WatchHistory& history) {
  Findings all;
  for (auto* check : {CheckOrdered, CheckUnique, CheckNoGap, CheckResumable, CheckProgress}) {
    std::ranges::move(check(history), std::back_inserter(all));
  }
  return all;
}

}  // namespace handover::test
