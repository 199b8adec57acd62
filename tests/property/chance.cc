#include "tests/property/chance.h"

#include "tests/property/ledger_writer.h"
#include "tests/recount/statement.h"

namespace handover::recount {

namespace v1 = registry::v1;

v1::Category SomeCategory(Dice& dice) {
  if (!dice.Happens(2, 7)) return v1::CATEGORY_DECEASED_MILITARY;
  return dice.OneOf({v1::CATEGORY_DECEASED_CIVILIAN, v1::CATEGORY_DECEASED_UNKNOWN});
}

v1::CountingBasis SomeBasis(Dice& dice) {
  return dice.Happens(1, 6) ? v1::COUNTING_BASIS_CONTAINER : v1::COUNTING_BASIS_REMAINS_CASE;
}

v1::Source SomeSource(Dice& dice) {
  if (!dice.Happens(4, 9)) return SourceOf(v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  return SourceOf(dice.OneOf({v1::SOURCE_TIER_OFFICIAL_UNNAMED, v1::SOURCE_TIER_OFFICIAL_UNNAMED,
                              v1::SOURCE_TIER_OBSERVER, v1::SOURCE_TIER_SECONDARY_MEDIA}));
}

google::protobuf::Timestamp SomeDeclaredTime(Dice& dice) {
  return TimestampOf(MidnightAfter(dice.Roll(6)) + absl::Nanoseconds(dice.Roll(2)));
}

v1::Quantity SomeQuantity(Dice& dice, v1::CountingBasis basis, int count_max) {
  v1::Precision precision = v1::PRECISION_EXACT;
  if (dice.Happens(1, 4)) {
    precision = dice.OneOf(
        {v1::PRECISION_AT_LEAST, v1::PRECISION_AT_MOST, v1::PRECISION_APPROXIMATE, v1::PRECISION_UNDISCLOSED});
  }
  return QuantityOf(dice.Roll(count_max + 1), precision, basis);
}

std::string SomeParty(Dice& dice) { return std::string(dice.OneOf({kAland, kBland, kMediator, kWatcher})); }

}  // namespace handover::recount
