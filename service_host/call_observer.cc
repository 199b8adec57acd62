#include "service_host/call_observer.h"

#include <google/protobuf/message_lite.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/interceptor.h>

#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "service_host/call_end.h"
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
  ObservedCall(CallObserver& observer, ServerRpcInfo& call)
      : observer_(observer), name_(NameOf(call)), number_(observer.metrics_.NumberOf(name_)) {
    is_ours_ = number_ < observer.ours_;
    log_.is_stream = call.type() != ServerRpcInfo::Type::UNARY;
    // It is taken here, since gRPC lets go of the call before it does of this.
    if (is_ours_ && !log_.is_stream) end_.emplace(*call.server_context());
    observer_.metrics_.Started(number_);
    if (is_ours_) observer_.Enter(*this);
  }

  ~ObservedCall() override {
    log_.duration = count_.duration = SteadyClock::now() - began_;
    if (is_ours_) observer_.Leave(*this);
    // A call that was given no status has been left by its client.
    if (!has_status_) log_.status = absl::CancelledError("the client has gone");
    if (place_.is_overdue) log_.status = absl::DeadlineExceededError(observer_.overdue_message_);
    count_.status = log_.status.code();
    observer_.metrics_.Ended(number_, count_);
    if (!is_ours_) return;
    log_.method = name_;
    observer_.log_.Ended(log_);
  }

  // Where the call stands in the observer's books.
  struct Place {
    bool is_waited_for = false;
    bool is_overdue = false;
    std::optional<std::list<ObservedCall*>::iterator> unary;  // Nothing: it cannot become overdue.
  };
  Place& place() { return place_; }

  SteadyClock::time_point began() const { return began_; }
  // Nothing: the call is no unary one of ours.
  const std::optional<CallEnd>& end() const { return end_; }

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
  std::optional<CallEnd> end_;
  Place place_;
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

CallObserver::CallObserver(const std::vector<std::string>& services, std::chrono::milliseconds unary_time_max)
    : ours_(MethodsOfAll(services).size()),
      metrics_(WithThoseOfGrpc(MethodsOfAll(services))),
      log_([] { return SteadyClock::now(); }),
      unary_time_max_(unary_time_max),
      overdue_message_(absl::StrCat("the call has taken ", absl::FormatDuration(absl::FromChrono(unary_time_max)),
                                    ", which is as long as one may take: what it was to do may be done or not")),
      overdue_([this] { EndOverdueCalls(); }) {}

CallObserver::~CallObserver() {
  {
    const std::lock_guard lock(mutex_);
    is_gone_ = true;
  }
  changed_.notify_all();
  overdue_.join();
}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> CallObserver::MakeInterceptors() {
  return std::make_unique<Factory>(*this);
}

void CallObserver::Enter(ObservedCall& call) {
  const std::lock_guard lock(mutex_);
  call.place().is_waited_for = !is_ending_;
  if (!is_ending_) ++waited_for_;
  if (call.end().has_value()) call.place().unary = unary_.insert(unary_.end(), &call);
}

void CallObserver::Leave(ObservedCall& call) {
  const std::lock_guard lock(mutex_);
  if (call.place().unary.has_value()) unary_.erase(*call.place().unary);
  if (call.place().is_waited_for && --waited_for_ == 0) changed_.notify_all();
}

void CallObserver::EndOverdueCalls() {
  std::unique_lock lock(mutex_);
  while (!is_gone_) {
    // No call that begins later is overdue earlier, so that none has to wake this thread.
    const auto oldest = unary_.empty() ? SteadyClock::now() : unary_.front()->began();
    changed_.wait_until(lock, oldest + unary_time_max_, [this] { return is_gone_; });
    std::list<CallEnd> ends;
    while (!unary_.empty() && unary_.front()->began() + unary_time_max_ <= SteadyClock::now()) {
      ObservedCall& call = *unary_.front();
      call.place().is_overdue = true;
      call.place().unary = std::nullopt;
      ends.push_back(*call.end());
      unary_.pop_front();
    }
    lock.unlock();
    for (CallEnd& end : ends) end.End(grpc::StatusCode::DEADLINE_EXCEEDED, overdue_message_);
    ends.clear();
    lock.lock();
  }
}

bool CallObserver::WaitUntilIdle(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  is_ending_ = true;
  return changed_.wait_for(lock, patience, [this] { return waited_for_ == 0; });
}

}  // namespace handover
