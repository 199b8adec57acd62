#include "registry_service/rpc/record_appender.h"

#include <utility>

#include "absl/strings/cord.h"
#include "registry_service/log/record_error.h"
#include "registry_service/rpc/ledger_proofs.h"
#include "registry_service/rpc/request_checks.h"
#include "service_host/permissions.h"

namespace handover::registry {
namespace {

// Beside RESOURCE_EXHAUSTED a client may conclude that nothing was appended.
absl::Status AppendedButNotProved(const absl::Status& queue_full) {
  absl::Status status(absl::StatusCode::kUnavailable, queue_full.message());
  queue_full.ForEachPayload(
      [&status](absl::string_view url, const absl::Cord& detail) { status.SetPayload(url, detail); });
  return status;
}

absl::Status CheckMayAppendAll(const Identity& caller, const v1::AppendRecordsRequest& request) {
  for (int i = 0; i < request.records_size(); ++i) {
    absl::Status may = CheckMayAppend(caller, request.records(i));
    if (!may.ok()) return AtRecord(static_cast<size_t>(i), may);
  }
  return absl::OkStatus();
}

}  // namespace

void RecordAppender::Append(const v1::AppendRecordsRequest& request, const Identity& caller,
                            std::shared_ptr<BatchSeries> series, AppendDone done) const {
  // What a caller may not append it does not learn more of.
  if (absl::Status may = CheckMayAppendAll(caller, request); !may.ok()) return done(std::move(may));
  // Shapes are checked here, where calls run side by side: the sequencer has one thread.
  if (absl::Status valid = CheckAppendRequest(request); !valid.ok()) return done(std::move(valid));
  Batch batch{
      {request.records().begin(), request.records().end()}, caller.name, std::move(series), request.validate_only()};
  AppendDone appended = done;
  if (request.with_proofs()) {
    appended = [this, done](absl::StatusOr<v1::AppendRecordsResponse> answer) {
      if (!answer.ok()) return done(std::move(answer));
      Prove(*std::move(answer), done);
    };
  }
  if (absl::Status queued = sequencer_.Submit(std::move(batch), std::move(appended)); !queued.ok()) {
    done(std::move(queued));
  }
}

void RecordAppender::Prove(v1::AppendRecordsResponse answer, AppendDone done) const {
  const auto shared = std::make_shared<v1::AppendRecordsResponse>(std::move(answer));
  const absl::Status queued = pool_.Submit([this, shared, done] {
    absl::Status proved = AddProofs(store_, signer_, *shared);
    if (proved.ok()) return done(std::move(*shared));
    done(std::move(proved));
  });
  if (!queued.ok()) done(AppendedButNotProved(queued));
}

}  // namespace handover::registry
