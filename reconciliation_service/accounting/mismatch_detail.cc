#include "reconciliation_service/accounting/mismatch_detail.h"

#include <algorithm>
#include <string>

#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/also_stated.h"
#include "reconciliation_service/accounting/localisation.h"
#include "reconciliation_service/accounting/materiality.h"
#include "reconciliation_service/accounting/position.h"
#include "reconciliation_service/accounting/proto_interval.h"
#include "reconciliation_service/accounting/standing.h"

namespace handover::reconciliation {
namespace {

using registry::v1::ROLE_OBSERVER;
using registry::v1::ROLE_RECEIVER;
using registry::v1::ROLE_SENDER;

void AddPosition(const Claim& claim, const std::string& party, registry::v1::Role role, v1::Mismatch& mismatch) {
  *mismatch.add_positions() = PositionOf(claim, party, role);
}

// The position of a book or a sum, which no single record states.
void AddSum(const Interval& sum, const std::string& party, registry::v1::Role role, v1::Mismatch& mismatch) {
  v1::Position& position = *mismatch.add_positions();
  position.set_party(party);
  position.set_role(role);
  *position.mutable_count() = ToProto(sum);
}

void SetDifference(const Interval& difference, MismatchDetail& detail) {
  detail.difference = difference;
  *detail.mismatch.mutable_difference() = ToProto(difference);
}

// COUNT, BASIS, ONE_SIDED, CATEGORY_SCOPE, EVENT_DATE: the sides' own positions.
void DescribeCell(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const auto cell = StateOf(*subject.event, *subject.cell, as_of.revision);
  if (cell->sender != nullptr) AddPosition(*cell->sender, subject.event->from_party, ROLE_SENDER, detail.mismatch);
  if (cell->receiver != nullptr) AddPosition(*cell->receiver, subject.event->to_party, ROLE_RECEIVER, detail.mismatch);
  if (subject.kind == v1::MISMATCH_KIND_COUNT) {
    SetDifference(cell->sender->Count() - cell->receiver->Count(), detail);
    detail.mismatch.set_material(
        IsMaterial(*subject.flow, cell->sender->basis, WaysToResolve(*detail.difference), as_of));
  }
  if (cell->match == MatchState::kAwaitingCounterpart) {
    const bool sender_spoke = cell->sender != nullptr;
    const Claim& spoken = sender_spoke ? *cell->sender : *cell->receiver;
    const auto ways = WaysToEndSilence(spoken.Count(), sender_spoke);
    detail.mismatch.set_material(IsMaterial(*subject.flow, spoken.basis, ways, as_of));
  }
}

void DescribeConflict(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const registry::v1::Role role =
      subject.event != nullptr ? subject.event->RoleOf(subject.party) : subject.term->RoleOf(subject.party);
  const ClaimBook& book = BookOfParty(subject);
  const Claim& position = *book.PositionAt(as_of.revision);
  const Claim& other = *book.ConflictAt(as_of.revision);
  AddPosition(position, subject.party, role, detail.mismatch);
  AddPosition(other, subject.party, role, detail.mismatch);
  SetDifference(position.Count() - other.Count(), detail);
}

void DescribeObserver(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const Claim& side = *BookOfSide(subject).PositionAt(as_of.revision);
  const Claim& observed = *subject.cell->observers.at(subject.party).PositionAt(as_of.revision);
  AddPosition(side, subject.side, subject.event->RoleOf(subject.side), detail.mismatch);
  AddPosition(observed, subject.party, ROLE_OBSERVER, detail.mismatch);
  SetDifference(side.Count() - observed.Count(), detail);
}

void DescribeBetweenParties(std::string_view agreement, const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const TermAccount& term = *subject.term;
  const Claim& sender = *term.TotalAt(subject.date, term.body.from_party(), as_of.revision);
  const Claim& receiver = *term.TotalAt(subject.date, term.body.to_party(), as_of.revision);
  AddPosition(sender, term.body.from_party(), ROLE_SENDER, detail.mismatch);
  AddPosition(receiver, term.body.to_party(), ROLE_RECEIVER, detail.mismatch);
  SetDifference(sender.Count() - receiver.Count(), detail);
  Localise(agreement, subject, *detail.difference, as_of, detail.mismatch);
  detail.mismatch.set_material(IsMaterial(*subject.flow, sender.basis, WaysToResolve(*detail.difference), as_of));
}

void DescribeNotSum(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const registry::v1::Role role = subject.term->RoleOf(subject.party);
  const Claim& total = *subject.term->TotalAt(subject.date, subject.party, as_of.revision);
  const Interval sum = subject.term->OwnSumAt(role, subject.date, as_of.revision);
  AddPosition(total, subject.party, role, detail.mismatch);
  AddSum(sum, subject.party, role, detail.mismatch);
  SetDifference(total.Count() - sum, detail);
  *detail.mismatch.mutable_not_localised() = ToProto(*detail.difference);
  const auto ways = WaysToMeetTotal(*detail.difference, role == ROLE_SENDER);
  detail.mismatch.set_material(IsMaterial(*subject.flow, total.basis, ways, as_of));
}

void DescribeDecreased(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const registry::v1::Role role = subject.term->RoleOf(subject.party);
  const Claim& earlier = *subject.term->TotalBefore(subject.date, subject.party, as_of.revision);
  const Claim& later = *subject.term->TotalAt(subject.date, subject.party, as_of.revision);
  AddPosition(earlier, subject.party, role, detail.mismatch);
  AddPosition(later, subject.party, role, detail.mismatch);
  SetDifference(earlier.Count() - later.Count(), detail);
}

void DescribeReadings(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  for (const std::string& reading : StandingReadings(*subject.term, as_of.revision)) {
    detail.mismatch.add_subjects(reading);
  }
}

void DescribeOverCap(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const auto above = FindBookAboveCap(*subject.term, subject.reading, as_of.revision);
  const registry::v1::Term& body = subject.term->body;
  AddSum(above->book, above->role == ROLE_SENDER ? body.from_party() : body.to_party(), above->role, detail.mismatch);
  SetDifference(above->excess, detail);
  detail.mismatch.add_subjects(subject.reading.empty() ? subject.term->name : subject.reading);
}

void DescribeReciprocity(const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  const TermAccount& term = *subject.term;
  const auto other = std::ranges::find(term.exchanged, term.body.one_for_one_with(), &TermAccount::name);
  const Interval given = term.FiguresAt(as_of.revision).corroborated.Total();
  const Interval returned = (*other)->FiguresAt(as_of.revision).corroborated.Total();
  // Corroborated figures are in neither book.
  AddSum(given, term.body.from_party(), registry::v1::ROLE_UNSPECIFIED, detail.mismatch);
  AddSum(returned, (*other)->body.from_party(), registry::v1::ROLE_UNSPECIFIED, detail.mismatch);
  SetDifference(given - returned, detail);
  detail.mismatch.add_subjects(term.name);
  detail.mismatch.add_subjects((*other)->name);
}

v1::Settlement SettlementOf(v1::MismatchKind kind) {
  switch (kind) {
    case v1::MISMATCH_KIND_COUNT:
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return v1::SETTLEMENT_CONFIRM_COUNT;
    case v1::MISMATCH_KIND_OFFSETTING:
    case v1::MISMATCH_KIND_CATEGORY_SCOPE:
    case v1::MISMATCH_KIND_EVENT_DATE:
      return v1::SETTLEMENT_SUPPLY_MANIFEST;
    case v1::MISMATCH_KIND_BASIS:
      return v1::SETTLEMENT_EXAMINE;
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return v1::SETTLEMENT_CORRECT;
    case v1::MISMATCH_KIND_ONE_SIDED:
      return v1::SETTLEMENT_RESPOND;
    default:
      return v1::SETTLEMENT_REFER;
  }
}

void DescribeKind(std::string_view agreement, const Subject& subject, AsOf as_of, MismatchDetail& detail) {
  switch (subject.kind) {
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return DescribeConflict(subject, as_of, detail);
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return DescribeObserver(subject, as_of, detail);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return DescribeBetweenParties(agreement, subject, as_of, detail);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      return DescribeNotSum(subject, as_of, detail);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      return DescribeDecreased(subject, as_of, detail);
    case v1::MISMATCH_KIND_READING_CONFLICT:
      return DescribeReadings(subject, as_of, detail);
    case v1::MISMATCH_KIND_OVER_CAP:
      return DescribeOverCap(subject, as_of, detail);
    case v1::MISMATCH_KIND_OVERDUE_TERM:
      detail.mismatch.add_subjects(subject.reading.empty() ? subject.term->name : subject.reading);
      return;
    case v1::MISMATCH_KIND_RECIPROCITY:
      return DescribeReciprocity(subject, as_of, detail);
    case v1::MISMATCH_KIND_OFFSETTING:
      return;
    default:
      return DescribeCell(subject, as_of, detail);
  }
}

}  // namespace

MismatchDetail DetailOf(std::string_view agreement, const Subject& subject, AsOf as_of) {
  MismatchDetail detail;
  v1::Mismatch& mismatch = detail.mismatch;
  mismatch.set_kind(subject.kind);
  mismatch.set_category(subject.category);
  mismatch.set_settlement(SettlementOf(subject.kind));
  if (subject.event != nullptr) {
    const EventFacts& facts = *subject.event->facts.At(as_of.revision);
    const TermAccount* term = subject.flow->FirstTermAt(as_of.revision);
    if (term != nullptr) mismatch.set_term(term->name);
    mismatch.set_handover(facts.name);
    mismatch.set_stage(facts.stage);
    mismatch.set_date(ledger::FormatDate(facts.date));
  } else {
    mismatch.set_term(subject.term->name);
    if (subject.date != std::chrono::sys_days()) mismatch.set_date(ledger::FormatDate(subject.date));
  }
  DescribeKind(agreement, subject, as_of, detail);
  AddAlsoStated(subject, as_of.revision, mismatch);
  return detail;
}

}  // namespace handover::reconciliation
