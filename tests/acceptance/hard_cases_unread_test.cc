#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle_frontier.h"
#include "ledger/signed_note.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "service_host/error.h"
#include "tests/acceptance/hard_case.h"
#include "tests/acceptance/hard_case_methods.h"

// The hard case of a registry that cannot be read, or not as a whole: an error of every method, and never an answer
// that says less than there is.
namespace handover::test {
namespace {

namespace v1 = reconciliation::v1;
using recount::RecountCase;

// What the methods with one answer say as of `revision`, by method.
std::map<std::string, std::string> AnswersOf(const std::string& address, int64_t revision) {
  std::map<std::string, std::string> answers;
  for (const ReadMethod& method : ReadMethods()) {
    const auto answer = Ask(address, method.name, revision);
    EXPECT_TRUE(answer.ok()) << method.name << ": " << answer.status();
    if (!method.is_stream) answers[method.name] = answer.value_or("");
  }
  return answers;
}

void ExpectThatEveryMethodFails(const std::string& address, absl::StatusCode code, const std::string& reason) {
  for (const ReadMethod& method : ReadMethods()) {
    const absl::Status status = Ask(address, method.name, 1).status();
    EXPECT_EQ(status.code(), code) << method.name << ": " << status;
    EXPECT_EQ(ReasonOf(status), reason) << method.name;
  }
}

TEST(UnreadRegistryTest, AKilledRegistryIsAnErrorOfEveryMethodAndNeverNoMismatches) {
  HardCase running(FiveStages());
  EXPECT_FALSE(running.StandingIds().empty());
  const std::map<std::string, std::string> whole = AnswersOf(running.address(), running.revision());

  running.KillRegistry();
  const auto deadline =
      std::chrono::steady_clock::now() + absl::ToChronoMilliseconds(reconciliation::LiveAccounts::kSilenceMax);
  std::set<std::string> answering;
  do {
    answering.clear();
    for (const auto& [method, answer] : whole) {
      const auto now = Ask(running.address(), method, running.revision());
      if (!now.ok()) continue;
      answering.insert(method);
      EXPECT_EQ(*now, answer) << method << ": for as long as it answers, nothing is missing";
    }
  } while (!answering.empty() && std::chrono::steady_clock::now() < deadline);
  EXPECT_THAT(answering, testing::IsEmpty());
  const auto status = running.client().GetStatus({});
  ASSERT_TRUE(status.ok()) << status.status();
  EXPECT_THAT(status->detail(), testing::HasSubstr("cannot be read")) << "the end was noticed, and not the silence";
  ExpectThatEveryMethodFails(running.address(), absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP");
}

TEST(UnreadRegistryTest, AServiceThatNeverFoundItsRegistryAnswersNothing) {
  TemporaryFolder folder;
  // An address at which nobody listens any more.
  const std::string nobody = Service(StartRegistry(folder.path() / "ledger")).address();
  Service reconciliation = StartReconciliation(nobody);
  ExpectThatEveryMethodFails(reconciliation.address(), absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP");
}

TEST(UnreadRegistryTest, AnotherAndEmptyLedgerAtTheSameAddressIsDataLoss) {
  HardCase running(FiveStages());
  EXPECT_FALSE(running.StandingIds().empty());
  running.KillRegistry();
  running.StartAnotherLedger();
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  absl::Status status;
  while (status.code() != absl::StatusCode::kDataLoss && std::chrono::steady_clock::now() < deadline) {
    status = Ask(running.address(), "ListMismatches", running.revision()).status();
  }
  ExpectThatEveryMethodFails(running.address(), absl::StatusCode::kDataLoss, "LEDGER_DIVERGED");
}

// A registry that sends the first half of a ledger, and the rest when it is told to.
class HalfRegistry : public registry::v1::RegistryService::Service {
 public:
  explicit HalfRegistry(const RecountCase& it) : ledger_(it.ledger()) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~HalfRegistry() override {
    SendTheRest();
    server_->Shutdown(std::chrono::system_clock::now());
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  size_t half() const { return ledger_.size() / 2; }

  void SendTheRest() {
    const std::lock_guard lock(mutex_);
    is_to_go_on_ = true;
    changed_.notify_all();
  }

  grpc::Status WatchRecords(grpc::ServerContext* context, const registry::v1::WatchRecordsRequest*,
                            grpc::ServerWriter<registry::v1::WatchRecordsResponse>* writer) override {
    writer->Write(Entries(0, half()));
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_to_go_on_; });
    }
    writer->Write(Entries(half(), ledger_.size()));
    std::unique_lock lock(mutex_);
    while (!context->IsCancelled()) changed_.wait_for(lock, std::chrono::milliseconds(5));
    return grpc::Status::OK;
  }

 private:
  registry::v1::WatchRecordsResponse Entries(size_t first, size_t end) const {
    registry::v1::WatchRecordsResponse message;
    message.set_ledger_id("00000000000000000000000000000000");
    message.set_revision(static_cast<int64_t>(end));
    message.set_head_revision(static_cast<int64_t>(ledger_.size()));
    ledger::MerkleFrontier tree;
    for (size_t i = 0; i < end; ++i) {
      const std::string entry = ledger_[i].SerializeAsString();
      tree.Add(ledger::LeafHash(entry));
      if (i >= first) message.add_entries(entry);
    }
    const std::string origin = ledger::OriginOf(message.ledger_id());
    const auto signer = ledger::NoteSigner::FromPem(origin, key_);
    message.set_verifier_key(signer->VerifierKey());
    message.set_checkpoint(
        signer->Sign(ToText(ledger::Checkpoint{.origin = origin, .size = tree.size(), .root = tree.Root()})));
    return message;
  }

  const std::vector<registry::v1::Record> ledger_;
  const std::string key_ = ledger::NoteSigner::NewKeyPem().value();
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  bool is_to_go_on_ = false;
};

TEST(UnreadRegistryTest, AHalfReadLedgerIsAnErrorOfEveryMethod) {
  HalfRegistry registry(FiveStages());
  Service reconciliation = StartReconciliation(registry.address());
  client::ReconciliationClient client(client::Connect(reconciliation.address()));
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  int64_t read = 0;
  while (read == 0 && std::chrono::steady_clock::now() < deadline) {
    const auto status = client.GetStatus({});
    ASSERT_TRUE(status.ok()) << status.status();
    read = status->basis().revision();
  }
  EXPECT_GT(read, 0);
  EXPECT_LE(read, static_cast<int64_t>(registry.half()));
  ExpectThatEveryMethodFails(reconciliation.address(), absl::StatusCode::kUnavailable, "NOT_CAUGHT_UP");

  registry.SendTheRest();
  const auto whole = static_cast<int64_t>(FiveStages().ledger().size());
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), whole));
  AnswersOf(reconciliation.address(), whole);
}

}  // namespace
}  // namespace handover::test
