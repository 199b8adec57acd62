#include "clients/handoverctl/error_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/handoverctl/text_page.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

struct NextStep {
  std::string_view reason;
  std::string_view step;
};

// One for each reason that a service can give, and for those of our own, in the order of the alphabet; a test compares.
constexpr std::array kNextSteps = {
    NextStep{"AGREEMENT_NOT_FOUND", "handoverctl list agreements"},
    NextStep{"ALREADY_SUPERSEDED", "name the newest record of the chain instead"},
    NextStep{"AS_OF_AHEAD",
             "a revision up to the head and a time up to now; handoverctl status says where the head is"},
    NextStep{"AUTHOR_INVALID", "say who writes as a name such as parties/ukr, with --author or HANDOVER_AUTHOR"},
    NextStep{"AUTHOR_MISSING", "say who writes, with --author or HANDOVER_AUTHOR"},
    NextStep{"BASIS_MISMATCH", "count on the basis of the term; handoverctl get TERM says which"},
    NextStep{"BATCH_TOO_LARGE", "fewer records at once; handoverctl import divides them by itself"},
    NextStep{"COMPLETION_NOT_FOUND", "handoverctl reconcile AGREEMENT, which lists the readings that there are"},
    NextStep{"CORRECTION_CYCLE", "name an earlier record as what is corrected"},
    NextStep{"DUPLICATE_NAME", "give each record a name of its own"},
    NextStep{"EXCHANGE_MISMATCH", "name the term of the same category in the opposite direction"},
    NextStep{"FIELDS_CONTRADICT", "leave out one of the two fields, or make them agree"},
    NextStep{"FIELD_NOT_ALLOWED", "leave the field out"},
    NextStep{"FIELD_OUTPUT_ONLY", "leave the field out: the registry sets it"},
    NextStep{"FIELD_REQUIRED", "add the field"},
    NextStep{"FIELD_UNKNOWN", "leave the field out, or use a registry of the same version"},
    NextStep{"FILE_UNREADABLE", "name a file that is there and that you may read"},
    NextStep{"FORMAT_INVALID", "write the value in the form that is wanted"},
    NextStep{"IDENTITY_INVALID",
             "a certificate with one SPIFFE ID of the service's trust domain, such as spiffe://example.org/party/ukr"},
    NextStep{"LEDGER_DIVERGED", "trust no earlier answer, and have an operator compare the ledger with its copies"},
    NextStep{"MISMATCH_NOT_FOUND", "handoverctl mismatches AGREEMENT, which lists those that there are"},
    NextStep{"NAME_INVALID", "a name such as agreements/istanbul-2025-06-02; handoverctl list agreements has some"},
    NextStep{"NAME_TAKEN", "give the record a name of its own; a record never changes, a later one takes its place"},
    NextStep{"NOT_CAUGHT_UP", "ask handoverctl status, and again once it says that it follows"},
    NextStep{"OUTPUT_NOT_WRITTEN", "make room there, or name another place that you may write to"},
    NextStep{"PAGE_TOKEN_INVALID", "the same again, from the first page"},
    NextStep{"PARTY_NOT_IN_AGREEMENT", "handoverctl get AGREEMENT, which lists its parties"},
    NextStep{"PARTY_ROLE_MISMATCH", "handoverctl get HANDOVER, which says who hands over and who receives"},
    NextStep{"QUEUE_FULL", "the same again in a moment"},
    NextStep{"RECORD_NOT_FOUND", "handoverctl list PARENT KIND, which lists the names that there are"},
    NextStep{"REFERENCE_NOT_FOUND", "import the record that is referred to first"},
    NextStep{"REVISION_AHEAD", "a revision up to the head, or none for the head itself"},
    NextStep{"ROLE_NOT_ALLOWED", "the certificate of another role; handoverctl settings says which one was shown"},
    NextStep{"SHUTTING_DOWN", "the same again once the service is back"},
    NextStep{"SPEAKER_NOT_CALLER",
             "the certificate of the party that states it; handoverctl settings says which one was shown"},
    NextStep{"STATEMENT_INCOMPLETE", "add what is wanted; --help says how"},
    NextStep{"STORE_CORRUPT", "have an operator check the registry's store, and restore it from a copy"},
    NextStep{"STORE_FULL", "make room where the registry stores its ledger; it goes on by itself then"},
    NextStep{"STRING_TOO_LONG", "a shorter text"},
    NextStep{"TERM_NOT_FOUND", "handoverctl list AGREEMENT terms"},
    NextStep{"TOO_MANY_CALLS", "the same again in a moment, and fewer at once"},
    NextStep{"TOO_MANY_STREAMS", "end one of the watches that are open, and the same again"},
    NextStep{"VALUE_OUT_OF_RANGE", "a value within the bounds that are named"},
    NextStep{"WRONG_PARENT", "name a record of the same agreement, term or handover"},
    NextStep{"WRONG_PREDECESSOR", "name a record of the same party, role and subject as what is corrected"},
};

// What to do about a failure that no reason names.
std::string StepOf(const absl::Status& status, const Target& target) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return absl::StrCat("start the ", target.service, " service at ", target.address, ", or say with --",
                          target.service, " where it is");
    case absl::StatusCode::kDeadlineExceeded:
      return "the same again; it is safe to repeat";
    case absl::StatusCode::kUnimplemented:
      return absl::StrCat("say with --", target.service, " where it is; handoverctl settings says what is in force");
    default:
      return "";
  }
}

// "Connection refused" of "failed to connect to all addresses; last error: ...: Connection refused"
std::string LastClause(const std::string& message) {
  const size_t colon = message.rfind(": ");
  return colon == std::string::npos ? message : message.substr(colon + 2);
}

std::string MessageOf(const absl::Status& status, const std::string& reason, const Target& target) {
  const std::string message(status.message());
  if (!reason.empty()) return message;
  // Without a reason it is not a service of ours that speaks, but what stands between; its last words say what is
  // wrong.
  const std::string service = absl::StrCat("the ", target.service, " service at ", target.address);
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return absl::StrCat(service, " cannot be reached: ", LastClause(message));
    case absl::StatusCode::kDeadlineExceeded:
      return service + " did not answer in time";
    case absl::StatusCode::kUnimplemented:
      return absl::StrCat("what listens at ", target.address, " is not the ", target.service, " service");
    default:
      return message;
  }
}

// What is told of a failure.
struct Told {
  std::string word;
  std::string message;
  std::string step;
};

Told WhatToTell(const absl::Status& status, const Target& target) {
  const std::string reason = ReasonOf(status);
  // No service has said anything: who listens there, then?
  if (reason.empty() && target.look_again && (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status))) {
    if (const auto fault = target.look_again()) return {fault->reason, fault->message, fault->step};
  }
  const std::string step = NextStepOf(reason);
  return {.word = !reason.empty()                 ? reason
                  : absl::IsUnimplemented(status) ? "WRONG_SERVICE"
                                                  : absl::StatusCodeToString(status.code()),
          .message = MessageOf(status, reason, target),
          .step = step.empty() ? StepOf(status, target) : step};
}

}  // namespace

std::string ErrorText(const std::string& undertaking, const Target& target, const absl::Status& status,
                      const std::string& name) {
  const Told told = WhatToTell(status, target);
  const std::vector<std::string> lines = absl::StrSplit(told.message, '\n');
  TextPage page;
  if (lines.size() == 1) {
    page.AddLine(0, absl::StrCat("handoverctl: cannot ", undertaking, ": ", lines[0], " [", told.word, "]"));
  } else {
    page.AddLine(0, absl::StrCat("handoverctl: cannot ", undertaking, " [", told.word, "]"));
    for (const std::string& line : lines) page.AddLine(2, line);
  }
  if (absl::IsNotFound(status) && !name.empty() && target.nearest) {
    const std::vector<std::string> nearest = target.nearest(name);
    if (!nearest.empty()) page.AddLine(2, absl::StrCat("the nearest that is there: ", absl::StrJoin(nearest, ", ")));
  }
  if (!told.step.empty()) page.AddLine(2, absl::StrCat("try: ", told.step));
  return page.text();
}

Ending ErrorEnding(const std::string& undertaking, const Target& target, const absl::Status& status,
                   const std::string& name) {
  return {ErrorText(undertaking, target, status, name), absl::IsDataLoss(status) ? kExitNotVerified : kExitFailed};
}

std::string NextStepOf(const std::string& reason) {
  const auto known = std::ranges::find(kNextSteps, reason, &NextStep::reason);
  return known == kNextSteps.end() ? "" : std::string(known->step);
}

}  // namespace handover::ctl
