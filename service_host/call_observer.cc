#include "service_host/call_observer.h"

#include <google/protobuf/message_lite.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/interceptor.h>

#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "service_host/grpc_status.h"
#include "service_host/request_id.h"

namespace handover {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;
using SteadyClock = std::chrono::steady_clock;

// What gRPC serves by itself beside ours.
constexpr char kHealthCheck[] = "grpc.health.v1.Health/Check";
constexpr char kHealthWatch[] = "grpc.health.v1.Health/Watch";
constexpr char kReflection[] = "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

std::vector<std::string> MethodsOfAll(const std::vector<std::string>& services) {
  std::vector<std::string> methods;
  for (const std::string& service : services) {
    for (std::string& method : CallMetrics::MethodsOf(service)) methods.push_back(std::move(method));
  }
  return methods;
}

std::vector<std::string> WithThoseOfGrpc(std::vector<std::string> methods) {
  methods.insert(methods.end(), {kHealthCheck, kHealthWatch, kReflection});
  return methods;
}

// "/package.Service/Method" without its first slash.
std::string_view NameOf(const ServerRpcInfo& call) {
  const std::string_view path = call.method();
  return path.starts_with('/') ? path.substr(1) : path;
}

// The request id that the caller gives, if it gives exactly one that is good; otherwise a fresh one.
std::string RequestIdOf(const std::multimap<grpc::string_ref, grpc::string_ref>& metadata) {
  const auto [first, last] = metadata.equal_range(kRequestIdKey);
  if (first != last && std::next(first) == last) {
    const std::string_view id(first->second.data(), first->second.size());
    if (IsRequestId(id)) return std::string(id);
  }
  return MakeRequestId();
}

}  // namespace

// One call. gRPC makes it when the call begins, tells it of each step, and deletes it when the call is over.
class CallObserver::ObservedCall : public grpc::experimental::Interceptor {
 public:
  ObservedCall(CallObserver& observer, const ServerRpcInfo& call)
      : observer_(observer), name_(NameOf(call)), number_(observer.metrics_.NumberOf(name_)) {
    is_ours_ = number_ < observer.ours_;
    log_.is_stream = call.type() != ServerRpcInfo::Type::UNARY;
    observer_.metrics_.Started(number_);
    is_waited_for_ = is_ours_ && observer_.Enter();
  }

  ~ObservedCall() override {
    log_.duration = count_.duration = SteadyClock::now() - began_;
    // A call that was given no status has been left by its client.
    if (!has_status_) log_.status = absl::CancelledError("the client has gone");
    count_.status = log_.status.code();
    observer_.metrics_.Ended(number_, count_);
    if (is_ours_) {
      log_.method = name_;
      observer_.log_.Ended(log_);
    }
    if (is_waited_for_) observer_.Leave();
  }

  void Intercept(InterceptorBatchMethods* step) override {
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_INITIAL_METADATA)) {
      log_.request_id = RequestIdOf(*step->GetRecvInitialMetadata());
    }
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_MESSAGE)) CountReceived(*step);
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      step->GetSendInitialMetadata()->emplace(kRequestIdKey, log_.request_id);
    }
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_MESSAGE)) {
      if (const grpc::ByteBuffer* sent = step->GetSerializedSendMessage()) count_.sent_bytes += sent->Length();
    }
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      log_.status = FromGrpcStatus(step->GetSendStatus());
      has_status_ = true;
    }
    step->Proceed();
  }

 private:
  // The messages of our own services are those of protobuf, and each begins with the part that all of them have; those
  // of gRPC's own services may be anything.
  void CountReceived(InterceptorBatchMethods& step) {
    const void* message = step.GetRecvMessage();
    if (message == nullptr || !is_ours_) return;
    count_.received_bytes += static_cast<const google::protobuf::MessageLite*>(message)->ByteSizeLong();
  }

  CallObserver& observer_;
  const std::string name_;
  const size_t number_;
  const SteadyClock::time_point began_ = SteadyClock::now();
  bool is_ours_ = false;
  bool has_status_ = false;
  bool is_waited_for_ = false;
  CallMetrics::Call count_;
  CallLog::Call log_;
};

class CallObserver::Factory : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit Factory(CallObserver& observer) : observer_(observer) {}
  grpc::experimental::Interceptor* CreateServerInterceptor(ServerRpcInfo* call) override {
    return new ObservedCall(observer_, *call);
  }

 private:
  CallObserver& observer_;
};

CallObserver::CallObserver(const std::vector<std::string>& services)
    : ours_(MethodsOfAll(services).size()),
      metrics_(WithThoseOfGrpc(MethodsOfAll(services))),
      log_([] { return SteadyClock::now(); }) {}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> CallObserver::MakeInterceptors() {
  return std::make_unique<Factory>(*this);
}

bool CallObserver::Enter() {
  const std::lock_guard lock(mutex_);
  if (!is_ending_) ++under_way_;
  return !is_ending_;
}

void CallObserver::Leave() {
  const std::lock_guard lock(mutex_);
  if (--under_way_ == 0) idle_.notify_all();
}

bool CallObserver::WaitUntilIdle(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  is_ending_ = true;
  return idle_.wait_for(lock, patience, [this] { return under_way_ == 0; });
}

}  // namespace handover
