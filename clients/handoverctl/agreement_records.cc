#include "clients/handoverctl/agreement_records.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

constexpr int kPageSize = 1000;

// What stands under a record of each kind.
std::vector<RecordKind> KindsUnder(RecordKind kind) {
  switch (kind) {
    case registry::v1::RECORD_KIND_AGREEMENT:
      return {registry::v1::RECORD_KIND_TERM, registry::v1::RECORD_KIND_OFFER, registry::v1::RECORD_KIND_HANDOVER,
              registry::v1::RECORD_KIND_EXPLANATION};
    case registry::v1::RECORD_KIND_TERM:
      return {registry::v1::RECORD_KIND_READING, registry::v1::RECORD_KIND_RUNNING_TOTAL};
    case registry::v1::RECORD_KIND_HANDOVER:
      return {registry::v1::RECORD_KIND_DECLARATION, registry::v1::RECORD_KIND_FINDING};
    case registry::v1::RECORD_KIND_EXPLANATION:
    case registry::v1::RECORD_KIND_FINDING:
      return {registry::v1::RECORD_KIND_EXPLANATION_RESPONSE};
    default:
      return {};
  }
}

// Reads level by level: what stands under the agreement, then what stands under each of these.
class AgreementReader {
 public:
  AgreementReader(const ListRecordsPage& list, int64_t revision) : list_(list), revision_(revision) {}

  absl::Status ReadUnder(const std::string& parent, RecordKind parent_kind) {
    for (const RecordKind kind : KindsUnder(parent_kind)) {
      const size_t first = records_.size();
      if (absl::Status status = ReadKind(parent, kind); !status.ok()) return status;
      const size_t end = records_.size();
      for (size_t i = first; i < end; ++i) {
        // The vector grows meanwhile, so the name is copied.
        const std::string name = records_[i].name();
        if (absl::Status status = ReadUnder(name, kind); !status.ok()) return status;
      }
    }
    return absl::OkStatus();
  }

  std::vector<Record> Take() && {
    std::ranges::sort(records_, {}, [](const Record& record) { return record.revision(); });
    return std::move(records_);
  }

 private:
  absl::Status ReadKind(const std::string& parent, RecordKind kind) {
    registry::v1::ListRecordsRequest request;
    request.set_parent(parent);
    request.set_kind(kind);
    request.set_page_size(kPageSize);
    request.set_revision(revision_);
    do {
      auto page = list_(request);
      if (!page.ok()) return page.status();
      for (Record& record : *page->mutable_records()) records_.push_back(std::move(record));
      if (records_.size() > kAgreementRecordsMax) {
        return absl::ResourceExhaustedError(
            absl::StrCat("the agreement has more than ", kAgreementRecordsMax, " records"));
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return absl::OkStatus();
  }

  const ListRecordsPage& list_;
  const int64_t revision_;
  std::vector<Record> records_;
};

}  // namespace

absl::StatusOr<std::vector<Record>> ReadAgreementRecords(const ListRecordsPage& list, const std::string& agreement,
                                                         int64_t revision) {
  AgreementReader reader(list, revision);
  if (absl::Status status = reader.ReadUnder(agreement, registry::v1::RECORD_KIND_AGREEMENT); !status.ok()) {
    return status;
  }
  return std::move(reader).Take();
}

}  // namespace handover::ctl
