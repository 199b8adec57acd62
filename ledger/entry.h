#ifndef HANDOVER_LEDGER_ENTRY_H_
#define HANDOVER_LEDGER_ENTRY_H_

#include <compare>
#include <cstdint>
#include <string>

namespace handover::ledger {

// The position of an entry in the ledger: 1, 2, 3 ... without gaps. 0 stands before the first entry. Also the ledger's
// size.
struct Revision {
  int64_t value = 0;

  friend auto operator<=>(const Revision&, const Revision&) = default;
  Revision Next() const { return {value + 1}; }
};

// One entry: the serialised handover.registry.v1.Record, byte for byte as the registry wrote it once.
struct Entry {
  Revision revision;
  std::string bytes;
};

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_ENTRY_H_
