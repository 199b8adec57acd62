#include "reconciliation_service/rpc/page.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "reconciliation_service/limits.h"
#include "service_host/error.h"

namespace handover::reconciliation {
namespace {

// Stands between the query and the name in a token; neither holds it.
constexpr char kSeparator = '\n';

}  // namespace

absl::StatusOr<int> PageSizeOf(int32_t page_size) {
  if (page_size < 0) {
    return MakeFieldError(absl::StatusCode::kInvalidArgument, "VALUE_OUT_OF_RANGE",
                          {{"page_size", absl::StrCat(page_size, ", want 0 to ", kPageSizeMax)}});
  }
  return page_size == 0 ? kPageSizeDefault : std::min(page_size, kPageSizeMax);
}

std::string MakePageToken(std::string_view query, std::string_view last_name) {
  std::string plain(query);
  plain += kSeparator;
  plain += last_name;
  return absl::WebSafeBase64Escape(plain);
}

absl::StatusOr<std::string> ReadPageToken(std::string_view query, const std::string& token) {
  if (token.empty()) return std::string();
  std::string plain;
  const std::string prefix = std::string(query) + kSeparator;
  if (!absl::WebSafeBase64Unescape(token, &plain) || !plain.starts_with(prefix)) {
    return MakeFieldError(
        absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID",
        {{"page_token", absl::StrCat(Quoted(token), ", want the next_page_token of the same query")}});
  }
  return plain.substr(prefix.size());
}

}  // namespace handover::reconciliation
