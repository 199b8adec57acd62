#include "tests/acceptance/hard_case.h"

#include <gtest/gtest.h>
#include <signal.h>

#include "clients/cpp/registry_client.h"
#include "ledger/record_name.h"

namespace handover::test {

namespace v1 = reconciliation::v1;
using recount::RecountCase;

int64_t AppendAfter(int64_t known, const RecountCase& it, const std::string& address) {
  registry::v1::AppendRecordsRequest request;
  for (size_t i = static_cast<size_t>(known); i < it.ledger().size(); ++i) {
    registry::v1::Record& record = *request.add_records();
    record = it.ledger()[i];
    // The registry alone sets these.
    record.clear_revision();
    record.clear_record_time();
  }
  client::RegistryClient registry(client::Connect(address), "operator");
  const auto response = registry.AppendRecords(request);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() && response->results_size() > 0 ? response->results().rbegin()->revision() : known;
}

HardCase::HardCase(const RecountCase& it)
    : registry_(StartRegistry(folder_.path() / "ledger")),
      registry_address_(registry_->address()),
      reconciliation_(StartReconciliation(registry_address_)),
      client_(client::Connect(reconciliation_.address())) {
  EXPECT_TRUE(WaitUntilFollowing(reconciliation_.address(), 0));
  Record(it);
}

void HardCase::Record(const RecountCase& it) { revision_ = AppendAfter(revision_, it, registry_address_); }

void HardCase::KillRegistry() {
  registry_->process().Signal(SIGKILL);
  registry_->process().Wait();
}

void HardCase::StartAnotherLedger() { registry_ = StartRegistry(folder_.path() / "another", registry_address_); }

v1::AsOf HardCase::Now() const {
  v1::AsOf as_of;
  as_of.set_revision(revision_);
  as_of.set_min_revision(revision_);
  return as_of;
}

v1::Completion HardCase::CompletionOf(const std::string& term, const std::string& reading) {
  v1::GetCompletionRequest request;
  request.set_name(std::string(kAgreement) + "/terms/" + term + "/completions/" + reading);
  *request.mutable_as_of() = Now();
  const auto response = client_.GetCompletion(request);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() ? response->completion() : v1::Completion();
}

v1::Mismatch HardCase::MismatchOf(const std::string& id) {
  v1::GetMismatchRequest request;
  request.set_name(std::string(kAgreement) + "/mismatches/" + id);
  *request.mutable_as_of() = Now();
  const auto response = client_.GetMismatch(request);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() ? response->mismatch() : v1::Mismatch();
}

std::vector<std::string> HardCase::StandingIds() {
  v1::ListMismatchesRequest request;
  request.set_parent(kAgreement);
  *request.mutable_as_of() = Now();
  const auto response = client_.ListMismatches(request);
  EXPECT_TRUE(response.ok()) << response.status();
  std::vector<std::string> ids;
  if (!response.ok()) return {"no answer"};
  for (const v1::Mismatch& mismatch : response->mismatches()) ids.emplace_back(ledger::IdOf(mismatch.name()));
  return ids;
}

v1::ListCompletionsResponse HardCase::Completions() {
  v1::ListCompletionsRequest request;
  request.set_parent(kAgreement);
  *request.mutable_as_of() = Now();
  const auto response = client_.ListCompletions(request);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() ? *response : v1::ListCompletionsResponse();
}

RecountCase FiveStages() {
  struct Stage {
    int day;
    int64_t sent, received;
  };
  const Stage stages[] = {
      {10, 1'212, 1'212}, {12, 1'200, 1'200}, {13, 1'200, 1'200}, {14, 1'200, 1'200}, {15, 1'248, 1'245}};
  RecountCase it;
  it.Term("t", RecountCase::Direction::kAlandToBland, registry::v1::CATEGORY_DECEASED_MILITARY);
  const auto target = recount::Remains(6'000, registry::v1::PRECISION_AT_LEAST);
  it.Reading("t", "r", recount::kAland, registry::v1::TERM_KIND_OBLIGATION, &target);
  int number = 0;
  for (const Stage& stage : stages) {
    const std::string id = "h" + std::to_string(++number);
    it.Handover(id, RecountCase::Direction::kAlandToBland, stage.day, "stage " + std::to_string(number));
    it.Sent(id, "s", recount::Remains(stage.sent));
    it.Received(id, "r", recount::Remains(stage.received));
  }
  return it;
}

}  // namespace handover::test
