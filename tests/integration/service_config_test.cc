#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/channel_arguments.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/retry.h"
#include "handover/reconciliation/v1/reconciliation_service.grpc.pb.h"
#include "handover/registry/v1/ledger_service.grpc.pb.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "tests/harness/fault_proxy.h"
#include "tests/harness/services.h"

// The retry policy as it is published for gRPC clients of any language: clients/service_config.json.
namespace handover::test {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

Struct Parsed(const std::string& json) {
  Struct parsed;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &parsed).ok()) << json;
  return parsed;
}

const Value& In(const Struct& object, const std::string& key) {
  static const Value nothing;
  const auto found = object.fields().find(key);
  if (found != object.fields().end()) return found->second;
  ADD_FAILURE() << key << " is not there";
  return nothing;
}

// The one entry of the published policy.
Struct MethodConfig() {
  const Struct config = Parsed(ServiceConfig());
  const Value& configs = In(config, "methodConfig");
  EXPECT_EQ(configs.list_value().values_size(), 1);
  return configs.list_value().values(0).struct_value();
}

// Adds the methods of `service` that have one request and one answer.
void AddUnary(const google::protobuf::ServiceDescriptor& service, std::set<std::string>& names) {
  for (int i = 0; i < service.method_count(); ++i) {
    const auto& method = *service.method(i);
    if (!method.client_streaming() && !method.server_streaming()) names.insert(method.full_name());
  }
}

std::string InSeconds(absl::Duration duration) { return absl::StrCat(absl::ToDoubleSeconds(duration), "s"); }

TEST(ServiceConfigTest, SaysWhatOurOwnClientDoes) {
  const Struct config = MethodConfig();
  const Struct policy = In(config, "retryPolicy").struct_value();
  EXPECT_EQ(In(policy, "maxAttempts").number_value(), client::kTriesMax);
  EXPECT_EQ(In(policy, "initialBackoff").string_value(), InSeconds(client::kFirstPause));
  EXPECT_EQ(In(policy, "maxBackoff").string_value(), InSeconds(client::kPauseMax));
  EXPECT_EQ(In(policy, "backoffMultiplier").number_value(), 2);
  ASSERT_EQ(In(policy, "retryableStatusCodes").list_value().values_size(), 1);
  EXPECT_EQ(In(policy, "retryableStatusCodes").list_value().values(0).string_value(), "UNAVAILABLE");
  EXPECT_EQ(In(config, "timeout").string_value(), InSeconds(absl::FromChrono(client::kCallDeadline)));
}

TEST(ServiceConfigTest, NamesEveryMethodThatHasOneAnswer) {
  std::set<std::string> want;
  AddUnary(*registry::v1::AppendRecordsRequest::descriptor()->file()->service(0), want);
  AddUnary(*registry::v1::GetCheckpointRequest::descriptor()->file()->service(0), want);
  AddUnary(*reconciliation::v1::GetStatusRequest::descriptor()->file()->service(0), want);
  std::set<std::string> got;
  const Struct config = MethodConfig();
  for (const Value& name : In(config, "name").list_value().values()) {
    got.insert(absl::StrCat(In(name.struct_value(), "service").string_value(), ".",
                            In(name.struct_value(), "method").string_value()));
  }
  EXPECT_EQ(got, want);
}

// A stub of gRPC's own, over a channel that knows nothing of us but `config`.
std::unique_ptr<registry::v1::LedgerService::Stub> StubWith(const std::string& address, const std::string& config) {
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(config);
  return registry::v1::LedgerService::NewStub(
      grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
}

grpc::Status GetCheckpoint(registry::v1::LedgerService::Stub& stub) {
  grpc::ClientContext context;
  registry::v1::GetCheckpointResponse response;
  return stub.GetCheckpoint(&context, {}, &response);
}

// Says that it is unavailable as often as it is told to, and then answers.
class BusyLedger final : public registry::v1::LedgerService::Service {
 public:
  explicit BusyLedger(int refusals) : refusals_(refusals) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~BusyLedger() override { server_->Shutdown(); }

  grpc::Status GetCheckpoint(grpc::ServerContext*, const registry::v1::GetCheckpointRequest*,
                             registry::v1::GetCheckpointResponse*) override {
    return ++calls_ <= refusals_ ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "busy") : grpc::Status::OK;
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  int calls() const { return calls_; }

 private:
  const int refusals_;
  std::atomic<int> calls_ = 0;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// The published policy, with as much time for a call as a test has patience.
std::string PatientConfig() {
  return absl::StrReplaceAll(ServiceConfig(), {{"\"10s\"", absl::StrCat("\"", kPatience.count(), "s\"")}});
}

TEST(ServiceConfigTest, GrpcTakesItAndRefusesWhatIsNoPolicy) {
  const BusyLedger ledger(0);
  EXPECT_TRUE(GetCheckpoint(*StubWith(ledger.address(), ServiceConfig())).ok());
  const std::string wrong = absl::StrReplaceAll(ServiceConfig(), {{"\"maxAttempts\": 5", "\"maxAttempts\": 1"}});
  EXPECT_FALSE(GetCheckpoint(*StubWith(ledger.address(), wrong)).ok());
}

TEST(ServiceConfigTest, AMethodThatIsUnavailableIsCalledAsOftenAsItSaysAndNoOftener) {
  const BusyLedger busy(client::kTriesMax - 1);
  EXPECT_TRUE(GetCheckpoint(*StubWith(busy.address(), PatientConfig())).ok());
  EXPECT_EQ(busy.calls(), client::kTriesMax);
  const BusyLedger busier(client::kTriesMax);
  EXPECT_EQ(GetCheckpoint(*StubWith(busier.address(), PatientConfig())).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(busier.calls(), client::kTriesMax);
}

TEST(ServiceConfigTest, ACallSurvivesARestartOfTheRegistry) {
  TemporaryFolder folder;
  std::optional<Service> registry = StartRegistry(folder.path() / "ledger");
  FaultProxy proxy(registry->address());
  const auto stub = StubWith(proxy.address(), PatientConfig());
  ASSERT_TRUE(GetCheckpoint(*stub).ok());
  proxy.Refuse();
  registry->process().Signal(SIGTERM);
  registry->process().Wait();
  auto call = std::async(std::launch::async, [&stub] { return GetCheckpoint(*stub); });
  registry = StartRegistry(folder.path() / "ledger");
  proxy.PointTo(registry->address());
  proxy.Pass();
  const grpc::Status status = call.get();
  EXPECT_TRUE(status.ok()) << status.error_message();
}

}  // namespace
}  // namespace handover::test
