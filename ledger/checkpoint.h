#ifndef HANDOVER_LEDGER_CHECKPOINT_H_
#define HANDOVER_LEDGER_CHECKPOINT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/merkle_hash.h"

// What a ledger held at one size, as the text of a signed note: C2SP tlog-checkpoint. Pure; safe from any thread.
//
//   handover.ledger/0123abcd                          the origin: which ledger
//   51                                                its size: the revision of its last entry, 0 if it is empty
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=      the root of its Merkle tree at that size
namespace handover::ledger {

struct Checkpoint {
  std::string origin;
  int64_t size = 0;
  Hash root{};

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// The origin of the checkpoints of a ledger, which is also the name of the key that signs them.
std::string OriginOf(std::string_view ledger_id);

// Writes the three lines of a checkpoint. Ends the process if the origin is not one line of at least one character that
// CheckNoteText takes, or if the size is below 0.
std::string ToText(const Checkpoint& checkpoint);

// Reads the text of a checkpoint; it may have extension lines, which are not kept. Whether it is signed is not asked
// here. INVALID_ARGUMENT, naming the line, if it is none: an empty line, a size with leading zeros or above 2^63 - 1,
// or a root that is not the one base64 of 32 bytes.
absl::StatusOr<Checkpoint> ParseCheckpoint(std::string_view text);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_CHECKPOINT_H_
