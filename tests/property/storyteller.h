#ifndef HANDOVER_TESTS_PROPERTY_STORYTELLER_H_
#define HANDOVER_TESTS_PROPERTY_STORYTELLER_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/property/dice.h"
#include "tests/property/ledger_writer.h"

namespace handover::recount {

// Makes a ledger out of moves, each of which becomes one record that the registry would admit. Numbers are small and
// choices few, so that statements often meet. Not for use from several threads at once.
class Storyteller {
 public:
  // Begins with the parties, "agreements/a" and one term of it.
  Storyteller();

  void Play(const Move& move);
  const std::vector<registry::v1::Record>& ledger() const { return writer_.ledger(); }

 private:
  using Record = registry::v1::Record;
  using Matches = std::function<bool(const Record&)>;

  // Each returns whether there was something to make such a record of.
  bool AddAgreement(Dice& dice);
  bool AddTerm(Dice& dice);
  bool AddReading(Dice& dice);
  bool AddOffer(Dice& dice);
  bool AddHandover(Dice& dice);
  bool AddDeclaration(Dice& dice);
  // What the other side says of something that one side has declared.
  bool AddCounterpart(Dice& dice);
  bool AddRunningTotal(Dice& dice);
  bool AddFinding(Dice& dice);
  bool AddExplanation(Dice& dice);
  bool AddResponse(Dice& dice);

  // Corrects one of the declarations of the event of the handover named `handover`, if there is one; the correction
  // stands under that handover.
  bool AddCorrection(Dice& dice, const std::string& handover);
  void AddFirstDeclaration(Dice& dice, const Record& handover);

  void Answer(Dice& dice, const Record& answered);

  // The mismatches of an agreement, as of the head, that the parties have not settled.
  std::vector<reconciliation::v1::Mismatch> UnsettledMismatchesOf(const std::string& agreement) const;
  std::string SomeAgreement(Dice& dice) const;

  // The records for which `matches`, in the order of the ledger.
  std::vector<const Record*> Find(const Matches& matches) const;
  const Record* Named(std::string_view name) const;
  // Whether no record takes the place of the one named `name`.
  bool IsNewest(std::string_view name) const;
  // The name of the first record of the event of a handover.
  std::string EventOf(std::string_view handover) const;
  // A name under `parent` that is new, in an order that is not the ledger's.
  std::string NewName(Dice& dice, std::string_view parent, std::string_view collection) const;

  LedgerWriter writer_;
};

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_STORYTELLER_H_
