#include "clients/handoverctl/verdict_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

bool IsAnyDeclared(const Reckoning& reckoning) {
  return std::ranges::any_of(reckoning.completions.completions(),
                             [](const auto& completion) { return DeclaredCount(completion.match_counts()) > 0; });
}

}  // namespace

std::string VerdictLine(const Reckoning& reckoning) {
  const auto open = std::ranges::count_if(reckoning.mismatches.mismatches(), IsOpen);
  switch (reckoning.completions.verdict()) {
    case reconciliation::v1::VERDICT_RECONCILED:
      return absl::StrCat("RECONCILED: every handover matches and no mismatch stands",
                          IsAnyDeclared(reckoning) ? "" : "; no handover has been declared yet");
    case reconciliation::v1::VERDICT_SETTLED:
      return "SETTLED: mismatches stand, and the sides have explained each in full or left it unexplained by common "
             "consent";
    case reconciliation::v1::VERDICT_UNDECIDED:
      return "UNDECIDED: no mismatch is open, but of some handover a side is still waited for, or what was stated is "
             "not exact enough to say whether the sides agree";
    case reconciliation::v1::VERDICT_OPEN:
      return absl::StrCat("OPEN: ", NumberOf(open, "mismatch is", "mismatches are"),
                          " open, whatever the differences add up to");
    case reconciliation::v1::VERDICT_UNSPECIFIED:
      return "NO VERDICT: the service has not said how the agreement stands as a whole";
    default:
      return absl::StrCat("NO KNOWN VERDICT: ", WordsOf(reckoning.completions.verdict()));
  }
}

}  // namespace handover::ctl
