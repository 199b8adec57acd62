#ifndef HANDOVER_TESTS_FUZZ_TARGET_H_
#define HANDOVER_TESTS_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// What a fuzz target consists of. Each is one file that defines Try, and a folder of inputs, corpus/{target}. libFuzzer
// drives it in the build "fuzz" (libfuzzer_entry.cc); in every other build replay.cc runs the corpus and what is near
// to it.
namespace handover::fuzz {

// Gives `input`, which may be any bytes, to what is tested, and requires what must hold of the outcome.
void Try(std::string_view input);

// Ends the process if `property` does not hold, so that whoever drives the target names the input.
inline void Require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n", property);
  std::abort();
}

// Takes the first byte off `input`: a small choice that the fuzzer makes. 0 if nothing is left.
inline uint8_t TakeByte(std::string_view& input) {
  if (input.empty()) return 0;
  const auto byte = static_cast<uint8_t>(input.front());
  input.remove_prefix(1);
  return byte;
}

// The same of two bytes: 0 to 65,535.
inline size_t TakeTwoBytes(std::string_view& input) {
  const size_t high = TakeByte(input);
  return high * 256 + TakeByte(input);
}

}  // namespace handover::fuzz

#endif  // HANDOVER_TESTS_FUZZ_TARGET_H_
