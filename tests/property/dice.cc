#include "tests/property/dice.h"

namespace handover::recount {

int Dice::Roll(int sides) {
  if (next_ == move_.size()) return 0;
  return move_[next_++] % sides;
}

}  // namespace handover::recount
