#include "ledger/quoted.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace handover::ledger {
namespace {

constexpr size_t kQuotedBytesMax = 64;

}  // namespace

std::string Quoted(std::string_view value) {
  const std::string_view kept = value.substr(0, kQuotedBytesMax);
  return absl::StrCat("\"", absl::CHexEscape(absl::string_view(kept.data(), kept.size())),
                      kept.size() < value.size() ? "..." : "", "\"");
}

}  // namespace handover::ledger
