#include "tests/tree/include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handover::tree {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(IncludeRulesTest, NoFileReachesWhatItsFolderMustNotKnow) {
  EXPECT_THAT(FindForbiddenIncludes(ReadTree()), IsEmpty());
}

TEST(IncludeRulesTest, EveryBinaryHasOneCompositionRoot) {
  EXPECT_THAT(FindStrayCompositionRoots(ReadTree()), IsEmpty());
}

struct BadInclude {
  const char* path;
  const char* include;
};

// The rules are only worth what they find: one row for each.
TEST(IncludeRulesTest, EachForbiddenIncludeIsFound) {
  constexpr BadInclude kBad[] = {
      {"clients/cpp/a.cc", "registry_service/log/batch.h"},
      {"clients/handoverctl/a.cc", "SQLiteCpp/Database.h"},
      {"clients/handoverctl/a.cc", "reconciliation_service/accounting/match.h"},
      {"ledger/a.cc", "SQLiteCpp/Database.h"},
      {"ledger/a.cc", "grpcpp/server.h"},
      {"ledger/a.cc", "registry_service/storage/ledger_store.h"},
      {"reconciliation_service/accounting/a.cc", "handover/registry/v1/registry_service.grpc.pb.h"},
      {"reconciliation_service/accounting/a.cc", "sqlite3.h"},
      {"reconciliation_service/follower/a.cc", "registry_service/admission/admission.h"},
      {"reconciliation_service/rpc/a.cc", "sqlite3.h"},
      {"registry_service/admission/a.cc", "grpcpp/support/status.h"},
      {"registry_service/admission/a.cc", "pqxx/pqxx"},
      {"registry_service/log/a.cc", "reconciliation_service/accounting/match.h"},
      {"registry_service/rpc/a.cc", "SQLiteCpp/SQLiteCpp.h"},
      {"registry_service/rpc/a.cc", "handover/reconciliation/v1/mismatch.pb.h"},
      {"registry_service/storage/a.cc", "grpc/grpc.h"},
      {"service_host/a.cc", "registry_service/log/batch.h"},
  };
  for (const BadInclude& bad : kBad) {
    const std::vector<SourceFile> tree = {{bad.path, std::string("#include \"") + bad.include + "\"\n"}};
    EXPECT_THAT(FindForbiddenIncludes(tree), SizeIs(1)) << bad.path << " includes " << bad.include;
  }
}

TEST(IncludeRulesTest, AForbiddenIncludeIsFoundBehindAnotherHeader) {
  const std::vector<SourceFile> tree = {
      {"ledger/entry.h", "#include \"service_host/server.h\"\n"},
      {"service_host/server.h", "#include <grpcpp/server.h>\n"},
  };
  EXPECT_THAT(FindForbiddenIncludes(tree),
              ElementsAre("ledger/entry.h -> service_host/server.h -> grpcpp/server.h: ledger knows no gRPC"));
}

TEST(IncludeRulesTest, WhatAFolderMayKnowIsNotFound) {
  const std::vector<SourceFile> tree = {
      {"clients/cpp/a.cc", "#include <grpcpp/channel.h>\n"},
      {"reconciliation_service/follower/a.cc", "#include \"handover/registry/v1/registry_service.grpc.pb.h\"\n"},
      {"registry_service/storage/a.cc", "#include <SQLiteCpp/Database.h>\n"},
  };
  EXPECT_THAT(FindForbiddenIncludes(tree), IsEmpty());
}

TEST(IncludeRulesTest, FlagsReadOutsideACompositionRootAreFound) {
  const std::string text = "#include <CLI/CLI.hpp>\n";
  EXPECT_THAT(FindStrayCompositionRoots({{"registry_service/log/a.cc", text}}), SizeIs(1));
  EXPECT_THAT(FindStrayCompositionRoots({{"registry_service/main.cc", text}}), IsEmpty());
  EXPECT_THAT(FindStrayCompositionRoots({{"clients/handoverctl/command_line.cc", text}}), IsEmpty());
}

TEST(IncludeRulesTest, AMainOutsideMainFilesIsFound) {
  const std::string text = "int main(int argc, char** argv) {\n}\n";
  EXPECT_THAT(FindStrayCompositionRoots({{"registry_service/log/a.cc", text}}), SizeIs(1));
  EXPECT_THAT(FindStrayCompositionRoots({{"registry_service/main.cc", text}}), IsEmpty());
}

}  // namespace
}  // namespace handover::tree
