#include "reconciliation_service/accounting/mismatch_parts.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/completion.h"

namespace handover::reconciliation {
namespace {

// "deceased-military" of CATEGORY_DECEASED_MILITARY.
std::string SlugOf(registry::v1::Category category) {
  constexpr size_t kPrefixLength = sizeof("CATEGORY_") - 1;
  const std::string name = registry::v1::Category_Name(category).substr(kPrefixLength);
  return absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", "-"}});
}

}  // namespace

std::string MismatchName(std::string_view agreement, std::string_view kind, const std::vector<std::string>& subject) {
  return absl::StrCat(std::string(agreement), "/mismatches/", std::string(kind), ".", absl::StrJoin(subject, "."));
}

std::string CellMismatchName(std::string_view agreement, std::string_view kind, std::string_view handover,
                             registry::v1::Category category) {
  return MismatchName(agreement, kind, {std::string(ledger::IdOf(handover)), SlugOf(category)});
}

v1::Position ToPosition(const Claim& claim, const std::string& party, registry::v1::Role role) {
  v1::Position position;
  position.set_party(party);
  position.set_role(role);
  *position.mutable_quantity() = claim.Quantity();
  *position.mutable_count() = ToProto(claim.Count());
  position.set_record(claim.name);
  position.set_revision(claim.revision.value);
  *position.mutable_source() = *claim.source;
  return position;
}

}  // namespace handover::reconciliation
