#include <gmock/gmock.h>

#include <span>
#include <string_view>

#include "tests/conformance/killed_process_test.h"

int main(int argc, char** argv) {
  const std::span<char* const> arguments(argv, static_cast<size_t>(argc));
  if (arguments.size() > 1 && std::string_view(arguments[1]) == handover::registry::kAppendAndBeKilled) {
    return handover::registry::AppendAndBeKilled(arguments.subspan(2));
  }
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
