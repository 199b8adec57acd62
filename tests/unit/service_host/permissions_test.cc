#include "service_host/permissions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "handover/registry/v1/ledger_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

constexpr Role kRoles[] = {Role::kOperator, Role::kParty, Role::kObserver, Role::kReader};

// The names of all kinds, taken from the contract.
std::set<RecordKind> AllKinds() {
  std::set<RecordKind> kinds;
  const auto& type = *registry::v1::RecordKind_descriptor();
  for (int i = 0; i < type.value_count(); ++i) kinds.insert(static_cast<RecordKind>(type.value(i)->number()));
  kinds.erase(registry::v1::RECORD_KIND_UNSPECIFIED);
  return kinds;
}

// The table once more, in words, so that a slip of the hand in the one shows in the other.
struct KindRow {
  RecordKind kind;
  std::string_view an_operator;
  std::string_view a_party;
  std::string_view an_observer;
  std::string_view a_reader;
};

constexpr KindRow kKinds[] = {
    {registry::v1::RECORD_KIND_EXPLANATION_RESPONSE, "any", "own", "none", "none"},
    {registry::v1::RECORD_KIND_EXPLANATION, "any", "own", "none", "none"},
    {registry::v1::RECORD_KIND_FINDING, "any", "own", "own", "none"},
    {registry::v1::RECORD_KIND_RUNNING_TOTAL, "any", "own", "own", "none"},
    {registry::v1::RECORD_KIND_DECLARATION, "any", "own", "own", "none"},
    {registry::v1::RECORD_KIND_HANDOVER, "any", "own", "any", "none"},
    {registry::v1::RECORD_KIND_OFFER, "any", "own", "none", "none"},
    {registry::v1::RECORD_KIND_READING, "any", "own", "none", "none"},
    {registry::v1::RECORD_KIND_TERM, "any", "none", "none", "none"},
    {registry::v1::RECORD_KIND_AGREEMENT, "any", "none", "none", "none"},
    {registry::v1::RECORD_KIND_PARTY, "any", "none", "none", "none"},
};

std::string_view WordOf(AppendRight right) {
  switch (right) {
    case AppendRight::kNone:
      return "none";
    case AppendRight::kOwn:
      return "own";
    case AppendRight::kAny:
      return "any";
  }
  return {};
}

TEST(PermissionsTest, EachKindOfRecordIsAppendedByThoseWhoMay) {
  for (const KindRow& row : kKinds) {
    const std::string& kind = registry::v1::RecordKind_Name(row.kind);
    EXPECT_EQ(WordOf(AppendRightOf(Role::kOperator, row.kind)), row.an_operator) << kind;
    EXPECT_EQ(WordOf(AppendRightOf(Role::kParty, row.kind)), row.a_party) << kind;
    EXPECT_EQ(WordOf(AppendRightOf(Role::kObserver, row.kind)), row.an_observer) << kind;
    EXPECT_EQ(WordOf(AppendRightOf(Role::kReader, row.kind)), row.a_reader) << kind;
  }
}

TEST(PermissionsTest, EveryKindOfRecordHasARow) {
  std::set<RecordKind> rows;
  for (const KindRow& row : kKinds) rows.insert(row.kind);
  EXPECT_EQ(rows, AllKinds());
  // What has no row may be appended by nobody, and an operator may append all that has one.
  for (RecordKind kind : AllKinds()) EXPECT_EQ(AppendRightOf(Role::kOperator, kind), AppendRight::kAny) << kind;
  for (Role role : kRoles) {
    EXPECT_EQ(AppendRightOf(role, registry::v1::RECORD_KIND_UNSPECIFIED), AppendRight::kNone);
    EXPECT_EQ(AppendRightOf(role, static_cast<RecordKind>(99)), AppendRight::kNone);
  }
}

// "RegistryService.GetRecord"
std::set<std::string> MethodsOfServices() {
  std::set<std::string> methods;
  for (const google::protobuf::FileDescriptor* file :
       {registry::v1::GetRecordRequest::descriptor()->file(), registry::v1::GetCheckpointRequest::descriptor()->file(),
        reconciliation::v1::GetStatusRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      const google::protobuf::ServiceDescriptor& service = *file->service(i);
      for (int j = 0; j < service.method_count(); ++j) {
        methods.insert(service.name() + "." + service.method(j)->name());
      }
    }
  }
  return methods;
}

TEST(PermissionsTest, EveryMethodOfTheServicesIsInTheTableAndNoOther) {
  const std::vector<std::string_view> table = MethodsOfTable();
  const std::set<std::string> in_table(table.begin(), table.end());
  EXPECT_EQ(in_table, MethodsOfServices());
  EXPECT_EQ(table.size(), in_table.size());
}

TEST(PermissionsTest, EverybodyReadsAndAReaderDoesNothingElse) {
  const std::set<std::string> writing = {"RegistryService.AppendRecords", "RegistryService.ImportRecords"};
  for (Role role : kRoles) {
    for (const std::string& method : MethodsOfServices()) {
      const bool may = role != Role::kReader || !writing.contains(method);
      const absl::Status status = CheckMayCall({role, "x/y"}, method);
      EXPECT_EQ(status.ok(), may) << RoleName(role) << " " << method;
      if (may) continue;
      EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
      EXPECT_EQ(ReasonOf(status), "ROLE_NOT_ALLOWED");
    }
  }
}

TEST(PermissionsTest, AMethodThatIsNotInTheTableIsForNobody) {
  for (Role role : kRoles) {
    for (const char* method : {"", "GetRecord", "RegistryService.DeleteRecords", "RegistryService.GetRecord "}) {
      EXPECT_EQ(ReasonOf(CheckMayCall({role, "x/y"}, method)), "ROLE_NOT_ALLOWED") << method;
    }
  }
}

// A record of `kind` in the name of `speaker`, which says nothing else.
Record InTheNameOf(RecordKind kind, const std::string& speaker) {
  Record record;
  switch (kind) {
    case registry::v1::RECORD_KIND_PARTY:
      record.mutable_party();
      break;
    case registry::v1::RECORD_KIND_AGREEMENT:
      record.mutable_agreement()->add_parties(speaker);
      break;
    case registry::v1::RECORD_KIND_TERM:
      record.mutable_term()->set_from_party(speaker);
      break;
    case registry::v1::RECORD_KIND_READING:
      record.mutable_reading()->set_party(speaker);
      break;
    case registry::v1::RECORD_KIND_OFFER:
      record.mutable_offer()->set_party(speaker);
      break;
    case registry::v1::RECORD_KIND_HANDOVER:
      record.mutable_handover()->set_from_party(speaker);
      break;
    case registry::v1::RECORD_KIND_DECLARATION:
      record.mutable_declaration()->set_declarer(speaker);
      break;
    case registry::v1::RECORD_KIND_RUNNING_TOTAL:
      record.mutable_running_total()->set_declarer(speaker);
      break;
    case registry::v1::RECORD_KIND_FINDING:
      record.mutable_finding()->set_party(speaker);
      break;
    case registry::v1::RECORD_KIND_EXPLANATION:
      record.mutable_explanation()->set_party(speaker);
      break;
    case registry::v1::RECORD_KIND_EXPLANATION_RESPONSE:
      record.mutable_explanation_response()->set_party(speaker);
      break;
    default:
      ADD_FAILURE() << "no record of kind " << kind;
  }
  return record;
}

TEST(PermissionsTest, WhoSpeaksInItsOwnNameAloneDoesNotSpeakInAnothers) {
  const Identity callers[] = {{Role::kParty, "parties/aaa"}, {Role::kObserver, "parties/aaa"}};
  for (const Identity& caller : callers) {
    for (const KindRow& row : kKinds) {
      const std::string_view right = caller.role == Role::kParty ? row.a_party : row.an_observer;
      for (const std::string speaker : {"parties/aaa", "parties/bbb", "parties/aaaa", "parties/aa", "aaa", ""}) {
        const bool may = right == "any" || (right == "own" && speaker == caller.name);
        const absl::Status status = CheckMayAppend(caller, InTheNameOf(row.kind, speaker));
        EXPECT_EQ(status.ok(), may) << RoleName(caller.role) << " " << row.kind << " as " << speaker;
        if (may) continue;
        EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
        EXPECT_EQ(ReasonOf(status), right == "own" ? "SPEAKER_NOT_CALLER" : "ROLE_NOT_ALLOWED");
      }
    }
  }
}

TEST(PermissionsTest, EitherSideOfAHandoverMaySayThatItTookPlace) {
  Record record;
  record.mutable_handover()->set_from_party("parties/aaa");
  record.mutable_handover()->set_to_party("parties/bbb");
  EXPECT_TRUE(CheckMayAppend({Role::kParty, "parties/aaa"}, record).ok());
  EXPECT_TRUE(CheckMayAppend({Role::kParty, "parties/bbb"}, record).ok());
  EXPECT_FALSE(CheckMayAppend({Role::kParty, "parties/ccc"}, record).ok());
}

TEST(PermissionsTest, ADenialNamesTheFieldAndWhoCalls) {
  const absl::Status status =
      CheckMayAppend({Role::kParty, "parties/aaa"}, InTheNameOf(registry::v1::RECORD_KIND_DECLARATION, "parties/bbb"));
  ASSERT_EQ(ViolationsOf(status).size(), 1u);
  EXPECT_EQ(ViolationsOf(status)[0].field, "declaration.declarer");
  EXPECT_EQ(ViolationsOf(status)[0].description, "\"parties/bbb\", want parties/aaa, the caller");
}

TEST(PermissionsTest, ARecordOfNoKindIsLeftToBeRefusedByItsShape) {
  for (Role role : kRoles) EXPECT_TRUE(CheckMayAppend({role, "x/y"}, Record()).ok());
}

}  // namespace
}  // namespace handover
