#ifndef HANDOVER_TESTS_TREE_INCLUDE_RULES_H_
#define HANDOVER_TESTS_TREE_INCLUDE_RULES_H_

#include <string>
#include <vector>

#include "tests/tree/source_tree.h"

namespace handover::tree {

// Says of every file that reaches by its includes what its folder must not know, how: "ledger/a.h ->
// service_host/server.h -> grpcpp/server.h: ledger knows no gRPC". Headers of the tree are followed; generated ones are
// judged by their names.
std::vector<std::string> FindForbiddenIncludes(const std::vector<SourceFile>& tree);

// Says of every file that is no composition root and reads flags or has a `main`, that it does. Tests are left out.
std::vector<std::string> FindStrayCompositionRoots(const std::vector<SourceFile>& tree);

}  // namespace handover::tree

#endif  // HANDOVER_TESTS_TREE_INCLUDE_RULES_H_
