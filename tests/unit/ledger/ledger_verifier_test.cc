#include "ledger/ledger_verifier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace handover::ledger {
namespace {

constexpr char kLedgerId[] = "00112233445566778899aabbccddeeff";

// A registry of a ledger of ten entries.
class Registry {
 public:
  Registry() {
    for (int i = 0; i < 10; ++i) entries_.push_back("entry " + std::to_string(i));
  }

  const std::vector<std::string>& entries() const { return entries_; }
  std::string key() const { return signer_.VerifierKey(); }

  // The checkpoint of the first `size` entries.
  std::string CheckpointAt(size_t size, const std::string& ledger_id = kLedgerId) const {
    MerkleFrontier tree;
    for (size_t i = 0; i < size; ++i) tree.Add(LeafHash(entries_[i]));
    return signer_.Sign(ToText(Checkpoint{.origin = OriginOf(ledger_id), .size = tree.size(), .root = tree.Root()}));
  }

  TrustedCheckpoint TrustedAt(size_t size) const { return {.note = CheckpointAt(size), .verifier_key = key()}; }

 private:
  std::vector<std::string> entries_;
  NoteSigner signer_ = NoteSigner::FromPem(OriginOf(kLedgerId), NoteSigner::NewKeyPem().value()).value();
};

class LedgerVerifierTest : public testing::Test {
 protected:
  // Takes in `entries`; the first error if there is one.
  static absl::Status TakeAll(LedgerVerifier& verifier, const std::vector<std::string>& entries) {
    for (const std::string& entry : entries) {
      if (absl::Status status = verifier.TakeEntry(entry); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  Registry registry_;
};

TEST_F(LedgerVerifierTest, WhatTheRegistryHasSignedIsVerifiedAndRemembered) {
  auto verifier = LedgerVerifier::OfUnknown("").value();
  EXPECT_FALSE(verifier.last_verified().has_value());
  EXPECT_TRUE(verifier.TakeKey(registry_.key()).ok());
  EXPECT_TRUE(TakeAll(verifier, registry_.entries()).ok());
  EXPECT_TRUE(verifier.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(10)).ok());
  EXPECT_EQ(verifier.last_verified()->note, registry_.CheckpointAt(10));
  EXPECT_EQ(verifier.last_verified()->verifier_key, registry_.key());
}

TEST_F(LedgerVerifierTest, AFlippedBitOfAnyEntryIsFoundAtTheNextCheckpoint) {
  for (size_t changed = 0; changed < registry_.entries().size(); ++changed) {
    for (size_t bit = 0; bit < registry_.entries()[changed].size() * 8; ++bit) {
      std::vector<std::string> entries = registry_.entries();
      entries[changed][bit / 8] = static_cast<char>(entries[changed][bit / 8] ^ (1 << bit % 8));
      auto verifier = LedgerVerifier::OfUnknown(registry_.key()).value();
      EXPECT_TRUE(TakeAll(verifier, entries).ok());
      EXPECT_EQ(verifier.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(10)).code(), absl::StatusCode::kDataLoss);
      EXPECT_FALSE(verifier.last_verified().has_value());
    }
  }
}

TEST_F(LedgerVerifierTest, ACheckpointOfAnotherSizeLedgerOrKeyIsRefused) {
  auto verifier = LedgerVerifier::OfUnknown(registry_.key()).value();
  EXPECT_TRUE(TakeAll(verifier, registry_.entries()).ok());
  EXPECT_EQ(verifier.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(9)).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(verifier.TakeCheckpoint("ff", registry_.CheckpointAt(10)).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(verifier.TakeCheckpoint(kLedgerId, Registry().CheckpointAt(10)).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(verifier.TakeCheckpoint(kLedgerId, "").code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(verifier.TakeKey(Registry().key()).code(), absl::StatusCode::kDataLoss);
}

TEST_F(LedgerVerifierTest, WithoutAKeyNothingIsVerified) {
  auto verifier = LedgerVerifier::OfUnknown("").value();
  EXPECT_EQ(verifier.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(0)).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(LedgerVerifier::OfUnknown("no key").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(LedgerVerifierTest, AKnownLedgerMayGrowAndNeitherChangeNorShrink) {
  auto grown = LedgerVerifier::OfKnown(registry_.TrustedAt(7)).value();
  EXPECT_TRUE(TakeAll(grown, registry_.entries()).ok());
  EXPECT_TRUE(grown.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(10)).ok());
  EXPECT_TRUE(grown.CheckHead(7).ok());
  EXPECT_EQ(grown.CheckHead(6).code(), absl::StatusCode::kDataLoss);

  std::vector<std::string> changed = registry_.entries();
  changed[3] = "another";
  auto verifier = LedgerVerifier::OfKnown(registry_.TrustedAt(7)).value();
  EXPECT_EQ(TakeAll(verifier, changed).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(verifier.size(), 7) << "found with the last entry that was verified before";
}

TEST_F(LedgerVerifierTest, AKnownLedgerThatIsReadAgainIsNotForgottenOnTheWay) {
  auto verifier = LedgerVerifier::OfKnown(registry_.TrustedAt(7)).value();
  for (size_t size = 1; size <= 10; ++size) {
    EXPECT_TRUE(verifier.TakeEntry(registry_.entries()[size - 1]).ok());
    EXPECT_TRUE(verifier.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(size)).ok());
    EXPECT_EQ(verifier.last_verified()->note, registry_.CheckpointAt(std::max<size_t>(size, 7)));
  }
}

TEST_F(LedgerVerifierTest, ALedgerOfTheSameEntriesUnderAnotherIdIsAnother) {
  auto known = LedgerVerifier::OfKnown(registry_.TrustedAt(7)).value();
  EXPECT_TRUE(TakeAll(known, registry_.entries()).ok());
  EXPECT_EQ(known.TakeCheckpoint("ff", registry_.CheckpointAt(10, "ff")).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(known.last_verified()->note, registry_.CheckpointAt(7));

  auto met = LedgerVerifier::OfUnknown(registry_.key()).value();
  EXPECT_TRUE(met.TakeCheckpoint("ff", registry_.CheckpointAt(0, "ff")).ok());
  EXPECT_EQ(met.TakeCheckpoint(kLedgerId, registry_.CheckpointAt(0)).code(), absl::StatusCode::kDataLoss);
}

TEST_F(LedgerVerifierTest, WhatIsKnownMustItselfBeSigned) {
  TrustedCheckpoint forged = registry_.TrustedAt(7);
  forged.note[forged.note.find("\n7\n") + 1] = '8';
  EXPECT_EQ(LedgerVerifier::OfKnown(forged).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace handover::ledger
