#include <gtest/gtest.h>

#include <vector>

#include "clients/cpp/registry_client.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle_proof.h"
#include "ledger/signed_note.h"
#include "service_host/error.h"
#include "tests/harness/party_records.h"
#include "tests/harness/sample_services.h"

// What a registry proves to a client that does not trust it.
namespace handover::test {
namespace {

using ledger::Checkpoint;
using ledger::Hash;

std::vector<Hash> HashesOf(const google::protobuf::RepeatedPtrField<std::string>& fields) {
  std::vector<Hash> hashes;
  for (const std::string& field : fields) {
    EXPECT_EQ(field.size(), Hash().size());
    std::copy(field.begin(), field.end(), hashes.emplace_back().begin());
  }
  return hashes;
}

class LedgerProofsTest : public testing::Test, protected SampleServices {
 protected:
  // What a note says that the key which was first met has signed.
  Checkpoint Opened(const std::string& note) {
    const auto text = verifier_.Open(note);
    EXPECT_TRUE(text.ok()) << text.status();
    const auto checkpoint = ledger::ParseCheckpoint(text.value_or(""));
    EXPECT_TRUE(checkpoint.ok()) << checkpoint.status();
    return checkpoint.value_or(Checkpoint());
  }

  Checkpoint CheckpointAt(int64_t size) {
    registry::v1::GetCheckpointRequest request;
    request.set_size(size);
    return Opened(client_.GetCheckpoint(request)->checkpoint());
  }

  client::RegistryClient client_{client::Connect(registry())};
  ledger::NoteVerifier verifier_ = ledger::NoteVerifier::FromKey(client_.GetCheckpoint({})->verifier_key()).value();
};

TEST_F(LedgerProofsTest, EveryEntryIsProvedAtTheHead) {
  const Checkpoint head = CheckpointAt(0);
  EXPECT_EQ(head.size, kSampleSize);
  for (int64_t revision = 1; revision <= kSampleSize; ++revision) {
    registry::v1::GetInclusionProofRequest request;
    request.set_revision(revision);
    const auto proof = client_.GetInclusionProof(request);
    ASSERT_TRUE(proof.ok()) << proof.status();
    EXPECT_EQ(Opened(proof->checkpoint()), head);
    EXPECT_TRUE(ledger::IsIncluded(ledger::LeafHash(proof->entry()), revision - 1, head.size, head.root,
                                   HashesOf(proof->hashes())))
        << revision;
    registry::v1::Record record;
    ASSERT_TRUE(record.ParseFromString(proof->entry()));
    EXPECT_EQ(record.revision(), revision);
  }
}

TEST_F(LedgerProofsTest, AnAppendIsProvedWithItsAnswer) {
  client::RegistryClient author(client::Connect(registry()), "parties/ukr");
  registry::v1::AppendRecordsRequest request = PartyBatch(1, 3);
  request.set_with_proofs(true);
  // What was there already is proved too.
  for (const auto outcome : {registry::v1::APPEND_OUTCOME_CREATED, registry::v1::APPEND_OUTCOME_ALREADY_EXISTED}) {
    const auto answer = author.AppendRecords(request);
    ASSERT_TRUE(answer.ok()) << answer.status();
    const Checkpoint checkpoint = Opened(answer->checkpoint());
    EXPECT_EQ(checkpoint.size, answer->revision());
    ASSERT_EQ(answer->results_size(), 3);
    for (int i = 0; i < 3; ++i) {
      const auto& result = answer->results(i);
      EXPECT_EQ(result.outcome(), outcome);
      EXPECT_TRUE(ledger::IsIncluded(ledger::LeafHash(result.entry()), result.revision() - 1, checkpoint.size,
                                     checkpoint.root, HashesOf(result.hashes())));
      registry::v1::Record record;
      ASSERT_TRUE(record.ParseFromString(result.entry()));
      EXPECT_EQ(record.name(), request.records(i).name());
    }
  }
  request.set_with_proofs(false);
  const auto answer = author.AppendRecords(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_TRUE(answer->checkpoint().empty() && answer->results(0).entry().empty()) << "proofs only when asked for";
}

TEST_F(LedgerProofsTest, EveryEarlierLedgerIsProvedTheBeginning) {
  const Checkpoint head = CheckpointAt(0);
  for (int64_t size = 1; size <= kSampleSize; ++size) {
    registry::v1::GetConsistencyProofRequest request;
    request.set_from_size(size);
    const auto proof = client_.GetConsistencyProof(request);
    ASSERT_TRUE(proof.ok()) << proof.status();
    EXPECT_TRUE(ledger::IsConsistent(size, CheckpointAt(size).root, head.size, Opened(proof->checkpoint()).root,
                                     HashesOf(proof->hashes())))
        << size;
  }
}

TEST_F(LedgerProofsTest, WhatIsNotThereIsRefusedInWords) {
  registry::v1::GetCheckpointRequest checkpoint;
  checkpoint.set_size(kSampleSize + 1);
  EXPECT_EQ(ReasonOf(client_.GetCheckpoint(checkpoint).status()), "REVISION_AHEAD");
  registry::v1::GetInclusionProofRequest inclusion;
  EXPECT_EQ(ReasonOf(client_.GetInclusionProof(inclusion).status()), "VALUE_OUT_OF_RANGE");
  inclusion.set_revision(11);
  inclusion.set_size(10);
  EXPECT_EQ(ReasonOf(client_.GetInclusionProof(inclusion).status()), "VALUE_OUT_OF_RANGE");
  registry::v1::GetConsistencyProofRequest consistency;
  consistency.set_from_size(-1);
  EXPECT_EQ(ReasonOf(client_.GetConsistencyProof(consistency).status()), "VALUE_OUT_OF_RANGE");
}

}  // namespace
}  // namespace handover::test
