#include "reconciliation_service/rpc/request_check.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/interval.h"
#include "reconciliation_service/limits.h"
#include "service_host/error.h"

namespace handover::reconciliation {
namespace {

constexpr size_t kMismatchIdBytesMax = 255;
constexpr int64_t kTimeSecondsMin = -2'208'988'800;  // 1900-01-01
constexpr int64_t kTimeSecondsMax = 7'258'118'399;   // 2199-12-31

absl::Status Refuse(std::string_view field, std::string_view got, std::string_view want) {
  return MakeFieldError(absl::StatusCode::kInvalidArgument, "NAME_INVALID",
                        {{std::string(field), absl::StrCat(Quoted(got), ", want ", std::string(want))}});
}

bool IsNameOf(registry::v1::RecordKind kind, std::string_view name) {
  const auto parsed = ledger::ParseRecordName(name);
  return parsed.has_value() && parsed->kind == kind;
}

// Splits "{owner}/{collection}/{id}"; both are empty if `name` has no such form.
struct Split {
  std::string_view owner;
  std::string_view id;
};
Split SplitAt(std::string_view name, std::string_view collection) {
  const size_t place = name.find(collection);
  if (place == std::string_view::npos) return {};
  return {.owner = name.substr(0, place), .id = name.substr(place + collection.size())};
}

bool IsMismatchId(std::string_view id) {
  return !id.empty() && id.size() <= kMismatchIdBytesMax && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

absl::Status OutOfRange(std::string_view field, int64_t got, std::string_view want) {
  return MakeFieldError(absl::StatusCode::kInvalidArgument, "VALUE_OUT_OF_RANGE",
                        {{std::string(field), absl::StrCat(got, ", want ", std::string(want))}});
}

absl::Status CheckTime(std::string_view field, const google::protobuf::Timestamp& time) {
  const bool is_time = time.seconds() >= kTimeSecondsMin && time.seconds() <= kTimeSecondsMax && time.nanos() >= 0 &&
                       time.nanos() < 1'000'000'000;
  if (is_time) return absl::OkStatus();
  return OutOfRange(field, time.seconds(), "a time from 1900 to 2199, in seconds since 1970");
}

absl::Status CheckKinds(const google::protobuf::RepeatedField<int>& kinds) {
  if (kinds.size() > kFilterValuesMax) {
    return OutOfRange("kinds", kinds.size(), absl::StrCat("at most ", kFilterValuesMax, " kinds"));
  }
  for (const int kind : kinds) {
    if (kind == 0 || !v1::MismatchKind_IsValid(kind)) return OutOfRange("kinds", kind, "a MismatchKind");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckAgreementName(const std::string& parent) {
  if (IsNameOf(registry::v1::RECORD_KIND_AGREEMENT, parent)) return absl::OkStatus();
  return Refuse("parent", parent, "agreements/{agreement}");
}

absl::Status CheckCompletionName(const std::string& name) {
  const auto [term, id] = SplitAt(name, "/completions/");
  if (IsNameOf(registry::v1::RECORD_KIND_TERM, term) && ledger::IsId(id)) return absl::OkStatus();
  return Refuse("name", name, "agreements/{agreement}/terms/{term}/completions/{reading}");
}

absl::Status CheckMismatchName(const std::string& name) {
  const auto [agreement, id] = SplitAt(name, "/mismatches/");
  if (IsNameOf(registry::v1::RECORD_KIND_AGREEMENT, agreement) && IsMismatchId(id)) return absl::OkStatus();
  return Refuse("name", name, "agreements/{agreement}/mismatches/{mismatch}");
}

absl::Status CheckTermName(const std::string& term) {
  if (IsNameOf(registry::v1::RECORD_KIND_TERM, term)) return absl::OkStatus();
  return Refuse("term", term, "agreements/{agreement}/terms/{term}");
}

absl::Status CheckAxis(v1::TimelineAxis axis) {
  if (axis == v1::TIMELINE_AXIS_EVENT_DATE || axis == v1::TIMELINE_AXIS_RECORD_TIME) return absl::OkStatus();
  return OutOfRange("axis", axis, "a TimelineAxis");
}

absl::Status CheckAsOf(const v1::AsOf& as_of) {
  if (as_of.revision() < 0) return OutOfRange("as_of.revision", as_of.revision(), "0 or a revision");
  if (as_of.min_revision() < 0) return OutOfRange("as_of.min_revision", as_of.min_revision(), "0 or a revision");
  return CheckTime("as_of.time", as_of.time());
}

absl::Status CheckFilters(const v1::ListMismatchesRequest& request) {
  if (absl::Status status = CheckKinds(request.kinds()); !status.ok()) return status;
  if (request.states_size() > kFilterValuesMax) {
    return OutOfRange("states", request.states_size(), absl::StrCat("at most ", kFilterValuesMax, " states"));
  }
  for (const int state : request.states()) {
    if (state == 0 || !v1::MismatchState_IsValid(state)) return OutOfRange("states", state, "a MismatchState");
  }
  if (request.least_difference() < 0 || request.least_difference() > kCountMax) {
    return OutOfRange("least_difference", request.least_difference(), absl::StrCat("0 to ", kCountMax));
  }
  return absl::OkStatus();
}

absl::Status CheckWatch(const v1::WatchMismatchesRequest& request) {
  if (absl::Status status = CheckAgreementName(request.parent()); !status.ok()) return status;
  if (absl::Status status = CheckKinds(request.kinds()); !status.ok()) return status;
  if (request.after_revision() < 0) return OutOfRange("after_revision", request.after_revision(), "0 or a revision");
  return CheckTime("after_time", request.after_time());
}

}  // namespace handover::reconciliation
