#include "service_host/error.h"

#include <algorithm>

#include "absl/strings/cord.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace handover {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kBadRequestUrl[] = "type.googleapis.com/google.rpc.BadRequest";
constexpr char kRetryInfoUrl[] = "type.googleapis.com/google.rpc.RetryInfo";
constexpr size_t kQuotedBytesMax = 64;

std::string Cut(std::string_view text) {
  if (text.size() <= kErrorTextBytesMax) return std::string(text);
  return std::string(text.substr(0, kErrorTextBytesMax - 3)) + "...";
}

template <typename Detail>
std::optional<Detail> DetailOf(const absl::Status& status, const char* url) {
  const auto payload = status.GetPayload(url);
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, std::string_view reason, std::string_view message) {
  google::rpc::ErrorInfo info;
  info.set_domain("handover");
  info.set_reason(std::string(reason));
  const std::string text = Cut(message);
  absl::Status status(code, absl::string_view(text.data(), text.size()));
  status.SetPayload(kErrorInfoUrl, absl::Cord(info.SerializeAsString()));
  return status;
}

absl::Status MakeFieldError(absl::StatusCode code, std::string_view reason,
                            const std::vector<FieldViolation>& violations) {
  google::rpc::BadRequest details;
  for (size_t i = 0; i < std::min(violations.size(), kViolationsMax); ++i) {
    auto* violation = details.add_field_violations();
    violation->set_field(Cut(violations[i].field));
    violation->set_description(Cut(violations[i].description));
    if (details.ByteSizeLong() > kViolationsBytesMax) {
      details.mutable_field_violations()->RemoveLast();
      break;
    }
  }
  const std::string message =
      violations.empty() ? std::string() : absl::StrCat(violations[0].field, ": ", violations[0].description);
  absl::Status status = MakeError(code, reason, message);
  status.SetPayload(kBadRequestUrl, absl::Cord(details.SerializeAsString()));
  return status;
}

absl::Status WithMetadata(absl::Status error, std::string_view key, std::string_view value) {
  auto info = DetailOf<google::rpc::ErrorInfo>(error, kErrorInfoUrl);
  if (!info.has_value()) return error;
  (*info->mutable_metadata())[std::string(key)] = std::string(value);
  error.SetPayload(kErrorInfoUrl, absl::Cord(info->SerializeAsString()));
  return error;
}

std::string MetadataOf(const absl::Status& status, std::string_view key) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status, kErrorInfoUrl);
  if (!info.has_value()) return "";
  const auto found = info->metadata().find(std::string(key));
  return found == info->metadata().end() ? std::string() : found->second;
}

absl::Status WithRetryDelay(absl::Status error, std::chrono::milliseconds delay) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(delay.count() / 1000);
  retry.mutable_retry_delay()->set_nanos(static_cast<int32_t>(delay.count() % 1000) * 1'000'000);
  error.SetPayload(kRetryInfoUrl, absl::Cord(retry.SerializeAsString()));
  return error;
}

std::optional<std::chrono::milliseconds> RetryDelayOf(const absl::Status& status) {
  const auto retry = DetailOf<google::rpc::RetryInfo>(status, kRetryInfoUrl);
  if (!retry.has_value()) return std::nullopt;
  return std::chrono::milliseconds(retry->retry_delay().seconds() * 1000 + retry->retry_delay().nanos() / 1'000'000);
}

std::string ReasonOf(const absl::Status& status) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status, kErrorInfoUrl);
  return info.has_value() ? info->reason() : std::string();
}

std::vector<FieldViolation> ViolationsOf(const absl::Status& status) {
  std::vector<FieldViolation> violations;
  if (const auto details = DetailOf<google::rpc::BadRequest>(status, kBadRequestUrl)) {
    for (const auto& violation : details->field_violations()) {
      violations.push_back({violation.field(), violation.description()});
    }
  }
  return violations;
}

std::string Quoted(std::string_view value) {
  const std::string_view kept = value.substr(0, kQuotedBytesMax);
  return absl::StrCat("\"", absl::CHexEscape(absl::string_view(kept.data(), kept.size())),
                      kept.size() < value.size() ? "..." : "", "\"");
}

}  // namespace handover
