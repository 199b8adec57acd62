#ifndef HANDOVER_TESTS_PROPERTY_DICE_H_
#define HANDOVER_TESTS_PROPERTY_DICE_H_

#include <cstddef>
#include <initializer_list>
#include <vector>

namespace handover::recount {

// One move of a random ledger: numbers from 0 to 255, which decide one after the other what the move is. What reads
// them makes of any numbers something that may stand in a ledger, so that a failing case can be shrunk freely; 0 is
// always the plainest choice.
using Move = std::vector<int>;

// Reads a move. When all its numbers have been read, every further one is 0.
class Dice {
 public:
  explicit Dice(const Move& move) : move_(move) {}

  // 0 to `sides` - 1.
  int Roll(int sides);
  // Whether something happens that does so in `part` of `whole` cases.
  bool Happens(int part, int whole) { return Roll(whole) >= whole - part; }

  template <typename T>
  T OneOf(std::initializer_list<T> choices) {
    return choices.begin()[Roll(static_cast<int>(choices.size()))];
  }

  // `choices` is not empty.
  template <typename T>
  const T& OneOf(const std::vector<T>& choices) {
    return choices[static_cast<size_t>(Roll(static_cast<int>(choices.size())))];
  }

 private:
  const Move& move_;
  size_t next_ = 0;
};

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_PROPERTY_DICE_H_
