#include "clients/handoverctl/status_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::GetStatusResponse;

std::string StateText(reconciliation::v1::FollowState state) {
  switch (state) {
    case reconciliation::v1::FOLLOW_STATE_CONNECTING:
      return "connecting: the registry has not been reached since the start";
    case reconciliation::v1::FOLLOW_STATE_CATCHING_UP:
      return "catching up: the head has not been reached yet";
    case reconciliation::v1::FOLLOW_STATE_FOLLOWING:
      return "following: the head has been reached";
    case reconciliation::v1::FOLLOW_STATE_DISCONNECTED:
      return "disconnected: the registry was reached and has been lost";
    case reconciliation::v1::FOLLOW_STATE_DIVERGED:
      return "diverged: the ledger has failed a check, and an operator must act";
    default:
      return WordsOf(state);
  }
}

}  // namespace

std::string StatusPage(const GetStatusResponse& status, size_t width) {
  const int64_t behind = std::max<int64_t>(status.basis().head_revision() - status.basis().revision(), 0);
  TextTable table{.columns = {{}, {}}, .rows = {}};
  table.rows.push_back({"reconciliation", StateText(status.state())});
  if (!status.detail().empty()) table.rows.push_back({"because", status.detail()});
  table.rows.push_back({"ledger", status.basis().ledger_id().empty() ? "not known yet" : status.basis().ledger_id()});
  table.rows.push_back(
      {"read", absl::StrCat("revision ", CountText(status.basis().revision()), " of ",
                            CountText(status.basis().head_revision()), ", ", CountText(behind), " behind")});
  table.rows.push_back(
      {"registry last heard", status.has_last_heard_time() ? TimeWords(status.last_heard_time()) : "never"});
  table.rows.push_back({"as of", TimeWords(status.basis().as_of_time())});
  TextPage page(width);
  page.AddTable(0, table);
  return page.text();
}

}  // namespace handover::ctl
