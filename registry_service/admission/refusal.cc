#include "registry_service/admission/refusal.h"

namespace handover::registry {
namespace {

FieldViolation MakeViolation(std::string_view field, std::string_view got, std::string_view want) {
  std::string description(got);
  description.append(", want ").append(want);
  return {std::string(field), std::move(description)};
}

}  // namespace

std::string ReasonName(v1::ErrorReason reason) {
  constexpr std::string_view kPrefix = "ERROR_REASON_";
  return v1::ErrorReason_Name(reason).substr(kPrefix.size());
}

std::string Grouped(int64_t number) {
  std::string text = std::to_string(number);
  const size_t first_digit = number < 0 ? 1 : 0;
  for (size_t place = text.size(); place > first_digit + 3;) {
    place -= 3;
    text.insert(place, 1, ',');
  }
  return text;
}

absl::Status Refusal(absl::StatusCode code, v1::ErrorReason reason, std::string_view field, std::string_view got,
                     std::string_view want) {
  return MakeFieldError(code, ReasonName(reason), {MakeViolation(field, got, want)});
}

void Violations::Add(v1::ErrorReason reason, std::string_view field, std::string_view got, std::string_view want) {
  if (full()) return;
  if (violations_.empty()) first_reason_ = reason;
  violations_.push_back(MakeViolation(field, got, want));
}

absl::Status Violations::ToStatus() const {
  if (violations_.empty()) return absl::OkStatus();
  return MakeFieldError(absl::StatusCode::kInvalidArgument, ReasonName(first_reason_), violations_);
}

}  // namespace handover::registry
