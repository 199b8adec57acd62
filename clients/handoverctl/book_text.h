#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BOOK_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BOOK_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/handoverctl/party_names.h"
#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"

// What the books of a term hold, in plain words. Pure.
namespace handover::ctl {

using Mismatches = std::vector<const reconciliation::v1::Mismatch*>;

// One thing that is said of a term or of a mismatch: what it is, and its figure or words.
struct Fact {
  std::string what;
  std::string value;
};

// At how many handovers a side has declared.
int32_t DeclaredCount(const reconciliation::v1::MatchCounts& counts);

// Whether findings lower what is corroborated, or are there and lower nothing.
bool HasFindings(const reconciliation::v1::Completion& completion);

// The books of both sides, what both corroborate, what of it qualifies, and the net and gross differences. `mismatches`
// are those of the term: they tell silence from zero. Empty if no handover has been declared.
std::vector<Fact> BookFacts(const reconciliation::v1::Completion& completion, const Mismatches& mismatches,
                            const PartyNames& names);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BOOK_TEXT_H_
