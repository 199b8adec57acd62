#include "clients/handoverctl/mismatch_words.h"

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Mismatch;
using reconciliation::v1::MismatchState;
using reconciliation::v1::Position;

// Who holds one of the positions; "a party" if there are fewer.
std::string PartyAt(int index, const Mismatch& mismatch, const PartyNames& names) {
  return index < mismatch.positions_size() ? names.Of(mismatch.positions(index).party()) : "a party";
}

std::string OfHandover(const Mismatch& mismatch, const PartyNames& names) {
  const std::string event = EventText(mismatch.stage(), mismatch.date()) + ": ";
  const std::string first = PartyAt(0, mismatch, names);
  switch (mismatch.kind()) {
    case reconciliation::v1::MISMATCH_KIND_COUNT:
      return event + "the two counts differ";
    case reconciliation::v1::MISMATCH_KIND_ONE_SIDED:
      return absl::StrCat(event, first, " alone has declared; silence is not zero, so no difference is reckoned");
    case reconciliation::v1::MISMATCH_KIND_BASIS:
      return event + "the two sides count on different bases, so nothing is subtracted";
    case reconciliation::v1::MISMATCH_KIND_CATEGORY_SCOPE:
      return absl::StrCat(event, first, " alone counts ", CategoryWords(mismatch.category()),
                          "; of what both count, the counts match");
    case reconciliation::v1::MISMATCH_KIND_EVENT_DATE:
      return event + "the two sides state different days";
    case reconciliation::v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return absl::StrCat(event, "the counts of ", first, " and of the observer, ", PartyAt(1, mismatch, names),
                          ", differ");
    default:
      return "";
  }
}

std::string OfRunningTotals(const Mismatch& mismatch, const PartyNames& names) {
  const std::string total =
      absl::StrCat("running total of ", PartyAt(0, mismatch, names), " as of ", mismatch.date(), " ");
  switch (mismatch.kind()) {
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return absl::StrCat("running totals as of ", mismatch.date(), " differ");
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      return total + "is not the sum of its own declarations";
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      return total + "is below an earlier one of its own";
    default:
      return "";
  }
}

std::string OfTerm(const Mismatch& mismatch, const PartyNames& names) {
  switch (mismatch.kind()) {
    case reconciliation::v1::MISMATCH_KIND_READING_CONFLICT:
      return "the term is read in different ways, which cannot all hold";
    case reconciliation::v1::MISMATCH_KIND_OFFSETTING:
      return "the differences of several handovers add up to 0 and are still there: a net of 0 is not agreement";
    case reconciliation::v1::MISMATCH_KIND_OVER_CAP:
      return absl::StrCat("the book of ", PartyAt(0, mismatch, names), " is above the most that a reading allows");
    case reconciliation::v1::MISMATCH_KIND_OVERDUE_TERM:
      return "the deadline has passed, and the number that is read has not been reached on both books";
    case reconciliation::v1::MISMATCH_KIND_RECIPROCITY:
      return "the two directions of an exchange of one for one differ";
    default:
      return "";
  }
}

std::string OfOneParty(const Mismatch& mismatch, const PartyNames& names) {
  const std::string what = mismatch.handover().empty() ? "running total as of " + mismatch.date()
                                                       : EventText(mismatch.stage(), mismatch.date());
  return absl::StrCat(what, ": two figures of ", PartyAt(0, mismatch, names), " that cannot both hold");
}

std::string WhatOf(const Mismatch& mismatch, const PartyNames& names) {
  if (mismatch.kind() == reconciliation::v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT) return OfOneParty(mismatch, names);
  for (const auto of_kind : {OfHandover, OfRunningTotals, OfTerm}) {
    if (std::string what = of_kind(mismatch, names); !what.empty()) return what;
  }
  // A kind of a later version: the service's own sentence says what it is.
  return mismatch.summary();
}

}  // namespace

std::string EventText(const std::string& stage, const std::string& date) {
  return stage.empty() ? date : absl::StrCat(stage, " (", date, ")");
}

std::string Headline(const Mismatch& mismatch, const PartyNames& names) {
  const std::string what = WhatOf(mismatch, names);
  // A lonely 0 in front would look like agreement.
  if (!mismatch.has_difference() || IsZero(mismatch.difference())) return what;
  return absl::StrCat(DifferenceText(mismatch.difference()), "  ", what);
}

std::string FurtherText(const Mismatch& mismatch) {
  const bool is_of_days = mismatch.kind() == reconciliation::v1::MISMATCH_KIND_EVENT_DATE ||
                          mismatch.kind() == reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED;
  return is_of_days ? mismatch.summary() : "";
}

std::string HolderText(const Position& position, const PartyNames& names) {
  const std::string party = names.Of(position.party());
  if (position.role() == registry::v1::ROLE_UNSPECIFIED) return party;
  return absl::StrCat(party, " (", WordsOf(position.role()), ")");
}

std::string PositionText(const Position& position) {
  return position.has_quantity() ? QuantityText(position.quantity()) : IntervalText(position.count());
}

std::string StateText(MismatchState state) {
  switch (state) {
    case reconciliation::v1::MISMATCH_STATE_OPEN:
      return "open";
    case reconciliation::v1::MISMATCH_STATE_EXPLANATION_PROPOSED:
      return "open: an explanation is proposed, and none is answered";
    case reconciliation::v1::MISMATCH_STATE_PARTLY_EXPLAINED:
      return "open: explained in part";
    case reconciliation::v1::MISMATCH_STATE_EXPLAINED:
      return "explained in full, as the other side accepts";
    case reconciliation::v1::MISMATCH_STATE_DISPUTED:
      return "open, disputed: an explanation is rejected";
    case reconciliation::v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED:
      return "left unexplained by common consent";
    case reconciliation::v1::MISMATCH_STATE_CLOSED:
      return "closed: it no longer stands, and is shown as it last stood";
    default:
      return WordsOf(state);
  }
}

bool IsOpen(const Mismatch& mismatch) {
  return mismatch.state() != reconciliation::v1::MISMATCH_STATE_EXPLAINED &&
         mismatch.state() != reconciliation::v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED &&
         mismatch.state() != reconciliation::v1::MISMATCH_STATE_CLOSED;
}

std::string SinceText(const Mismatch& mismatch) {
  if (mismatch.first_revision() == 0) return "";
  const bool is_closed = mismatch.state() == reconciliation::v1::MISMATCH_STATE_CLOSED;
  const std::string time = mismatch.has_first_time() ? TimeWords(mismatch.first_time()) + ", " : std::string();
  return absl::StrCat(is_closed ? "first stood at " : "stands since ", time, "revision ",
                      CountText(mismatch.first_revision()));
}

std::string SettlementText(reconciliation::v1::Settlement settlement) {
  switch (settlement) {
    case reconciliation::v1::SETTLEMENT_UNSPECIFIED:
      return "";
    case reconciliation::v1::SETTLEMENT_CONFIRM_COUNT:
      return "would be settled if the sides confirmed or corrected their counts";
    case reconciliation::v1::SETTLEMENT_SUPPLY_MANIFEST:
      return "would be settled if the sides laid their lists of the handover side by side";
    case reconciliation::v1::SETTLEMENT_EXAMINE:
      return "would be settled if what was received were examined";
    case reconciliation::v1::SETTLEMENT_CORRECT:
      return "would be settled if the party corrected one of its own statements";
    case reconciliation::v1::SETTLEMENT_RESPOND:
      return "would be settled if the silent side responded";
    case reconciliation::v1::SETTLEMENT_REFER:
      return "would be settled if it were referred to those who made the agreement";
    default:
      return "would be settled by: " + WordsOf(settlement);
  }
}

std::string MaterialText(const Mismatch& mismatch) {
  if (mismatch.material()) return "could decide whether a reading is fulfilled";
  if (mismatch.state() == reconciliation::v1::MISMATCH_STATE_CLOSED) return "";
  switch (mismatch.kind()) {
    case reconciliation::v1::MISMATCH_KIND_COUNT:
    case reconciliation::v1::MISMATCH_KIND_ONE_SIDED:
    case reconciliation::v1::MISMATCH_KIND_CATEGORY_SCOPE:
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
    case reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      return "does not decide fulfilment under any reading";
    default:
      return "";
  }
}

}  // namespace handover::ctl
