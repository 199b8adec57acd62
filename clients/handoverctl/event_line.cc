#include "clients/handoverctl/event_line.h"

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/printable.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {

std::string EventLine(const reconciliation::v1::MismatchEvent& event) {
  const reconciliation::v1::Mismatch& mismatch = event.mismatch();
  // Of a change, only how far the parties have come may be new.
  const bool has_changed = event.change() == reconciliation::v1::MISMATCH_CHANGE_CHANGED;
  const std::string state = has_changed ? absl::StrCat(" (", StateText(mismatch.state()), ")") : "";
  return Printable(absl::StrCat(TimeWords(event.time()), "  revision ", CountText(event.revision()), "  ",
                                WordsOf(event.change()), state, "  ", std::string(ledger::IdOf(mismatch.name())), "  ",
                                mismatch.summary()));
}

}  // namespace handover::ctl
