#ifndef HANDOVER_TESTS_RECOUNT_COMPLETIONS_H_
#define HANDOVER_TESTS_RECOUNT_COMPLETIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "tests/recount/books.h"
#include "tests/recount/snapshot.h"

// Section 8 of docs/reckoning.md.
namespace handover::recount {

// What a reading says of a term or, where none stands, what the term itself says. Pointers are into the ledger.
struct Duty {
  const registry::v1::Record* term = nullptr;
  const registry::v1::Record* reading = nullptr;  // Null: the term as written.
  registry::v1::TermKind kind = registry::v1::TERM_KIND_UNSPECIFIED;
  std::optional<registry::v1::Quantity> committed;

  std::string id() const;           // The last id of the completion's name.
  const std::string& name() const;  // The name of the reading or the term.
  std::optional<int64_t> target() const;
};

// The readings of `term` that stand, in the order of the ledger, or the term as written.
std::vector<Duty> DutiesOf(const Snapshot& snapshot, const registry::v1::Record& term);

reconciliation::v1::CompletionStatus StatusOf(const Duty& duty, const Books& books, absl::Time now);

// In the order of the ledger.
std::vector<reconciliation::v1::Completion> CompletionsIn(const Snapshot& snapshot);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_COMPLETIONS_H_
