#include "clients/handoverctl/verified_text.h"

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

std::string ContinuesText(const VerifiedLedger& ledger) {
  if (!ledger.verified_before.has_value()) {
    return "nothing of this ledger was verified here before: its key is trusted from now on";
  }
  return absl::StrCat("it continues the ", NumberOf(*ledger.verified_before, "entry that was", "entries that were"),
                      " verified here before");
}

}  // namespace

std::string VerifiedPage(const VerifiedLedger& ledger, size_t width) {
  TextPage page(width);
  page.AddLine(
      0, absl::StrCat("verified ledger ", ledger.verified.ledger_id(), ": ", NumberOf(ledger.size, "entry", "entries"),
                      ", each of them in the checkpoint that the registry has signed"));
  page.AddLine(0, ContinuesText(ledger));
  page.AddLine(0, "signed with " + ledger.verified.verifier_key());
  return page.text();
}

}  // namespace handover::ctl
