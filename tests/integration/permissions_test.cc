#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "clients/cpp/record_import.h"
#include "service_host/error.h"
#include "tests/integration/small_agreement.h"
#include "tests/integration/tls_services.h"

// What each caller may append, put to a real registry: every kind of record.
namespace handover::test {
namespace {

using registry::v1::AppendRecordsRequest;
using registry::v1::Record;
using registry::v1::RecordKind;

constexpr char kOperator[] = "operator/monitor";
constexpr char kReader[] = "reader/press";

// Those who have a certificate that names them.
const std::vector<std::string> kCallers = {kOperator, "party/aaa", "party/bbb", "party/ccc", "observer/ooo", kReader};

// Each kind of record, who may state it besides an operator, and whether the agreement lets ooo, its observer, do so.
struct KindRow {
  RecordKind kind;
  std::string party;
  std::string observer;
  bool ooo_is_admitted;
};

const std::vector<KindRow> kKinds = {
    {registry::v1::RECORD_KIND_PARTY, "none", "none", true},
    {registry::v1::RECORD_KIND_AGREEMENT, "none", "none", true},
    {registry::v1::RECORD_KIND_TERM, "none", "none", true},
    {registry::v1::RECORD_KIND_READING, "own", "none", true},
    {registry::v1::RECORD_KIND_OFFER, "own", "none", false},
    {registry::v1::RECORD_KIND_HANDOVER, "own", "any", false},
    {registry::v1::RECORD_KIND_DECLARATION, "own", "own", true},
    {registry::v1::RECORD_KIND_RUNNING_TOTAL, "own", "own", true},
    {registry::v1::RECORD_KIND_FINDING, "own", "own", true},
    {registry::v1::RECORD_KIND_EXPLANATION, "own", "none", false},
    {registry::v1::RECORD_KIND_EXPLANATION_RESPONSE, "own", "none", false},
};

std::string IdOf(const std::string& role_and_id) { return role_and_id.substr(role_and_id.find('/') + 1); }
bool Is(const std::string& role_and_id, const std::string& role) { return role_and_id.starts_with(role + "/"); }

// Whether a record speaks for `caller`. A handover speaks for both of its sides, the second of which is bbb, or aaa
// where bbb is the first.
bool SpeaksFor(const std::string& caller, const std::string& speaker, RecordKind kind) {
  if (speaker == caller) return true;
  return kind == registry::v1::RECORD_KIND_HANDOVER && caller == (speaker == "bbb" ? "aaa" : "bbb");
}

// Why a record of `row`'s kind that `speaker` states is denied to `caller`; empty if it is not.
std::string DenialOf(const std::string& caller, const KindRow& row, const std::string& speaker) {
  if (Is(caller, "operator")) return "";
  if (Is(caller, "reader")) return "ROLE_NOT_ALLOWED";
  const std::string& right = Is(caller, "party") ? row.party : row.observer;
  if (right == "none") return "ROLE_NOT_ALLOWED";
  if (right == "own" && !SpeaksFor(IdOf(caller), speaker, row.kind)) return "SPEAKER_NOT_CALLER";
  return "";
}

// Whether the agreement admits it, whoever appends it.
bool IsAdmitted(const KindRow& row, const std::string& speaker) {
  const bool has_speaker = row.party != "none";
  if (!has_speaker) return true;
  return speaker == "ooo" ? row.ooo_is_admitted : speaker != "ccc";
}

AppendRecordsRequest Batch(const std::vector<Record>& records) {
  AppendRecordsRequest request;
  for (const Record& record : records) *request.add_records() = record;
  return request;
}

class PermissionsTest : public testing::Test {
 protected:
  PermissionsTest() {
    const auto response = operator_.AppendRecords(SmallAgreement());
    EXPECT_TRUE(response.ok()) << response.status();
  }

  client::RegistryClient As(const std::string& caller) { return services_.RegistryAs(registry_, caller); }

  // The record as the ledger has it, or NOT_FOUND.
  absl::StatusOr<Record> Find(const std::string& name) {
    registry::v1::GetRecordRequest request;
    request.set_name(name);
    const auto response = operator_.GetRecord(request);
    if (!response.ok()) return response.status();
    return response->record();
  }
  bool IsThere(const std::string& name) {
    const auto found = Find(name);
    EXPECT_TRUE(found.ok() || found.status().code() == absl::StatusCode::kNotFound) << found.status();
    return found.ok();
  }

  TlsServices services_;
  Service registry_ = services_.StartRegistry();
  client::RegistryClient operator_ = services_.RegistryAs(registry_, kOperator);
};

// A denial must be one, for `reason`, whatever `status` says besides.
void ExpectDenied(const absl::Status& status, const std::string& reason, const std::string& what) {
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied) << what << ": " << status;
  EXPECT_EQ(ReasonOf(status), reason) << what;
}

TEST_F(PermissionsTest, EveryKindOfRecordForEveryCallerInEverybodysName) {
  for (const std::string& caller : kCallers) {
    client::RegistryClient client = As(caller);
    for (const KindRow& row : kKinds) {
      for (const std::string speaker : {"aaa", "bbb", "ccc", "ooo"}) {
        const std::string id = "by-" + IdOf(caller) + "-for-" + speaker;
        const Record record = StatedBy(speaker, row.kind, id);
        const std::string what = caller + " appends " + record.name();
        const std::string denial = DenialOf(caller, row, speaker);
        const absl::Status status = client.AppendRecords(Batch({record})).status();
        const bool is_appended = denial.empty() && IsAdmitted(row, speaker);
        const auto found = Find(record.name());
        EXPECT_EQ(found.status().code(), is_appended ? absl::StatusCode::kOk : absl::StatusCode::kNotFound)
            << what << ": " << status;
        if (is_appended) {
          const std::string author = (Is(caller, "operator") ? "operators/" : "parties/") + IdOf(caller);
          EXPECT_EQ(found.ok() ? found->author() : "", author) << what;
        } else if (!denial.empty()) {
          ExpectDenied(status, denial, what);
        } else {
          EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << what << ": " << status;
        }
      }
    }
  }
}

TEST_F(PermissionsTest, ADenialIsTheSameWhateverElseIsWrong) {
  for (const std::string& caller : kCallers) {
    client::RegistryClient client = As(caller);
    for (const KindRow& row : kKinds) {
      const std::string speaker = IdOf(caller) == "aaa" ? "bbb" : "aaa";
      const std::string denial = DenialOf(caller, row, speaker);
      if (denial.empty()) continue;
      const Record valid = StatedBy(speaker, row.kind, "x");
      Record wrong_name = valid;
      wrong_name.set_name("No such/name");
      Record no_name = valid;
      no_name.clear_name();
      Record output_only = valid;
      output_only.set_revision(7);
      output_only.set_author("parties/" + IdOf(caller));
      Record nowhere = valid;
      nowhere.set_name("agreements/nowhere" + valid.name().substr(std::min(valid.name().size(), size_t{12})));
      Record unknown = valid;
      unknown.GetReflection()->MutableUnknownFields(&unknown)->AddVarint(999, 1);
      for (const Record& record : {valid, wrong_name, no_name, output_only, nowhere, unknown}) {
        ExpectDenied(client.AppendRecords(Batch({record})).status(), denial, caller + " " + record.ShortDebugString());
      }
      // Behind more records than a batch may have.
      ExpectDenied(client.AppendRecords(Batch(std::vector<Record>(1001, valid))).status(), denial, caller);
    }
  }
}

// Nothing can be learnt of the ledger by trying to append to it.
TEST_F(PermissionsTest, ADenialSaysNothingOfWhetherTheRecordExists) {
  for (const std::string caller : {"party/aaa", "observer/ooo", kReader}) {
    client::RegistryClient client = As(caller);
    for (const KindRow& row : kKinds) {
      if (DenialOf(caller, row, "bbb").empty()) continue;
      const AppendRecordsRequest batch = Batch({StatedBy("bbb", row.kind, "secret-" + IdOf(caller))});
      const absl::Status before = client.AppendRecords(batch).status();
      ASSERT_TRUE(operator_.AppendRecords(batch).ok());
      EXPECT_EQ(client.AppendRecords(batch).status(), before) << caller << " " << batch.records(0).name();
    }
  }
}

TEST_F(PermissionsTest, OneRecordThatIsDeniedKeepsItsWholeBatchOut) {
  const Record own = StatedBy("aaa", registry::v1::RECORD_KIND_DECLARATION, "own");
  const Record others = StatedBy("bbb", registry::v1::RECORD_KIND_DECLARATION, "others");
  const absl::Status status = As("party/aaa").AppendRecords(Batch({own, others})).status();
  ExpectDenied(status, "SPEAKER_NOT_CALLER", "a batch");
  ASSERT_EQ(ViolationsOf(status).size(), 1u);
  EXPECT_EQ(ViolationsOf(status)[0].field, "records[1].declaration.declarer");
  EXPECT_FALSE(IsThere(own.name()));
}

TEST_F(PermissionsTest, AnImportIsHeldToTheSame) {
  for (const std::string caller : {"party/aaa", "observer/ooo"}) {
    for (const KindRow& row : kKinds) {
      const std::string denial = DenialOf(caller, row, "bbb");
      if (denial.empty()) continue;
      client::RegistryClient client = As(caller);
      const auto import = client.ImportRecords();
      const Record own =
          StatedBy(IdOf(caller), registry::v1::RECORD_KIND_DECLARATION, IdOf(caller) + "-" + std::to_string(row.kind));
      const Record denied = StatedBy("bbb", row.kind, "imported");
      import->Send(Batch({own}));
      import->Send(Batch({denied}));
      EXPECT_TRUE(import->Receive().ok());
      ExpectDenied(import->Receive().status(), denial, caller + " imports " + denied.name());
      EXPECT_TRUE(IsThere(own.name()));
      EXPECT_FALSE(IsThere(denied.name()));
    }
  }
}

TEST_F(PermissionsTest, APartyIsHeldToItsCertificateWhateverItSaysItIs) {
  client::RegistryClient liar(client::Connect(registry_.address(), services_.authority().IssueClient("party/aaa")),
                              "parties/bbb");
  const Record others = StatedBy("bbb", registry::v1::RECORD_KIND_DECLARATION, "others");
  ExpectDenied(liar.AppendRecords(Batch({others})).status(), "SPEAKER_NOT_CALLER", "a liar");
  const Record own = StatedBy("aaa", registry::v1::RECORD_KIND_DECLARATION, "own");
  ASSERT_TRUE(liar.AppendRecords(Batch({own})).ok());
  EXPECT_EQ(Find(own.name())->author(), "parties/aaa");
}

TEST_F(PermissionsTest, EveryKindOfRecordIsAsked) {
  std::set<RecordKind> asked;
  for (const KindRow& row : kKinds) asked.insert(row.kind);
  EXPECT_EQ(static_cast<int>(asked.size()), registry::v1::RecordKind_descriptor()->value_count() - 1);
}

}  // namespace
}  // namespace handover::test
