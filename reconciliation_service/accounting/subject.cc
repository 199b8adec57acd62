#include "reconciliation_service/accounting/subject.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/duty.h"

namespace handover::reconciliation {
namespace {

// "one-sided" of MISMATCH_KIND_ONE_SIDED.
std::string Slug(const std::string& enum_name, std::string_view prefix) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name.substr(prefix.size())), {{"_", "-"}});
}

std::string Id(std::string_view name) { return std::string(ledger::IdOf(name)); }

// What comes after the kind.
std::string PlaceOf(const Subject& subject) {
  if (subject.event != nullptr) {
    std::string place = absl::StrCat(Id(subject.event->first_name), ".",
                                     Slug(registry::v1::Category_Name(subject.category), "CATEGORY_"));
    if (!subject.party.empty()) absl::StrAppend(&place, ".", Id(subject.party));
    if (!subject.side.empty()) absl::StrAppend(&place, ".", Id(subject.side));
    return place;
  }
  std::string place = Id(subject.term->name);
  switch (subject.kind) {
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      absl::StrAppend(&place, ".", ledger::FormatDate(subject.date));
      break;
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      absl::StrAppend(&place, ".", Id(subject.party), ".", ledger::FormatDate(subject.date));
      break;
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      absl::StrAppend(&place, ".running-total.", Id(subject.party), ".", ledger::FormatDate(subject.date));
      break;
    case v1::MISMATCH_KIND_OVER_CAP:
    case v1::MISMATCH_KIND_OVERDUE_TERM:
      absl::StrAppend(&place, ".", subject.reading.empty() ? std::string(kAsWritten) : Id(subject.reading));
      break;
    default:
      break;
  }
  return place;
}

}  // namespace

std::string NameOf(std::string_view agreement, const Subject& subject) {
  return absl::StrCat(std::string(agreement), "/mismatches/",
                      Slug(v1::MismatchKind_Name(subject.kind), "MISMATCH_KIND_"), ".", PlaceOf(subject));
}

}  // namespace handover::reconciliation
