// A server that answers every AppendRecords at once with nothing: what gRPC alone costs under the same load.

#include <cstdio>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "service_host/log.h"
#include "service_host/process.h"
#include "service_host/server.h"

namespace handover::bench {
namespace {

namespace v1 = registry::v1;

class EmptyRpc : public v1::RegistryService::CallbackService {
 public:
  grpc::ServerUnaryReactor* AppendRecords(grpc::CallbackServerContext* context, const v1::AppendRecordsRequest*,
                                          v1::AppendRecordsResponse*) override {
    grpc::ServerUnaryReactor* call = context->DefaultReactor();
    call->Finish(grpc::Status::OK);
    return call;
  }
};

int Serve(const std::string& address) {
  EmptyRpc rpc;
  ListenOptions options;
  options.address = address;
  const auto server = Server::Start(options, {&rpc});
  if (!server.ok()) {
    std::fprintf(stderr, "ledger_empty_server: %s\n", std::string(server.status().message()).c_str());
    return 1;
  }
  LogInfo("listening", absl::StrCat("listening on ", (*server)->address()), {});
  WaitForEnd(std::chrono::hours(1), [] {}).IgnoreError();
  (*server)->Shutdown(std::chrono::milliseconds(0));
  return 0;
}

}  // namespace
}  // namespace handover::bench

int main(int argc, char** argv) {
  constexpr std::string_view kFlag = "--listen=";
  if (argc != 2 || !std::string_view(argv[1]).starts_with(kFlag)) {
    std::fprintf(stderr, "usage: ledger_empty_server --listen=HOST:PORT\n");
    return 2;
  }
  handover::StartProcess("ledger_empty_server");
  return handover::bench::Serve(argv[1] + kFlag.size());
}
