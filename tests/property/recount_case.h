#ifndef HANDOVER_TESTS_PROPERTY_RECOUNT_CASE_H_
#define HANDOVER_TESTS_PROPERTY_RECOUNT_CASE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "tests/property/ledger_writer.h"
#include "tests/recount/recount.h"

namespace handover::recount {

// A case made by hand: writes "agreements/a" record by record, and asks the recount about it. Ids stand for names under
// that agreement. Remains of members of armed forces are counted in cases, living people by head.
class RecountCase {
 public:
  RecountCase();

  enum class Direction { kAlandToBland, kBlandToAland };
  struct Spoken {
    registry::v1::SourceTier tier = registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL;
    int day = 20;  // After kFirstDay.
    registry::v1::Category category = registry::v1::CATEGORY_DECEASED_MILITARY;
    std::string corrects = "";  // The id of a statement with the same parent.
  };

  void Term(const std::string& id, Direction direction, registry::v1::Category category);
  // `committed` is on the basis of the term; none for a duty without a number.
  void Reading(const std::string& term, const std::string& id, std::string_view party, registry::v1::TermKind kind,
               const registry::v1::Quantity* committed = nullptr);
  void Offer(const std::string& id, const std::string& term, int64_t count);
  // Conducted so many days after kFirstDay.
  void Handover(const std::string& id, Direction direction, int day, const std::string& stage = "");
  void Sent(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity);
  void Sent(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity,
            const Spoken& spoken);
  void Received(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity);
  void Received(const std::string& handover, const std::string& id, const registry::v1::Quantity& quantity,
                const Spoken& spoken);
  void Total(const std::string& term, const std::string& id, std::string_view party, int day, int64_t count,
             const Spoken& spoken);
  // Of the receiver.
  void Finding(const std::string& handover, const std::string& id, registry::v1::ExplanationCode code, int64_t count);
  // Of Aland, accepted by Bland.
  void Agree(const std::string& id, const std::string& mismatch, registry::v1::ExplanationCode code, int64_t count);

  const std::vector<registry::v1::Record>& ledger() const { return writer_.ledger(); }
  // As of the head, a year after the first day unless given otherwise.
  Moment Now(int day = 365) const;

  // The completion of a term under a reading; the test fails if there is none.
  reconciliation::v1::Completion CompletionOf(const std::string& term, const std::string& reading) const;
  // The mismatch of an id; the test fails if there is none.
  reconciliation::v1::Mismatch MismatchOf(const std::string& id) const;
  // Those that stand.
  std::vector<std::string> StandingIds(Moment moment) const;
  reconciliation::v1::Verdict Verdict(Moment moment) const;

 private:
  void Declare(registry::v1::Role role, const std::string& handover, const std::string& id,
               const registry::v1::Quantity& quantity, const Spoken& spoken);
  // A second after the record before.
  void Append(registry::v1::Record record);

  LedgerWriter writer_;
};

// Cases of remains.
registry::v1::Quantity Remains(int64_t count, registry::v1::Precision precision = registry::v1::PRECISION_EXACT);
registry::v1::Quantity People(int64_t count, registry::v1::Precision precision = registry::v1::PRECISION_EXACT);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_RECOUNT_CASE_H_
