#ifndef HANDOVER_TESTS_ROBUSTNESS_HASHES_H_
#define HANDOVER_TESTS_ROBUSTNESS_HASHES_H_

#include <algorithm>
#include <string>
#include <vector>

#include "ledger/merkle_hash.h"

namespace handover::test {

// The hashes of a proof as it is sent. One that has not the length of a hash is read as zeros, which prove nothing.
template <typename Strings>
std::vector<ledger::Hash> HashesOf(const Strings& strings) {
  std::vector<ledger::Hash> hashes;
  for (const std::string& bytes : strings) {
    ledger::Hash& hash = hashes.emplace_back();
    if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
  }
  return hashes;
}

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_HASHES_H_
