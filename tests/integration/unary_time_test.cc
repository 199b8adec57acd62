#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>

#include "clients/cpp/channel.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "service_host/call_observer.h"
#include "service_host/server.h"
#include "tests/harness/wait_until.h"

// A call whose handler does not come to an end, and whose caller has set no deadline.
namespace handover::test {
namespace {

using registry::v1::RegistryService;
using testing::HasSubstr;

// Answers GetRecord when it is told to, and ListRecords at once.
class StuckService final : public RegistryService::CallbackService {
 public:
  grpc::ServerUnaryReactor* GetRecord(grpc::CallbackServerContext* context, const registry::v1::GetRecordRequest*,
                                      registry::v1::GetRecordResponse*) override {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    stuck_.set_value(reactor);
    return reactor;
  }
  grpc::ServerUnaryReactor* ListRecords(grpc::CallbackServerContext* context, const registry::v1::ListRecordsRequest*,
                                        registry::v1::ListRecordsResponse*) override {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  // Waits for the call that is stuck, and lets it go on.
  void GoOn() { stuck_.get_future().get()->Finish(grpc::Status::OK); }

 private:
  std::promise<grpc::ServerUnaryReactor*> stuck_;
};

class UnaryTimeTest : public testing::Test {
 protected:
  UnaryTimeTest()
      : server_(Server::Start({.address = "127.0.0.1:0"}, {&service_}, &calls_).value()),
        stub_(RegistryService::NewStub(client::Connect(server_->address()))) {}
  ~UnaryTimeTest() override { server_->Shutdown(std::chrono::milliseconds(0)); }

  grpc::Status GetRecord() {
    grpc::ClientContext context;
    registry::v1::GetRecordResponse response;
    return stub_->GetRecord(&context, {}, &response);
  }
  grpc::Status ListRecords() {
    grpc::ClientContext context;
    registry::v1::ListRecordsResponse response;
    return stub_->ListRecords(&context, {}, &response);
  }

  // How many calls of `method` have ended with `status`.
  int64_t Ended(const std::string& method, const std::string& status) const {
    const Metric::Labels labels = {{"grpc_method", "handover.registry.v1.RegistryService/" + method},
                                   {"grpc_status", status}};
    int64_t ended = 0;
    for (const Metric& metric : calls_.metrics().Read()) {
      if (metric.name != "grpc_server_call_duration_seconds") continue;
      for (const Metric::Sample& sample : metric.samples) {
        if (sample.labels == labels) ended += sample.reading.count;
      }
    }
    return ended;
  }

  StuckService service_;
  CallObserver calls_{{RegistryService::service_full_name()}, std::chrono::milliseconds(100)};
  const std::unique_ptr<Server> server_;
  const std::unique_ptr<RegistryService::Stub> stub_;
};

TEST_F(UnaryTimeTest, ACallThatTakesTooLongIsEndedAndNobodyElseNotices) {
  const grpc::Status ended = GetRecord();
  EXPECT_EQ(ended.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_THAT(ended.error_message(), HasSubstr("the call has taken 100ms, which is as long as one may take"));
  EXPECT_TRUE(ListRecords().ok());
  // It is over when its handler is, whatever that has to say, and counted as what its caller was told.
  service_.GoOn();
  EXPECT_TRUE(calls_.WaitUntilIdle(kPatience));
  EXPECT_TRUE(WaitUntil([&] { return Ended("GetRecord", "DEADLINE_EXCEEDED") == 1; }));
  EXPECT_EQ(Ended("GetRecord", "OK"), 0);
  EXPECT_EQ(Ended("ListRecords", "OK"), 1);
}

}  // namespace
}  // namespace handover::test
