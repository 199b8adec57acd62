#ifndef HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "clients/handoverctl/append_retry.h"
#include "clients/handoverctl/batch_reader.h"

namespace handover::ctl {

// What an import has come to.
struct ImportTotals {
  int64_t created = 0;
  int64_t existed = 0;
  std::string ledger_id;                  // Empty until a batch is stored.
  int64_t revision = 0;                   // The head after the last batch.
  std::optional<LinePlace> stored_up_to;  // The last record that is stored.

  int64_t records() const { return created + existed; }
  // "imported 12 records: 10 created, 2 already there; ledger 0123... at revision 12"
  std::string Summary() const;
};

// Appends what a reader yields, one batch after the other. Not thread-safe.
class Importer {
 public:
  // Told after each batch that is stored.
  using Report = std::function<void(const ImportTotals& totals, const BatchReader& reader)>;

  Importer(Append append, Pause pause, Report report);

  // Appends everything that `reader` still has. Fails at the first line that is no record and at the first batch that
  // the registry does not store, with the registry's code and details and a message that names the lines. What stands
  // before that batch is stored then.
  absl::Status Import(BatchReader& reader);

  const ImportTotals& totals() const { return totals_; }

 private:
  absl::Status Count(const registry::v1::AppendRecordsResponse& response, const Batch& batch);

  const Append append_;
  const Pause pause_;
  const Report report_;
  ImportTotals totals_;
};

// The registry's refusal of `batch` in terms of lines: "records[3].name: ..." becomes "records.ndjson:7: name: ...",
// one line of text for each violation. Code and details stay.
absl::Status LocateRefusal(const absl::Status& refusal, const Batch& batch);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_
