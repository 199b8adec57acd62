#ifndef HANDOVER_TESTS_HARNESS_ONE_TRY_H_
#define HANDOVER_TESTS_HARNESS_ONE_TRY_H_

#include "clients/cpp/caller.h"

namespace handover::test {

// For a test that wants to see each failure, rather than what comes of trying again.
inline constexpr client::ClientOptions kOneTry{.observer = nullptr, .tries_max = 1};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_ONE_TRY_H_
