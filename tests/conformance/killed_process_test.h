#ifndef HANDOVER_TESTS_CONFORMANCE_KILLED_PROCESS_TEST_H_
#define HANDOVER_TESTS_CONFORMANCE_KILLED_PROCESS_TEST_H_

#include <span>

namespace handover::registry {

// The child of a test: opens the ledger that the command line `arguments` name (engine, directory), appends to it, and
// kills its own process with the ledger open. Returns an exit status if it could not come to that.
int AppendAndBeKilled(std::span<char* const> arguments);

// The first argument of a process that is such a child.
inline constexpr char kAppendAndBeKilled[] = "--append-and-be-killed";

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_KILLED_PROCESS_TEST_H_
