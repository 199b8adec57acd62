#include "clients/handoverctl/basis_text.h"

#include <google/protobuf/util/time_util.h>

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {

std::string BasisLine(const reconciliation::v1::Basis& basis, const reconciliation::v1::AsOf& as_of) {
  std::string line = absl::StrCat("ledger ", basis.ledger_id(), ", revision ", CountText(basis.revision()));
  if (basis.has_as_of_time()) absl::StrAppend(&line, ", as of ", TimeWords(basis.as_of_time()));
  const int64_t behind = basis.head_revision() - basis.revision();
  if (behind <= 0) return line;
  if (as_of.revision() > 0 || as_of.has_time()) {
    absl::StrAppend(&line, "; as asked, without ", NumberOf(behind, "later record", "later records"));
    return line;
  }
  absl::StrAppend(&line, "; NOT YET COMPLETE: ", NumberOf(behind, "later record is", "later records are"),
                  " not reckoned with");
  return line;
}

std::string AsOfFlags(const reconciliation::v1::AsOf& as_of) {
  std::string flags;
  if (as_of.revision() > 0) absl::StrAppend(&flags, " --revision ", as_of.revision());
  if (as_of.has_time()) {
    absl::StrAppend(&flags, " --time ", google::protobuf::util::TimeUtil::ToString(as_of.time()));
  }
  return flags;
}

}  // namespace handover::ctl
