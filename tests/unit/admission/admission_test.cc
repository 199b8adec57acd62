#include "registry_service/admission/admission.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>

#include "registry_service/admission/limits.h"
#include "registry_service/admission/refusal.h"
#include "tests/unit/admission/fake_ledger.h"
#include "tests/unit/admission/record_fields.h"
#include "tests/unit/admission/statements.h"

namespace handover::registry {
namespace {

constexpr char kCorrects[] =
    R"(corrects: "agreements/a/handovers/h/declarations/first" correction_reason: CORRECTION_REASON_MISTAKE )";

void ExpectAdmitted(const v1::Record& record, LedgerView& ledger) {
  EXPECT_EQ(CheckShape(record), absl::OkStatus()) << record.DebugString();
  EXPECT_EQ(CheckAgainstLedger(record, ledger), absl::OkStatus()) << record.DebugString();
}

// What is in order and looks as if it might not be.
std::vector<v1::Record> RecordsAtTheEdgeOfARule() {
  const std::string longest(kTextBytesMax, 'a');
  return {
      Party("display_name: \"" + longest + "\""),
      AgreementOf({"parties/icrc", "parties/kaz", "parties/rus", "parties/tur", "parties/ukr"}),
      Without("term.committed", Term()),
      Without("term.committed", Term("kind: TERM_KIND_BEST_EFFORT")),
      Term("kind: TERM_KIND_CAP grace_period { seconds: 0 }"),
      Term("grace_period { seconds: 31622400 }"),
      Term(R"(category: CATEGORY_POW_OTHER counting_basis: COUNTING_BASIS_LIST_ENTRY
              committed { counting_basis: COUNTING_BASIS_LIST_ENTRY })"),
      Without("reading.committed", Reading("kind: TERM_KIND_NO_OBLIGATION")),
      Reading(R"(party: "parties/icrc")"),
      Reading(R"(supersedes: "agreements/a/terms/t/readings/first")"),
      Offer("quantity { count: 0 precision: PRECISION_UNDISCLOSED }"),
      Offer("quantity { count: 1000000000 }"),
      Offer("declared_time { seconds: -2208988800 }"),
      Offer("declared_time { seconds: 7258118399 nanos: 999999999 }"),
      Offer(R"(supersedes: "agreements/a/offers/first")"),
      Handover(R"(supersedes: "agreements/a/handovers/h")"),
      Declaration(R"(declarer: "parties/ukr" role: ROLE_RECEIVER)"),
      Declaration(R"(declarer: "parties/icrc" role: ROLE_OBSERVER observation_scope: OBSERVATION_SCOPE_PRESENCE
                     quantity { count: 0 precision: PRECISION_UNDISCLOSED })"),
      Declaration(R"(declarer: "parties/tur" role: ROLE_OBSERVER observation_scope: OBSERVATION_SCOPE_FULL_COUNT)"),
      Declaration("quantity { counting_basis: COUNTING_BASIS_CONTAINER }"),
      Declaration(kCorrects),
      Without("declaration.quantity",
              Declaration(std::string(kCorrects) + "correction_reason: CORRECTION_REASON_WITHDRAWAL")),
      Declaration(std::string(kCorrects) + R"(correction_reason: CORRECTION_REASON_RECLASSIFICATION
                                              category: CATEGORY_DECEASED_CIVILIAN)"),
      RunningTotal(R"(declarer: "parties/tur")"),
      RunningTotal(
          R"(corrects: "agreements/a/terms/t/runningTotals/first" correction_reason: CORRECTION_REASON_MISTAKE)"),
      Explanation("signed_count: -1000000000"),
      Explanation("mismatch: \"agreements/a/mismatches/" + std::string(kMismatchIdBytesMax, '.') + "\""),
      Named("agreements/a/handovers/h/findings/first/responses/new", Response()),
  };
}

TEST(AdmissionTest, AStatementOfEachKindIsAdmitted) {
  FakeLedger ledger(ExampleRecords());
  for (const v1::Record& record : OneOfEachKind()) ExpectAdmitted(record, ledger);
}

TEST(AdmissionTest, ALedgerCanBeBuiltRecordByRecord) {
  FakeLedger ledger({});
  for (const v1::Record& record : ExampleRecords()) {
    ExpectAdmitted(record, ledger);
    ledger.Add(record);
  }
}

TEST(AdmissionTest, WhatStandsAtTheEdgeOfARuleIsAdmitted) {
  FakeLedger ledger(ExampleRecords());
  for (const v1::Record& record : RecordsAtTheEdgeOfARule()) ExpectAdmitted(record, ledger);
}

TEST(AdmissionTest, EveryViolationIsToldAndTheFirstGivesTheReason) {
  const v1::Record record =
      Named("", Offer(R"(party: "ukr" quantity { count: -5 precision: PRECISION_UNSPECIFIED } term: "t")"));
  const absl::Status status = CheckShape(record);
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) fields.push_back(violation.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"name", "offer.party", "offer.term", "offer.quantity.count",
                                              "offer.quantity.precision"}));
  EXPECT_EQ(ReasonOf(status), ReasonName(v1::ERROR_REASON_FIELD_REQUIRED));
}

TEST(AdmissionTest, AHostileRecordIsAnsweredWithAsManyViolationsAsAnErrorMayTell) {
  v1::Record record = Named("\xff", AgreementOf({}));
  for (int i = 0; i < kAgreementPartiesMax; ++i) record.mutable_agreement()->add_parties(std::string(500, '\x80'));
  for (int i = 0; i < 100'000; ++i) record.GetReflection()->MutableUnknownFields(&record)->AddVarint(1'000 + i, 1);
  EXPECT_EQ(ViolationsOf(CheckShape(record)).size(), kViolationsMax);
}

TEST(AdmissionTest, AnErrorFitsIntoTheMetadataOfAReplyWhateverTheClientSent) {
  v1::Record record = AgreementOf({});
  for (int i = 0; i < kAgreementPartiesMax; ++i) record.mutable_agreement()->add_parties(std::string(64, '\x80'));
  for (const char* path : {"title", "agreed_date", "place", "source.organ", "source.title", "source.sha256"}) {
    const FieldPlace place = PlaceOf(record, std::string("agreement.") + path);
    place.message->GetReflection()->SetString(place.message, place.field, std::string(64, '\x80'));
  }
  const absl::Status status = CheckShape(record);
  EXPECT_GT(ViolationsOf(status).size(), 10);

  // gRPC allows 8 KiB for all metadata; details that go out in base64 grow by a third, and hold the message once more.
  size_t details_bytes = status.message().size();
  status.ForEachPayload([&](auto url, const absl::Cord& detail) { details_bytes += url.size() + detail.size(); });
  EXPECT_LT(details_bytes * 4 / 3 + status.message().size(), 8'192 - 512);
}

TEST(AdmissionTest, ADeclarationMayCorrectOneOfAnEarlierOrLaterRecordOfTheSameEvent) {
  FakeLedger ledger(ExampleRecords());
  ledger.Add(Named("agreements/a/handovers/h2", Handover(R"(supersedes: "agreements/a/handovers/h")")));
  ledger.Add(Named("agreements/a/handovers/h3", Handover(R"(supersedes: "agreements/a/handovers/h2")")));
  ledger.Add(Named("agreements/a/handovers/h3/declarations/late", Declaration()));

  ExpectAdmitted(Named("agreements/a/handovers/h3/declarations/new", Declaration(kCorrects)), ledger);
  ExpectAdmitted(Declaration(R"(corrects: "agreements/a/handovers/h3/declarations/late"
                                correction_reason: CORRECTION_REASON_MISTAKE)"),
                 ledger);
}

TEST(AdmissionTest, TheRecordsOfOneEventAreFollowedUpToABound) {
  FakeLedger ledger(ExampleRecords());
  std::string last = "agreements/a/handovers/h";
  const auto supersede = [&](int step) {
    const std::string next = "agreements/a/handovers/step-" + std::to_string(step);
    ledger.Add(Named(next, Handover("supersedes: \"" + last + "\"")));
    last = next;
  };
  for (int step = 0; step < kSupersedesStepsMax; ++step) supersede(step);
  ExpectAdmitted(Named(last + "/declarations/new", Declaration(kCorrects)), ledger);

  supersede(kSupersedesStepsMax);
  const absl::Status status = CheckAgainstLedger(Named(last + "/declarations/new", Declaration(kCorrects)), ledger);
  EXPECT_EQ(ReasonOf(status), ReasonName(v1::ERROR_REASON_WRONG_PARENT));
}

TEST(AdmissionTest, ALedgerThatCannotBeReadIsNotTakenForOneThatLacksARecord) {
  const absl::Status failure = absl::DataLossError("what is stored is not what was written");
  FakeLedger unreadable(ExampleRecords());
  unreadable.FailWith(failure);
  for (const v1::Record& record : OneOfEachKind()) {
    if (record.has_party()) continue;
    EXPECT_EQ(CheckAgainstLedger(record, unreadable), failure) << record.name();
  }
  FakeLedger without_successors(ExampleRecords());
  without_successors.FailIsSupersededWith(failure);
  EXPECT_EQ(CheckAgainstLedger(Declaration(kCorrects), without_successors), failure);
}

TEST(AdmissionTest, TheSameContentIsTheSameWhateverTheRegistryHasSet) {
  for (const v1::Record& record : OneOfEachKind()) {
    v1::Record existing = record;
    existing.set_revision(7);
    existing.mutable_record_time()->set_seconds(1'750'000'000);
    existing.set_author("parties/ukr");
    EXPECT_EQ(CheckSameContent(existing, record), absl::OkStatus()) << record.name();
  }
}

TEST(AdmissionTest, ThePredecessorIsWhatARecordTakesThePlaceOf) {
  for (const v1::Record& record : OneOfEachKind()) EXPECT_EQ(PredecessorOf(record), "") << record.name();
  EXPECT_EQ(PredecessorOf(v1::Record()), "");
  EXPECT_EQ(PredecessorOf(Reading(R"(supersedes: "x")")), "x");
  EXPECT_EQ(PredecessorOf(Offer(R"(supersedes: "x")")), "x");
  EXPECT_EQ(PredecessorOf(Handover(R"(supersedes: "x")")), "x");
  EXPECT_EQ(PredecessorOf(Declaration(R"(corrects: "x")")), "x");
  EXPECT_EQ(PredecessorOf(RunningTotal(R"(corrects: "x")")), "x");
}

TEST(AdmissionTest, BytesThatWereTamperedWithAreJudgedAndNeverAbort) {
  constexpr unsigned kSeed = 20'250'616;
  std::mt19937 random(kSeed);
  // Protobuf writes a line about every string that is no UTF-8.
  const google::protobuf::LogSilencer silencer;
  const std::vector<v1::Record> originals = OneOfEachKind();
  FakeLedger ledger(ExampleRecords());
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = originals[random() % originals.size()].SerializeAsString();
    for (int flips = 0; flips < 3; ++flips) bytes[random() % bytes.size()] = static_cast<char>(random());
    v1::Record record;
    if (!record.ParseFromString(bytes)) continue;
    const absl::Status status = Judge(record, ledger);
    if (status.ok()) continue;
    ++refused;
    ASSERT_FALSE(ReasonOf(status).empty()) << "seed " << kSeed << ", round " << round << ": " << status;
  }
  EXPECT_GT(refused, 1'000);
}

}  // namespace
}  // namespace handover::registry
