#include "clients/handoverctl/error_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/handoverctl/text_page.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

struct NextStep {
  std::string_view reason;
  std::string_view step;
};

constexpr std::array kNextSteps = {
    NextStep{"AGREEMENT_NOT_FOUND", "handoverctl list agreements"},
    NextStep{"ALREADY_SUPERSEDED", "name the newest record of the chain instead"},
    NextStep{"AS_OF_AHEAD",
             "a revision up to the head and a time up to now; handoverctl status says where the head is"},
    NextStep{"AUTHOR_MISSING", "say who writes, with --author or HANDOVER_AUTHOR"},
    NextStep{"LEDGER_DIVERGED", "trust no earlier answer, and have an operator compare the ledger with its copies"},
    NextStep{"NAME_TAKEN", "give the record a name of its own; a record never changes, a later one takes its place"},
    NextStep{"NOT_CAUGHT_UP", "ask handoverctl status, and again once it says that it follows"},
    NextStep{"QUEUE_FULL", "the same again in a moment"},
    NextStep{"RECORD_NOT_FOUND", "handoverctl list PARENT KIND, which lists the names that there are"},
    NextStep{"REFERENCE_NOT_FOUND", "import the record that is referred to first"},
    NextStep{"REVISION_AHEAD", "a revision up to the head, or none for the head itself"},
    NextStep{"SHUTTING_DOWN", "the same again once the registry is back"},
    NextStep{"STORE_CORRUPT", "have an operator check the registry's store, and restore it from a copy"},
    NextStep{"STORE_FULL", "make room where the registry stores its ledger; it goes on by itself then"},
};

// What to do about a failure that no reason names.
std::string StepOf(const absl::Status& status, const Target& target) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return absl::StrCat("start the ", target.service, " service at ", target.address, ", or say with --",
                          target.service, " where it is");
    case absl::StatusCode::kDeadlineExceeded:
      return "the same again; it is safe to repeat";
    default:
      return "";
  }
}

std::string NextStepOf(const absl::Status& status, const std::string& reason, const Target& target) {
  const auto known = std::ranges::find(kNextSteps, reason, &NextStep::reason);
  return known == kNextSteps.end() ? StepOf(status, target) : std::string(known->step);
}

// "Connection refused" of "failed to connect to all addresses; last error: ...: Connection refused"
std::string LastClause(const std::string& message) {
  const size_t colon = message.rfind(": ");
  return colon == std::string::npos ? message : message.substr(colon + 2);
}

std::string MessageOf(const absl::Status& status, const std::string& reason, const Target& target) {
  const std::string message(status.message());
  // Without a reason it is not a service of ours that speaks, but what stands between; its last words say what is
  // wrong.
  if (status.code() == absl::StatusCode::kUnavailable && reason.empty()) {
    return absl::StrCat("the ", target.service, " service at ", target.address,
                        " cannot be reached: ", LastClause(message));
  }
  if (status.code() == absl::StatusCode::kDeadlineExceeded && reason.empty()) {
    return absl::StrCat("the ", target.service, " service at ", target.address, " did not answer in time");
  }
  return message;
}

}  // namespace

std::string ErrorText(const std::string& undertaking, const Target& target, const absl::Status& status) {
  const std::string reason = ReasonOf(status);
  const std::string word = reason.empty() ? absl::StatusCodeToString(status.code()) : reason;
  const std::vector<std::string> lines = absl::StrSplit(MessageOf(status, reason, target), '\n');
  TextPage page;
  if (lines.size() == 1) {
    page.AddLine(0, absl::StrCat("handoverctl: cannot ", undertaking, ": ", lines[0], " [", word, "]"));
  } else {
    page.AddLine(0, absl::StrCat("handoverctl: cannot ", undertaking, " [", word, "]"));
    for (const std::string& line : lines) page.AddLine(2, line);
  }
  const std::string step = NextStepOf(status, reason, target);
  if (!step.empty()) page.AddLine(2, absl::StrCat("try: ", step));
  return page.text();
}

}  // namespace handover::ctl
