#ifndef HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "clients/cpp/record_import.h"
#include "clients/cpp/retry.h"
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

// Appends what a reader yields, several batches on their way at once. Not thread-safe.
class Importer {
 public:
  // Begins a stream to the registry.
  using Open = std::function<std::unique_ptr<client::RecordImport>()>;
  // Told after each batch that is stored.
  using Report = std::function<void(const ImportTotals& totals, const BatchReader& reader)>;

  Importer(Open open, client::Pause pause, Report report);

  // Appends everything that `reader` still has. Where the registry is not there for now (see client::Retry), what has
  // no answer is sent again, which is safe: what has been stored is recognised by its name. Fails at the first line
  // that is no record and at the first batch that the registry does not store, with the registry's code and details
  // and a message that names the lines. What stands before that batch is stored then, and nothing after it.
  absl::Status Import(BatchReader& reader);

  const ImportTotals& totals() const { return totals_; }

 private:
  // Reads and sends batches until as many as may be are on their way, or there are no more.
  void SendAhead(BatchReader& reader);
  // Waits until the oldest batch is stored.
  absl::Status AwaitOldest();
  void SendAgain();
  absl::Status Count(const registry::v1::AppendRecordsResponse& response, const Batch& batch);

  const Open open_;
  client::Retry retry_;
  const Report report_;
  ImportTotals totals_;

  std::unique_ptr<client::RecordImport> stream_;
  std::deque<Batch> on_their_way_;  // Sent, and not answered yet, oldest first.
  bool at_end_ = false;             // Whether there is nothing more to be read.
  absl::Status read_error_;         // Why the reader ended early.
};

// The registry's refusal of `batch` in terms of lines: "records[3].name: ..." becomes "records.ndjson:7: name: ...",
// one line of text for each violation. Code and details stay.
absl::Status LocateRefusal(const absl::Status& refusal, const Batch& batch);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_IMPORTER_H_
