#ifndef HANDOVER_LEDGER_MERKLE_HASH_H_
#define HANDOVER_LEDGER_MERKLE_HASH_H_

#include <array>
#include <cstdint>
#include <string_view>

// The hashes of RFC 6962, section 2.1: SHA-256, with one prefix for leaves and another for nodes, so that neither can
// be passed off as the other. Pure; safe from any thread.
namespace handover::ledger {

using Hash = std::array<uint8_t, 32>;

// The root of a tree without leaves: SHA-256 of nothing.
Hash EmptyRoot();

// The leaf of one entry: SHA-256(0x00 || entry).
Hash LeafHash(std::string_view entry);

// The node above two others: SHA-256(0x01 || left || right).
Hash NodeHash(const Hash& left, const Hash& right);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_MERKLE_HASH_H_
