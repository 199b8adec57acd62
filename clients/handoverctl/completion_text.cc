#include "clients/handoverctl/completion_text.h"

#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Figure;
using reconciliation::v1::MatchCounts;

bool HasReached(const Figure& figure) { return figure.has_remaining() && IsZero(figure.remaining()); }

std::string OneBookText(const Completion& completion) {
  const bool sender = HasReached(completion.declared_by_sender());
  const bool receiver = HasReached(completion.declared_by_receiver());
  if (sender && !receiver) return "fulfilled on the sender's book, not on the receiver's";
  if (receiver && !sender) return "fulfilled on the receiver's book, not on the sender's";
  return "fulfilled on one book only";
}

}  // namespace

std::string TermText(const Completion& completion, const PartyNames& names) {
  return absl::StrCat(names.Of(completion.from_party()), " → ", names.Of(completion.to_party()), ": ",
                      CategoryWords(completion.category()));
}

std::string ReaderText(const Completion& completion, const PartyNames& names) {
  return completion.reading_party().empty() ? "the text as written" : names.Of(completion.reading_party());
}

std::string CommittedText(const Completion& completion) {
  switch (completion.kind()) {
    case registry::v1::TERM_KIND_CATEGORY_RULE:
      return "all of the category";
    case registry::v1::TERM_KIND_BEST_EFFORT:
      return "best effort";
    case registry::v1::TERM_KIND_NO_OBLIGATION:
      return "nothing";
    default:
      break;
  }
  if (!completion.has_committed()) return "a number not published";
  const bool exact_cap = completion.kind() == registry::v1::TERM_KIND_CAP &&
                         completion.committed().precision() == registry::v1::PRECISION_EXACT;
  return (exact_cap ? "at most " : "") + QuantityText(completion.committed());
}

std::string StatusText(const Completion& completion) {
  const std::string exceeded = completion.exceeded_by() > 0 ? CountText(completion.exceeded_by()) : std::string();
  switch (completion.status()) {
    case reconciliation::v1::COMPLETION_STATUS_NOT_STARTED:
      return "not started: both books are empty";
    case reconciliation::v1::COMPLETION_STATUS_IN_PROGRESS:
      return "in progress: neither book has reached it";
    case reconciliation::v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS:
      return exceeded.empty() ? "fulfilled on both books" : "fulfilled on both books, exceeded by " + exceeded;
    case reconciliation::v1::COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK:
      return OneBookText(completion);
    case reconciliation::v1::COMPLETION_STATUS_EXCEEDED:
      return exceeded.empty() ? "exceeded on both books" : "exceeded on both books, by " + exceeded;
    case reconciliation::v1::COMPLETION_STATUS_OVERDUE:
      return "overdue: the deadline has passed";
    case reconciliation::v1::COMPLETION_STATUS_OPEN_ENDED:
      return "open-ended: no number was agreed";
    case reconciliation::v1::COMPLETION_STATUS_NO_OBLIGATION:
      return "no obligation in this reading";
    case reconciliation::v1::COMPLETION_STATUS_INDETERMINATE:
      return "undecided: not stated exactly enough";
    default:
      return WordsOf(completion.status());
  }
}

std::string RemainingText(const Figure& figure) {
  return figure.has_remaining() ? IntervalText(figure.remaining()) : "-";
}

std::string MatchCountsText(const MatchCounts& counts) {
  std::vector<std::string> parts;
  const auto add = [&parts](int32_t count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(NumberOf(count, one, many));
  };
  add(counts.matched(), "matches", "match");
  add(counts.different(), "differs", "differ");
  add(counts.awaiting_counterpart(), "awaits the other side", "await the other side");
  add(counts.one_sided(), "is one-sided (the time to answer is over)", "are one-sided (the time to answer is over)");
  add(counts.indeterminate(), "is undecided (not stated exactly)", "are undecided (not stated exactly)");
  add(counts.not_comparable(), "is not comparable (counted on different bases)",
      "are not comparable (counted on different bases)");
  return parts.empty() ? "none declared yet" : absl::StrJoin(parts, ", ");
}

}  // namespace handover::ctl
