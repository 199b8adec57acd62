#ifndef HANDOVER_TESTS_EXAMPLES_EXAMPLE_LEDGER_H_
#define HANDOVER_TESTS_EXAMPLES_EXAMPLE_LEDGER_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/examples/phrase.h"
#include "tests/property/ledger_writer.h"

namespace handover::examples {

// The agreement of every example.
inline constexpr std::string_view kAgreement = "agreements/a";

// The ledger of one example. It begins with the parties and the agreement; every other record is recorded at noon of
// the latest day that was named so far or, if a record was recorded since, a second after that.
class ExampleLedger {
 public:
  ExampleLedger() { writer_.AppendAgreement(kAgreement); }

  // Moves the clock on to noon of `day`, an ISO 8601 date; an earlier or empty one moves nothing. Fails with
  // INVALID_ARGUMENT if it is no date.
  absl::Status GoTo(std::string_view day);

  // Appends a record if the registry would admit it, and fails with what it would say otherwise. `phrase` may say "in
  // the same batch" as the record before: both then have one record time.
  absl::Status Append(registry::v1::Record record, Phrase& phrase);

  // Sets what every statement has: when it was stated, which is the day of `phrase` or else that of the clock, and
  // where it can be read, a named organ unless `phrase` says "by an unnamed official" or "by the press".
  template <typename Statement>
  absl::Status SetStated(Phrase& phrase, Statement& statement) {
    if (absl::Status status = GoTo(phrase.day()); !status.ok()) return status;
    statement.mutable_declared_time()->set_seconds(SecondsOf(phrase.day()));
    *statement.mutable_source() = SourceIn(phrase);
    return absl::OkStatus();
  }

  // Where something can be read.
  static registry::v1::Source SourceIn(Phrase& phrase);

  // The record named `name`, or the first whose last id is `id`. Fails with INVALID_ARGUMENT if there is none.
  absl::StatusOr<registry::v1::Record> Named(const std::string& name) const;
  absl::StatusOr<registry::v1::Record> WithId(std::string_view id) const;

  const std::vector<registry::v1::Record>& records() const { return writer_.ledger(); }
  // The revision that the next record will have, as an id for what an example gives none to.
  std::string NextNumber() const { return std::to_string(records().size() + 1); }

 private:
  // Midnight at the beginning of `day`, or of the day of the clock if it is empty.
  int64_t SecondsOf(std::string_view day) const;

  recount::LedgerWriter writer_;
};

// The name of a record under the agreement: NameUnder("terms/", "t").
std::string NameUnder(std::string_view collection, std::string_view id);
// The name of a party.
std::string PartyNamed(std::string_view id);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_EXAMPLE_LEDGER_H_
