#include "reconciliation_service/rpc/mismatch_stream.h"

#include <algorithm>
#include <utility>

#include "reconciliation_service/accounting/proto_time.h"
#include "reconciliation_service/rpc/agreement_question.h"
#include "reconciliation_service/rpc/request_check.h"
#include "service_host/error.h"
#include "service_host/queue_error.h"

namespace handover::reconciliation {
namespace {

absl::Status IsAhead(std::string_view field, std::string_view got, std::string_view want) {
  return MakeFieldError(absl::StatusCode::kOutOfRange, "AS_OF_AHEAD",
                        {{std::string(field), absl::StrCat(std::string(got), ", want ", std::string(want))}});
}

std::string InWords(absl::Time time) { return absl::FormatTime(time, absl::UTCTimeZone()); }

// Where a watch begins that `request` asks for, of what has been read and settled up to `as_of`.
absl::StatusOr<EventCursor> BeginOf(const v1::WatchMismatchesRequest& request, const Accounts& accounts, AsOf as_of) {
  const int64_t after = request.after_revision();
  if (after > as_of.revision.value) {
    return IsAhead("after_revision", absl::StrCat(after), absl::StrCat("0 to ", as_of.revision.value));
  }
  EventCursor begin;
  if (after > 0) begin.time = accounts.record_times().Of({after});
  if (!request.has_after_time()) return begin;
  const absl::Time time = FromProto(request.after_time());
  if (time > as_of.time) return IsAhead("after_time", InWords(time), absl::StrCat("at most ", InWords(as_of.time)));
  begin.time = std::max(begin.time, time);
  return begin;
}

}  // namespace

MismatchStream::MismatchStream(grpc::CallbackServerContext& context, const LiveAccounts& accounts, Feed& feed,
                               WorkerPool& pool, absl::StatusOr<Gate::Pass> pass,
                               const v1::WatchMismatchesRequest& request)
    : WatchStream(context, feed, pool, std::move(pass)), accounts_(accounts), request_(request) {
  v1::WatchMismatchesResponse first;
  const absl::Status started = Start(first);
  Begin(started, std::move(first));
}

absl::Status MismatchStream::Start(v1::WatchMismatchesResponse& first) {
  if (absl::Status status = CheckWatch(request_); !status.ok()) return status;
  const auto answer = [&](const Accounts& all, const AgreementAccount&, AsOf as_of) {
    auto begin = BeginOf(request_, all, as_of);
    if (!begin.ok()) return begin.status();
    sent_ = *std::move(begin);
    return absl::OkStatus();
  };
  absl::Status status = accounts_.AskSettled(OfAgreement(request_.parent(), answer), *first.mutable_basis());
  first.mutable_basis()->set_revision(request_.after_revision());
  first.mutable_basis()->clear_as_of_time();
  if (sent_.time != absl::InfinitePast()) *first.mutable_basis()->mutable_as_of_time() = ToProto(sent_.time);
  basis_ = first.basis();
  return status;
}

absl::Status MismatchStream::Stopping() const {
  absl::Status status = ShuttingDownAt({basis_.revision()});
  if (!basis_.has_as_of_time()) return status;
  return WithMetadata(std::move(status), "resume_after_time",
                      absl::FormatTime(absl::RFC3339_full, FromProto(basis_.as_of_time()), absl::UTCTimeZone()));
}

absl::Status MismatchStream::Read(v1::WatchMismatchesResponse& message) {
  const auto is_wanted = [this](v1::MismatchKind kind) {
    return request_.kinds().empty() || std::ranges::find(request_.kinds(), kind) != request_.kinds().end();
  };
  v1::Basis basis;
  const auto answer = [&](const Accounts& all, const AgreementAccount& agreement, AsOf as_of) {
    EventSlice slice = EventsAfter(all, agreement, sent_, as_of.time, is_wanted);
    sent_ = std::move(slice.end);
    read_ = as_of.revision;
    reached_end_ = slice.reached_end;
    for (v1::MismatchEvent& event : slice.events) *message.add_events() = std::move(event);
    basis.set_revision(all.record_times().LastBy(sent_.time).value);
    return absl::OkStatus();
  };
  v1::Basis settled;
  absl::Status status = accounts_.AskSettled(OfAgreement(request_.parent(), answer), settled);
  if (!status.ok() || !sent_.is_whole) return status;
  basis.set_ledger_id(settled.ledger_id());
  basis.set_head_revision(settled.head_revision());
  *basis.mutable_as_of_time() = ToProto(sent_.time);
  basis_ = basis;
  *message.mutable_basis() = std::move(basis);
  return status;
}

}  // namespace handover::reconciliation
