#ifndef HANDOVER_TESTS_PROPERTY_LEDGER_WRITER_H_
#define HANDOVER_TESTS_PROPERTY_LEDGER_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::recount {

inline constexpr std::string_view kAland = "parties/aaa";     // A side.
inline constexpr std::string_view kBland = "parties/bbb";     // A side.
inline constexpr std::string_view kMediator = "parties/mmm";  // An intermediary.
inline constexpr std::string_view kWatcher = "parties/ooo";   // An observer.

// The day on which the ledgers of these tests begin, at midnight UTC.
inline constexpr std::string_view kFirstDay = "2025-06-01";

// Writes a ledger as the registry does, but for judging what it is given. It begins with the four parties above.
class LedgerWriter {
 public:
  LedgerWriter();

  // Lets time pass before the next record.
  void Wait(absl::Duration duration) { now_ += duration; }
  absl::Time now() const { return now_; }

  void Append(registry::v1::Record record);
  // Appends an agreement of all four parties.
  void AppendAgreement(std::string_view name);

  const std::vector<registry::v1::Record>& ledger() const { return ledger_; }

 private:
  void AppendParty(std::string_view name, registry::v1::PartyKind kind);

  absl::Time now_;
  std::vector<registry::v1::Record> ledger_;
};

registry::v1::Source SourceOf(registry::v1::SourceTier tier);
registry::v1::Quantity QuantityOf(int64_t count, registry::v1::Precision precision, registry::v1::CountingBasis basis);

// The ISO 8601 date so many days after kFirstDay, and midnight UTC at its beginning.
std::string DateAfter(int days);
absl::Time MidnightAfter(int days);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_LEDGER_WRITER_H_
