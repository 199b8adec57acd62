#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/target.h"

// The name that libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  handover::fuzz::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
