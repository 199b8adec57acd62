#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "clients/cpp/channel.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"
#include "tests/integration/method_call.h"
#include "tests/integration/tls_services.h"

// Health on a port of its own, as a container's probe asks for it.
namespace handover::test {
namespace {

using testing::HasSubstr;

constexpr char kHealthFlag[] = "--health_listen=127.0.0.1:0";
constexpr char kHealthMark[] = "health is answered on ";

// Runs the command "health" of the program `name`.
Ended AskHealth(const std::string& name, const std::string& address, const std::string& service = "") {
  return RunToEnd({ProgramPath(name), "health", "--address", address, "--service", service});
}

TEST(HealthTest, OfARegistryIsToldForTheProcessAndForEachServiceOfIt) {
  const TemporaryFolder folder;
  Service registry("registry_service", {"--data_dir=" + (folder.path() / "ledger").string(), kHealthFlag});
  const std::string health = registry.AddressBehind(kHealthMark);
  for (const std::string service : {"", "handover.registry.v1.RegistryService", "handover.registry.v1.LedgerService"}) {
    const Ended asked = AskHealth("registry_service", health, service);
    EXPECT_EQ(asked.output, "SERVING\n") << service << ": " << asked.error;
    EXPECT_EQ(asked.exit_status, 0) << service;
  }
  // It is the same on the main port.
  EXPECT_EQ(AskHealth("registry_service", registry.address()).output, "SERVING\n");
}

TEST(HealthTest, WithoutAnAnswerIsNotServingInWords) {
  const TemporaryFolder folder;
  Service registry("registry_service", {"--data_dir=" + (folder.path() / "ledger").string(), kHealthFlag});
  const std::string health = registry.AddressBehind(kHealthMark);
  EXPECT_EQ(AskHealth("registry_service", health, "no.such.Service").exit_status, 1);
  registry.process().Signal(SIGTERM);
  EXPECT_EQ(registry.process().Wait(), 0);
  const Ended asked = AskHealth("registry_service", health);
  EXPECT_EQ(asked.exit_status, 1);
  EXPECT_EQ(asked.output, "");
  EXPECT_THAT(asked.error, HasSubstr("no answer from " + health));
}

TEST(HealthTest, OfAFollowerThatHasLostItsRegistryIsNotServing) {
  const TemporaryFolder folder;
  Service registry = StartRegistry(folder.path() / "ledger");
  Service reconciliation("reconciliation_service", {"--registry=" + registry.address(), kHealthFlag});
  const std::string health = reconciliation.AddressBehind(kHealthMark);
  EXPECT_TRUE(WaitUntil([&] { return AskHealth("reconciliation_service", health).output == "SERVING\n"; }));
  registry.process().Signal(SIGTERM);
  EXPECT_EQ(registry.process().Wait(), 0);
  EXPECT_TRUE(WaitUntil([&] { return AskHealth("reconciliation_service", health).output == "NOT_SERVING\n"; }));
  EXPECT_EQ(AskHealth("reconciliation_service", health).exit_status, 1);
}

TEST(HealthTest, IsToldWithoutACertificateAndNothingElseIs) {
  const TlsServices services;
  Service registry = services.StartRegistry({kHealthFlag});
  const std::string health = registry.AddressBehind(kHealthMark);
  EXPECT_EQ(AskHealth("registry_service", health).output, "SERVING\n");
  const auto channel = client::Connect(health);
  for (const google::protobuf::MethodDescriptor* method : AllMethods()) {
    EXPECT_EQ(CallWithNothing(channel, *method).code(), absl::StatusCode::kUnimplemented) << method->full_name();
  }
}

}  // namespace
}  // namespace handover::test
