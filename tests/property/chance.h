#ifndef HANDOVER_TESTS_PROPERTY_CHANCE_H_
#define HANDOVER_TESTS_PROPERTY_CHANCE_H_

#include <string>

#include "google/protobuf/timestamp.pb.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/property/dice.h"

// What a random ledger is made of: few values of each kind, the plainest of them most often.
namespace handover::recount {

// How many days the events of a ledger are spread over.
inline constexpr int kDays = 6;

registry::v1::Category SomeCategory(Dice& dice);
// One on which remains are counted.
registry::v1::CountingBasis SomeBasis(Dice& dice);
registry::v1::Source SomeSource(Dice& dice);
google::protobuf::Timestamp SomeDeclaredTime(Dice& dice);
registry::v1::Quantity SomeQuantity(Dice& dice, registry::v1::CountingBasis basis, int count_max = 6);
// One of the four parties.
std::string SomeParty(Dice& dice);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_CHANCE_H_
