#ifndef HANDOVER_TESTS_EXAMPLES_LEDGER_LINE_H_
#define HANDOVER_TESTS_EXAMPLES_LEDGER_LINE_H_

#include <regex>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "tests/examples/example_ledger.h"
#include "tests/examples/phrase.h"

// The lines of an example that stand for a record each.
namespace handover::examples {

// One form of such a line.
struct LedgerLine {
  // For people: "PARTY offers QUANTITY under TERM".
  const char* form;
  // What matches the head of the phrase.
  const char* pattern;
  // Appends the record. `words` are what the pattern captured.
  absl::Status (*append)(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger);
};

// Terms, readings, offers, running totals.
std::span<const LedgerLine> AgreementLines();
// Handovers, and what is stated about them.
std::span<const LedgerLine> HandoverLines();
// Findings, explanations and responses.
std::span<const LedgerLine> ExplanationLines();

// Appends what `line` says. Fails with INVALID_ARGUMENT, saying what is wanted, if it says nothing that is known; and
// with the registry's error if it would refuse the record.
absl::Status AppendLine(std::string_view line, ExampleLedger& ledger);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_LEDGER_LINE_H_
