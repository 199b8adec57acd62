#include "service_host/request_id.h"

#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/cpp/channel.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "tests/harness/services.h"

// The name of a request, by which a caller and the services' logs speak of the same one.
namespace handover::test {
namespace {

using testing::HasSubstr;

// One call, of a record that is not there, and what its answer says of its id.
struct Answer {
  grpc::Status status;
  std::vector<std::string> ids;
};

class RequestIdTest : public testing::Test {
 protected:
  Answer Ask(const std::vector<std::string>& ids) const {
    const auto stub = registry::v1::RegistryService::NewStub(client::Connect(registry_.address()));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    for (const std::string& id : ids) context.AddMetadata(kRequestIdKey, id);
    registry::v1::GetRecordRequest request;
    request.set_name("parties/a-secret");
    registry::v1::GetRecordResponse response;
    Answer answer{.status = stub->GetRecord(&context, request, &response), .ids = {}};
    // An answer that is an error has one part, and the client finds it at its end.
    for (const auto* metadata : {&context.GetServerInitialMetadata(), &context.GetServerTrailingMetadata()}) {
      const auto [first, last] = metadata->equal_range(kRequestIdKey);
      for (auto id = first; id != last; ++id) answer.ids.emplace_back(id->second.begin(), id->second.end());
    }
    return answer;
  }

  const TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
};

TEST_F(RequestIdTest, ThatACallerGivesStandsInTheAnswerAndInTheLogOfAFailure) {
  const Answer answer = Ask({"my-request.1"});
  EXPECT_EQ(answer.status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(answer.ids, std::vector<std::string>{"my-request.1"});
  EXPECT_TRUE(registry_.process().WaitForError("\"request_id\":\"my-request.1\""));
  const std::string log = registry_.process().error();
  EXPECT_THAT(log, HasSubstr("\"event\":\"call_failed\""));
  EXPECT_THAT(log, HasSubstr("\"reason\":\"RECORD_NOT_FOUND\""));
  EXPECT_THAT(log, HasSubstr("\"method\":\"handover.registry.v1.RegistryService/GetRecord\""));
  EXPECT_THAT(log, testing::Not(HasSubstr("a-secret")));
}

TEST_F(RequestIdTest, IsMadeWhereNoneIsGivenOrABadOne) {
  for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{
           {}, {""}, {"two words"}, {"{\"event\":1}"}, {std::string(65, 'x')}, {"a", "b"}}) {
    const Answer answer = Ask(bad);
    ASSERT_EQ(answer.ids.size(), 1U) << testing::PrintToString(bad);
    EXPECT_TRUE(IsRequestId(answer.ids[0])) << answer.ids[0];
    EXPECT_THAT(bad, testing::Not(testing::Contains(answer.ids[0])));
  }
}

TEST(LogFormatTest, IsTextWhereItIsAskedFor) {
  const TemporaryFolder folder;
  Service registry("registry_service", {"--data_dir=" + (folder.path() / "ledger").string(), "--log_format=text"});
  EXPECT_TRUE(registry.process().WaitForError(" registry_service info: listening on " + registry.address()));
}

TEST(LogFormatTest, IsJsonWhereNobodyReadsIt) {
  const TemporaryFolder folder;
  Service registry = StartRegistry(folder.path() / "ledger");
  EXPECT_TRUE(registry.process().WaitForError("\"event\":\"listening\""));
  EXPECT_TRUE(registry.process().WaitForError("\"address\":\"" + registry.address() + "\""));
}

}  // namespace
}  // namespace handover::test
