#include "service_host/permissions.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

// A column for each role, in this order.
constexpr std::array kColumns = {Role::kOperator, Role::kParty, Role::kObserver, Role::kReader};

size_t ColumnOf(Role role) { return static_cast<size_t>(std::ranges::find(kColumns, role) - kColumns.begin()); }

struct MethodRow {
  std::string_view method;
  std::array<bool, kColumns.size()> may_call;
};

struct KindRow {
  RecordKind kind;
  std::array<AppendRight, kColumns.size()> right;
};

constexpr bool kYes = true;
constexpr bool kNo = false;
constexpr AppendRight kNone = AppendRight::kNone;
constexpr AppendRight kOwn = AppendRight::kOwn;
constexpr AppendRight kAny = AppendRight::kAny;

// clang-format off

// What is declared is there to be read: whoever is known may read all of it.
constexpr std::array kMethods = {
    //                                                  operator party observer reader
    MethodRow{"LedgerService.GetCheckpoint",           {kYes,    kYes, kYes,    kYes}},
    MethodRow{"LedgerService.GetConsistencyProof",     {kYes,    kYes, kYes,    kYes}},
    MethodRow{"LedgerService.GetInclusionProof",       {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.GetCompletion",   {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.GetMismatch",     {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.GetStatus",       {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.GetTimeline",     {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.ListCompletions", {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.ListMismatches",  {kYes,    kYes, kYes,    kYes}},
    MethodRow{"ReconciliationService.WatchMismatches", {kYes,    kYes, kYes,    kYes}},
    MethodRow{"RegistryService.AppendRecords",         {kYes,    kYes, kYes,    kNo}},
    MethodRow{"RegistryService.GetRecord",             {kYes,    kYes, kYes,    kYes}},
    MethodRow{"RegistryService.ImportRecords",         {kYes,    kYes, kYes,    kNo}},
    MethodRow{"RegistryService.ListRecords",           {kYes,    kYes, kYes,    kYes}},
    MethodRow{"RegistryService.WatchRecords",          {kYes,    kYes, kYes,    kYes}},
};

// An operator records what anybody has stated in public; the record's author says that it did.
constexpr std::array kKinds = {
    //                                                       operator party  observer reader
    KindRow{registry::v1::RECORD_KIND_PARTY,                {kAny,    kNone, kNone,   kNone}},
    KindRow{registry::v1::RECORD_KIND_AGREEMENT,            {kAny,    kNone, kNone,   kNone}},
    KindRow{registry::v1::RECORD_KIND_TERM,                 {kAny,    kNone, kNone,   kNone}},
    KindRow{registry::v1::RECORD_KIND_READING,              {kAny,    kOwn,  kNone,   kNone}},
    KindRow{registry::v1::RECORD_KIND_OFFER,                {kAny,    kOwn,  kNone,   kNone}},
    // That an event took place may be said by either side of it, and by who watched. What each counted there is a
    // declaration of its own.
    KindRow{registry::v1::RECORD_KIND_HANDOVER,             {kAny,    kOwn,  kAny,    kNone}},
    KindRow{registry::v1::RECORD_KIND_DECLARATION,          {kAny,    kOwn,  kOwn,    kNone}},
    KindRow{registry::v1::RECORD_KIND_RUNNING_TOTAL,        {kAny,    kOwn,  kOwn,    kNone}},
    KindRow{registry::v1::RECORD_KIND_FINDING,              {kAny,    kOwn,  kOwn,    kNone}},
    KindRow{registry::v1::RECORD_KIND_EXPLANATION,          {kAny,    kOwn,  kNone,   kNone}},
    KindRow{registry::v1::RECORD_KIND_EXPLANATION_RESPONSE, {kAny,    kOwn,  kNone,   kNone}},
};

// clang-format on

// In whose name a record speaks, and the field that says so.
struct Speakers {
  std::string_view field;
  std::vector<std::string_view> names;
};

Speakers SpeakersOf(const Record& record) {
  switch (record.body_case()) {
    case Record::kReading:
      return {"reading.party", {record.reading().party()}};
    case Record::kOffer:
      return {"offer.party", {record.offer().party()}};
    case Record::kHandover:
      return {"handover.from_party", {record.handover().from_party(), record.handover().to_party()}};
    case Record::kDeclaration:
      return {"declaration.declarer", {record.declaration().declarer()}};
    case Record::kRunningTotal:
      return {"running_total.declarer", {record.running_total().declarer()}};
    case Record::kFinding:
      return {"finding.party", {record.finding().party()}};
    case Record::kExplanation:
      return {"explanation.party", {record.explanation().party()}};
    case Record::kExplanationResponse:
      return {"explanation_response.party", {record.explanation_response().party()}};
    case Record::kParty:
    case Record::kAgreement:
    case Record::kTerm:
    case Record::BODY_NOT_SET:
      return {};
  }
  return {};
}

}  // namespace

std::vector<std::string_view> MethodsOfTable() {
  std::vector<std::string_view> methods;
  for (const MethodRow& row : kMethods) methods.push_back(row.method);
  return methods;
}

absl::Status CheckMayCall(const Identity& caller, std::string_view method) {
  const auto row = std::ranges::find(kMethods, method, &MethodRow::method);
  if (row != kMethods.end() && row->may_call[ColumnOf(caller.role)]) return absl::OkStatus();
  return MakeError(absl::StatusCode::kPermissionDenied, "ROLE_NOT_ALLOWED",
                   absl::StrCat(caller.name, ": the role ", std::string(RoleName(caller.role)), " may not call ",
                                std::string(method)));
}

AppendRight AppendRightOf(Role role, RecordKind kind) {
  const auto row = std::ranges::find(kKinds, kind, &KindRow::kind);
  return row == kKinds.end() ? AppendRight::kNone : row->right[ColumnOf(role)];
}

absl::Status CheckMayAppend(const Identity& caller, const Record& record) {
  const RecordKind kind = ledger::KindOf(record);
  // What is of no kind is refused by its shape, in better words.
  if (kind == registry::v1::RECORD_KIND_UNSPECIFIED) return absl::OkStatus();
  const AppendRight right = AppendRightOf(caller.role, kind);
  if (right == AppendRight::kAny) return absl::OkStatus();
  if (right == AppendRight::kNone) {
    return MakeFieldError(absl::StatusCode::kPermissionDenied, "ROLE_NOT_ALLOWED",
                          {{"name", absl::StrCat(Quoted(record.name()), ", want a kind of record that the role ",
                                                 std::string(RoleName(caller.role)), " may append")}});
  }
  const Speakers speakers = SpeakersOf(record);
  if (std::ranges::find(speakers.names, caller.name) != speakers.names.end()) return absl::OkStatus();
  std::string got = speakers.names.empty() ? "none" : Quoted(speakers.names.front());
  return MakeFieldError(absl::StatusCode::kPermissionDenied, "SPEAKER_NOT_CALLER",
                        {{std::string(speakers.field), absl::StrCat(got, ", want ", caller.name, ", the caller")}});
}

}  // namespace handover
