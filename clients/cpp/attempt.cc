#include "clients/cpp/attempt.h"

#include <utility>

#include "absl/time/clock.h"

namespace handover::client {

ObservedAttempt::ObservedAttempt(AttemptObserver* observer, std::string_view method, std::string request_id)
    : observer_(observer) {
  if (observer_ == nullptr) return;
  attempt_.method = method;
  attempt_.request_id = std::move(request_id);
  start_ = absl::Now();
  observer_->AttemptStarted(method);
}

void ObservedAttempt::End(absl::StatusCode status) {
  AttemptObserver* const observer = std::exchange(observer_, nullptr);
  if (observer == nullptr) return;
  attempt_.status = status;
  attempt_.duration = absl::Now() - start_;
  observer->AttemptEnded(attempt_);
}

}  // namespace handover::client
