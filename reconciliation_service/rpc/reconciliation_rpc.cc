#include "reconciliation_service/rpc/reconciliation_rpc.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/verdict.h"
#include "reconciliation_service/rpc/agreement_question.h"
#include "reconciliation_service/rpc/mismatch_stream.h"
#include "reconciliation_service/rpc/page.h"
#include "reconciliation_service/rpc/request_check.h"
#include "reconciliation_service/rpc/timeline_answer.h"
#include "service_host/error.h"
#include "service_host/grpc_status.h"

namespace handover::reconciliation {
namespace {

// Answers a unary call of `method`, if the caller may make it, with `answer`, once the revision that `as_of` wants to
// be read has been, or cannot be waited for any longer.
template <typename AnswerFunction>
grpc::ServerUnaryReactor* Reply(grpc::CallbackServerContext* context, Gate& gate, std::string_view method,
                                const LiveAccounts& accounts, const v1::AsOf& as_of, AnswerFunction answer) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  absl::Status status = gate.Admit(*context, method).status();
  if (status.ok()) status = CheckAsOf(as_of);
  if (status.ok()) {
    // The request and the response live until the reactor has finished.
    status = accounts.WaitFor({as_of.min_revision()}, [reactor, answer] { reactor->Finish(ToGrpcStatus(answer())); });
  }
  if (!status.ok()) reactor->Finish(ToGrpcStatus(status));
  return reactor;
}

// Whether the smallest absolute value of `difference` is at least `least`.
bool IsAtLeast(const v1::Interval& difference, int64_t least) {
  const bool above = difference.has_least() && difference.least() >= least;
  const bool below = difference.has_most() && difference.most() <= -least;
  return above || below;
}

bool IsWanted(const auto& wanted, int value) { return std::ranges::find(wanted, value) != wanted.end(); }

bool PassesFilter(const v1::Mismatch& mismatch, const v1::ListMismatchesRequest& request) {
  if (!request.kinds().empty() && !IsWanted(request.kinds(), mismatch.kind())) return false;
  if (!request.states().empty() && !IsWanted(request.states(), mismatch.state())) return false;
  if (request.least_difference() == 0) return true;
  return mismatch.has_difference() && IsAtLeast(mismatch.difference(), request.least_difference());
}

// Writes out all that a page token is bound to.
std::string QueryOf(const v1::ListMismatchesRequest& request) {
  return absl::StrCat("mismatches of ", request.parent(), " kinds ", absl::StrJoin(request.kinds(), ","), " states ",
                      absl::StrJoin(request.states(), ","), " least ", request.least_difference());
}

absl::Status ListCompletionsInto(const LiveAccounts& accounts, const v1::ListCompletionsRequest& request,
                                 v1::ListCompletionsResponse& response) {
  if (absl::Status status = CheckAgreementName(request.parent()); !status.ok()) return status;
  const auto size = PageSizeOf(request.page_size());
  if (!size.ok()) return size.status();
  const std::string query = absl::StrCat("completions of ", request.parent());
  const auto after = ReadPageToken(query, request.page_token());
  if (!after.ok()) return after.status();
  const auto answer = [&](const Accounts& all, const AgreementAccount& agreement, AsOf as_of) {
    auto page = CutPage(CompletionsOf(agreement, as_of), query, *after, *size);
    std::set<std::string> terms;
    for (v1::Completion& completion : page.items) {
      terms.insert(completion.term());
      *response.add_completions() = std::move(completion);
    }
    for (const std::string& term : terms) {
      std::ranges::move(OffersUnder(agreement.terms().at(term), as_of),
                        RepeatedPtrFieldBackInserter(response.mutable_offers()));
    }
    response.set_next_page_token(std::move(page.next_page_token));
    response.set_verdict(VerdictOf(all, agreement, as_of));
    return absl::OkStatus();
  };
  return accounts.Ask(request.as_of(), OfAgreement(request.parent(), answer), *response.mutable_basis());
}

absl::Status ListMismatchesInto(const LiveAccounts& accounts, const v1::ListMismatchesRequest& request,
                                v1::ListMismatchesResponse& response) {
  if (absl::Status status = CheckAgreementName(request.parent()); !status.ok()) return status;
  if (absl::Status status = CheckFilters(request); !status.ok()) return status;
  const auto size = PageSizeOf(request.page_size());
  if (!size.ok()) return size.status();
  const std::string query = QueryOf(request);
  const auto after = ReadPageToken(query, request.page_token());
  if (!after.ok()) return after.status();
  const auto answer = [&](const Accounts& all, const AgreementAccount& agreement, AsOf as_of) {
    MismatchPage page =
        PageOfMismatches(all, agreement,
                         {.after = *after,
                          .size_max = static_cast<size_t>(*size),
                          .including_closed = IsWanted(request.states(), v1::MISMATCH_STATE_CLOSED),
                          .accepts = [&](const v1::Mismatch& mismatch) { return PassesFilter(mismatch, request); }},
                         as_of);
    std::ranges::move(page.mismatches, RepeatedPtrFieldBackInserter(response.mutable_mismatches()));
    if (!page.last_name.empty()) response.set_next_page_token(MakePageToken(query, page.last_name));
    return absl::OkStatus();
  };
  return accounts.Ask(request.as_of(), OfAgreement(request.parent(), answer), *response.mutable_basis());
}

absl::Status GetCompletionInto(const LiveAccounts& accounts, const v1::GetCompletionRequest& request,
                               v1::GetCompletionResponse& response) {
  if (absl::Status status = CheckCompletionName(request.name()); !status.ok()) return status;
  const std::string agreement_name(ledger::AgreementOf(request.name()));
  const auto answer = [&](const Accounts&, const AgreementAccount& agreement, AsOf as_of) {
    auto completion = FindCompletion(agreement, request.name(), as_of);
    if (!completion.has_value()) return NotFound("COMPLETION_NOT_FOUND", request.name());
    *response.mutable_completion() = *std::move(completion);
    return absl::OkStatus();
  };
  return accounts.Ask(request.as_of(), OfAgreement(agreement_name, answer), *response.mutable_basis());
}

absl::Status GetMismatchInto(const LiveAccounts& accounts, const v1::GetMismatchRequest& request,
                             v1::GetMismatchResponse& response) {
  if (absl::Status status = CheckMismatchName(request.name()); !status.ok()) return status;
  const std::string agreement_name(ledger::AgreementOf(request.name()));
  const auto answer = [&](const Accounts& all, const AgreementAccount& agreement, AsOf as_of) {
    auto mismatch = FindMismatch(all, agreement, request.name(), as_of);
    if (!mismatch.has_value()) return NotFound("MISMATCH_NOT_FOUND", request.name());
    *response.mutable_mismatch() = *std::move(mismatch);
    return absl::OkStatus();
  };
  return accounts.Ask(request.as_of(), OfAgreement(agreement_name, answer), *response.mutable_basis());
}

}  // namespace

grpc::ServerUnaryReactor* ReconciliationRpc::GetCompletion(grpc::CallbackServerContext* context,
                                                           const v1::GetCompletionRequest* request,
                                                           v1::GetCompletionResponse* response) {
  return Reply(context, gate_, "ReconciliationService.GetCompletion", accounts_, request->as_of(),
               [this, request, response] { return GetCompletionInto(accounts_, *request, *response); });
}

grpc::ServerUnaryReactor* ReconciliationRpc::ListCompletions(grpc::CallbackServerContext* context,
                                                             const v1::ListCompletionsRequest* request,
                                                             v1::ListCompletionsResponse* response) {
  return Reply(context, gate_, "ReconciliationService.ListCompletions", accounts_, request->as_of(),
               [this, request, response] { return ListCompletionsInto(accounts_, *request, *response); });
}

grpc::ServerUnaryReactor* ReconciliationRpc::GetMismatch(grpc::CallbackServerContext* context,
                                                         const v1::GetMismatchRequest* request,
                                                         v1::GetMismatchResponse* response) {
  return Reply(context, gate_, "ReconciliationService.GetMismatch", accounts_, request->as_of(),
               [this, request, response] { return GetMismatchInto(accounts_, *request, *response); });
}

grpc::ServerUnaryReactor* ReconciliationRpc::ListMismatches(grpc::CallbackServerContext* context,
                                                            const v1::ListMismatchesRequest* request,
                                                            v1::ListMismatchesResponse* response) {
  return Reply(context, gate_, "ReconciliationService.ListMismatches", accounts_, request->as_of(),
               [this, request, response] { return ListMismatchesInto(accounts_, *request, *response); });
}

grpc::ServerWriteReactor<v1::WatchMismatchesResponse>* ReconciliationRpc::WatchMismatches(
    grpc::CallbackServerContext* context, const v1::WatchMismatchesRequest* request) {
  // It deletes itself in OnDone.
  return new MismatchStream(*context, accounts_, feed_, pool_,
                            gate_.AdmitStream(*context, "ReconciliationService.WatchMismatches"), *request);
}

grpc::ServerUnaryReactor* ReconciliationRpc::GetTimeline(grpc::CallbackServerContext* context,
                                                         const v1::GetTimelineRequest* request,
                                                         v1::GetTimelineResponse* response) {
  return Reply(context, gate_, "ReconciliationService.GetTimeline", accounts_, request->as_of(),
               [this, request, response] { return GetTimelineInto(accounts_, *request, *response); });
}

grpc::ServerUnaryReactor* ReconciliationRpc::GetStatus(grpc::CallbackServerContext* context,
                                                       const v1::GetStatusRequest*, v1::GetStatusResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const absl::Status admitted = gate_.Admit(*context, "ReconciliationService.GetStatus").status();
  if (admitted.ok()) *response = accounts_.Status();
  reactor->Finish(ToGrpcStatus(admitted));
  return reactor;
}

}  // namespace handover::reconciliation
