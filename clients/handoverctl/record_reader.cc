#include "clients/handoverctl/record_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::ctl {

absl::StatusOr<RecordsByRevision> ReadRecords(const ReadRecordsAfter& read_after,
                                              const std::vector<int64_t>& revisions) {
  RecordsByRevision records;
  for (const int64_t revision : revisions) {
    if (records.contains(revision)) continue;
    auto response = read_after(revision - 1);
    if (!response.ok()) return response.status();
    for (auto& record : *response->mutable_records()) {
      const int64_t found = record.revision();
      if (std::ranges::binary_search(revisions, found)) records[found] = std::move(record);
    }
    if (!records.contains(revision)) {
      return absl::DataLossError(absl::StrCat("the ledger has no record of revision ", revision));
    }
  }
  return records;
}

}  // namespace handover::ctl
