#include "registry_service/rpc/author.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/log/limits.h"
#include "service_host/error.h"

namespace handover::registry {

absl::StatusOr<std::string> AuthorOf(const grpc::CallbackServerContext& context) {
  const auto [first, last] = context.client_metadata().equal_range(kAuthorKey);
  if (first == last || first->second.empty()) {
    return MakeError(absl::StatusCode::kUnauthenticated, ReasonName(v1::ERROR_REASON_AUTHOR_MISSING),
                     absl::StrCat("the call does not say who appends: set the metadata \"", kAuthorKey,
                                  "\", for example to \"parties/ukr\""));
  }
  if (std::next(first) != last) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FORMAT_INVALID, kAuthorKey,
                   "set more than once", "one author");
  }
  const std::string author(first->second.begin(), first->second.end());
  if (author.size() > kAuthorBytesMax) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_STRING_TOO_LONG, kAuthorKey,
                   absl::StrCat(author.size(), " bytes"), absl::StrCat("at most ", kAuthorBytesMax));
  }
  if (!std::ranges::all_of(author, [](char c) { return c >= ' ' && c <= '~'; })) {
    return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_FORMAT_INVALID, kAuthorKey, Quoted(author),
                   "printable ASCII characters");
  }
  return author;
}

}  // namespace handover::registry
