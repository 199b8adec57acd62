#include "reconciliation_service/accounting/summary.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace handover::reconciliation {
namespace {

// "6,060", "-3".
std::string WithSeparators(int64_t number) {
  std::string digits = absl::StrCat(number);
  const size_t sign = number < 0 ? 1 : 0;
  for (size_t place = digits.size(); place > sign + 3;) digits.insert(place -= 3, 1, ',');
  return digits;
}

std::string Signed(int64_t number) { return absl::StrCat(number > 0 ? "+" : "", WithSeparators(number)); }

// An interval in words: "6,060", "at least 1,001", "at most 5", "5 to 9".
template <typename Format>
std::string InWords(const v1::Interval& interval, Format format) {
  if (!interval.has_least() && !interval.has_most()) return "an unknown number";
  if (!interval.has_most()) return absl::StrCat("at least ", format(interval.least()));
  if (!interval.has_least()) return absl::StrCat("at most ", format(interval.most()));
  if (interval.least() == interval.most()) return format(interval.least());
  return absl::StrCat(format(interval.least()), " to ", format(interval.most()));
}

// A stated count in words. Nothing follows from an undisclosed or approximate number, and the words say so.
std::string CountOf(const v1::Position& position) {
  switch (position.quantity().precision()) {
    case registry::v1::PRECISION_UNDISCLOSED:
      return "an undisclosed number";
    case registry::v1::PRECISION_APPROXIMATE:
      return absl::StrCat("about ", WithSeparators(position.quantity().count()));
    case registry::v1::PRECISION_AT_MOST:
      return absl::StrCat("at most ", WithSeparators(position.quantity().count()));
    default:
      return InWords(position.count(), WithSeparators);
  }
}

std::string_view VerbOf(const v1::Position& position) {
  return position.role() == registry::v1::ROLE_SENDER ? "handed over" : "received";
}

std::string NameOf(const std::string& party, const DisplayNames& names) {
  const auto name = names.find(party);
  return name == names.end() ? party : name->second;
}

// "Russia declares 1,248 handed over".
std::string StatementOf(const v1::Position& position, std::string_view verb, const DisplayNames& names) {
  return absl::StrCat(NameOf(position.party(), names), " ", std::string(verb), " ", CountOf(position), " ",
                      std::string(VerbOf(position)));
}

// "at stage 5 on 2025-06-16", "on 2025-06-11".
std::string WhenOf(const v1::Mismatch& mismatch) {
  const std::string stage = mismatch.stage().empty() ? "" : absl::StrCat("at ", mismatch.stage(), " ");
  return absl::StrCat(stage, "on ", mismatch.date());
}

// "as of 2025-06-16" of running totals, and WhenOf otherwise.
std::string AsOfOrWhen(const v1::Mismatch& mismatch) {
  return mismatch.handover().empty() ? absl::StrCat("as of ", mismatch.date()) : WhenOf(mismatch);
}

// Where the difference of two running totals lies.
std::string WhereOf(const v1::Mismatch& mismatch) {
  if (mismatch.localised().empty()) return "no handover accounts for it";
  const std::string places = absl::StrJoin(mismatch.localised(), ", ", [](std::string* out, const auto& part) {
    const std::string place =
        part.stage().empty() ? part.event_date() : absl::StrCat(part.stage(), " of ", part.event_date());
    absl::StrAppend(out, place, " (", InWords(part.difference(), Signed), ")");
  });
  const v1::Interval& rest = mismatch.not_localised();
  const bool is_whole = rest.has_least() && rest.has_most() && rest.least() == 0 && rest.most() == 0;
  if (is_whole) return absl::StrCat("it lies wholly in ", places);
  return absl::StrCat("it lies in ", places, ", and no handover accounts for ", InWords(rest, Signed));
}

}  // namespace

std::string SummaryOf(const v1::Mismatch& mismatch, const DisplayNames& names) {
  const auto& positions = mismatch.positions();
  const std::string difference = absl::StrCat("a difference of ", InWords(mismatch.difference(), Signed));
  switch (mismatch.kind()) {
    case v1::MISMATCH_KIND_COUNT:
      return absl::StrCat(StatementOf(positions[0], "declares", names), " and ",
                          StatementOf(positions[1], "declares", names), " ", WhenOf(mismatch), ", ", difference, ".");
    case v1::MISMATCH_KIND_BASIS:
      return absl::StrCat(NameOf(positions[0].party(), names), " and ", NameOf(positions[1].party(), names),
                          " count on different bases ", WhenOf(mismatch), ", and their counts cannot be compared.");
    case v1::MISMATCH_KIND_ONE_SIDED:
      return absl::StrCat(StatementOf(positions[0], "declares", names), " ", WhenOf(mismatch),
                          ", and the other side has declared no count.");
    case v1::MISMATCH_KIND_CATEGORY_SCOPE:
      return absl::StrCat(StatementOf(positions[0], "declares", names), " ", WhenOf(mismatch),
                          " in a category that the other side leaves out; where both count, they agree.");
    case v1::MISMATCH_KIND_EVENT_DATE:
      return absl::StrCat(NameOf(positions[0].party(), names), " states ", positions[0].date(), " and ",
                          NameOf(positions[1].party(), names), " states ", positions[1].date(),
                          " for the handover that is recorded ", WhenOf(mismatch), ".");
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return absl::StrCat(NameOf(positions[0].party(), names), " has two figures that stand, ", CountOf(positions[0]),
                          " and ", CountOf(positions[1]), ", ", AsOfOrWhen(mismatch), ".");
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return absl::StrCat(StatementOf(positions[0], "declares", names), " and ", NameOf(positions[1].party(), names),
                          ", who observed all of it, counts ", CountOf(positions[1]), " ", WhenOf(mismatch), ", ",
                          difference, ".");
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return absl::StrCat(StatementOf(positions[0], "states", names), " in all and ",
                          StatementOf(positions[1], "states", names), " in all as of ", mismatch.date(), ", ",
                          difference, ": ", WhereOf(mismatch), ".");
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      return absl::StrCat(StatementOf(positions[0], "states", names), " in all as of ", mismatch.date(),
                          ", and its own declarations up to then add up to ", CountOf(positions[1]), ", ", difference,
                          ".");
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      return absl::StrCat(StatementOf(positions[1], "states", names), " in all as of ", mismatch.date(), ", and ",
                          CountOf(positions[0]), " as of ", positions[0].date(), ".");
    case v1::MISMATCH_KIND_READING_CONFLICT:
      return "The parties read the term differently.";
    case v1::MISMATCH_KIND_OFFSETTING:
      return "The differences of several handovers cancel each other out, and each of them stands.";
    case v1::MISMATCH_KIND_OVER_CAP:
      return absl::StrCat("The book of ", NameOf(positions[0].party(), names), " holds ", CountOf(positions[0]),
                          ", which is above the cap by ", InWords(mismatch.difference(), WithSeparators), ".");
    case v1::MISMATCH_KIND_OVERDUE_TERM:
      return "The deadline has passed, and the number is not reached on both books.";
    case v1::MISMATCH_KIND_RECIPROCITY:
      return absl::StrCat("Of an exchange of one for one, ", CountOf(positions[0]), " are corroborated from ",
                          NameOf(positions[0].party(), names), " and ", CountOf(positions[1]), " from ",
                          NameOf(positions[1].party(), names), ", ", difference, ".");
    default:
      return "";
  }
}

}  // namespace handover::reconciliation
