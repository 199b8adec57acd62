#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_COLUMNS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_COLUMNS_H_

#include <array>
#include <string>

#include "clients/handoverctl/row_column.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// The columns of mismatches and of what becomes of them, of how books have grown, and of the service's own state.
namespace handover::ctl {

using reconciliation::v1::Basis;
using reconciliation::v1::GetStatusResponse;
using reconciliation::v1::Mismatch;
using reconciliation::v1::MismatchEvent;
using reconciliation::v1::TimelinePoint;

// One of the two positions of a mismatch; an empty one where there is none.
inline const reconciliation::v1::Position& PositionOf(const Mismatch& mismatch, int index) {
  return index < mismatch.positions_size() ? mismatch.positions(index)
                                           : reconciliation::v1::Position::default_instance();
}

// A part of the bridge; empty where there is no difference.
inline std::string BridgeCell(const Mismatch& mismatch, int64_t part) {
  return mismatch.has_bridge() ? NumberCell(part) : "";
}

// The totals that parties state, as "parties/rus=6060;parties/ukr=6057".
inline std::string TotalsCell(const TimelinePoint& point) {
  std::string cell;
  for (const auto& total : point.running_totals()) {
    if (!cell.empty()) cell += ';';
    const std::string least = LeastCell(total.count());
    const std::string most = MostCell(total.count());
    cell += total.party() + "=" + (least == most ? least : least + ".." + most);
  }
  return cell;
}

inline constexpr std::array kBasisColumns = {
    RowColumn<Basis>{"as_of_revision", "the revision that the answer rests on",
                     [](const Basis& b) { return NumberCell(b.revision()); }},
};

inline constexpr std::array kEventColumns = {
    RowColumn<MismatchEvent>{"event_revision", "the revision that was the head then",
                             [](const MismatchEvent& e) { return NumberCell(e.revision()); }},
    RowColumn<MismatchEvent>{"event_time", "when it came about",
                             [](const MismatchEvent& e) { return TimeCell(e.time()); }},
    RowColumn<MismatchEvent>{"change", "what has become of it: opened, changed or closed",
                             [](const MismatchEvent& e) { return EnumCell(e.change()); }},
};

inline constexpr std::array kMismatchColumns = {
    RowColumn<Mismatch>{"name", "the mismatch", [](const Mismatch& m) { return m.name(); }},
    RowColumn<Mismatch>{"kind", "what cannot both hold", [](const Mismatch& m) { return EnumCell(m.kind()); }},
    RowColumn<Mismatch>{"state", "how far the parties have come with it",
                        [](const Mismatch& m) { return EnumCell(m.state()); }},
    RowColumn<Mismatch>{"term", "the term that it falls under; empty: none",
                        [](const Mismatch& m) { return m.term(); }},
    RowColumn<Mismatch>{"handover", "the handover; empty: running totals",
                        [](const Mismatch& m) { return m.handover(); }},
    RowColumn<Mismatch>{"date", "the day of the handover or of the totals", [](const Mismatch& m) { return m.date(); }},
    RowColumn<Mismatch>{"category", "who was counted", [](const Mismatch& m) { return EnumCell(m.category()); }},
    RowColumn<Mismatch>{"first_party", "who holds the first position, the sender's where there is one",
                        [](const Mismatch& m) { return PositionOf(m, 0).party(); }},
    RowColumn<Mismatch>{"first_role", "in which role",
                        [](const Mismatch& m) { return EnumCell(PositionOf(m, 0).role()); }},
    RowColumn<Mismatch>{"first_least", "the least that it states",
                        [](const Mismatch& m) { return LeastCell(PositionOf(m, 0).count()); }},
    RowColumn<Mismatch>{"first_most", "the most that it states; empty: no bound",
                        [](const Mismatch& m) { return MostCell(PositionOf(m, 0).count()); }},
    RowColumn<Mismatch>{"second_party", "who holds the second position; empty: silence, which is not zero",
                        [](const Mismatch& m) { return PositionOf(m, 1).party(); }},
    RowColumn<Mismatch>{"second_role", "in which role",
                        [](const Mismatch& m) { return EnumCell(PositionOf(m, 1).role()); }},
    RowColumn<Mismatch>{"second_least", "the least that it states",
                        [](const Mismatch& m) { return LeastCell(PositionOf(m, 1).count()); }},
    RowColumn<Mismatch>{"second_most", "the most that it states; empty: no bound",
                        [](const Mismatch& m) { return MostCell(PositionOf(m, 1).count()); }},
    RowColumn<Mismatch>{"difference_least", "the least of the first less the second",
                        [](const Mismatch& m) { return LeastCell(m.difference()); }},
    RowColumn<Mismatch>{"difference_most", "the most of it",
                        [](const Mismatch& m) { return MostCell(m.difference()); }},
    RowColumn<Mismatch>{"accepted", "how much of it is explained and accepted",
                        [](const Mismatch& m) { return BridgeCell(m, m.bridge().accepted()); }},
    RowColumn<Mismatch>{"proposed", "how much is proposed and not answered",
                        [](const Mismatch& m) { return BridgeCell(m, m.bridge().proposed()); }},
    RowColumn<Mismatch>{"rejected", "how much is proposed and rejected",
                        [](const Mismatch& m) { return BridgeCell(m, m.bridge().rejected()); }},
    RowColumn<Mismatch>{"unexplained_least", "the least that nothing explains",
                        [](const Mismatch& m) { return LeastCell(m.bridge().unexplained()); }},
    RowColumn<Mismatch>{"unexplained_most", "the most that nothing explains",
                        [](const Mismatch& m) { return MostCell(m.bridge().unexplained()); }},
    RowColumn<Mismatch>{"material", "whether it could decide fulfilment: true or false",
                        [](const Mismatch& m) { return std::string(m.material() ? "true" : "false"); }},
    RowColumn<Mismatch>{"first_revision", "the revision at which it first appeared",
                        [](const Mismatch& m) { return NumberCell(m.first_revision()); }},
    RowColumn<Mismatch>{"first_time", "since when it stands",
                        [](const Mismatch& m) { return TimeCell(m.first_time()); }},
    RowColumn<Mismatch>{"latest_revision", "the highest revision that it rests on",
                        [](const Mismatch& m) { return NumberCell(m.latest_revision()); }},
    RowColumn<Mismatch>{"stage", "what the parties call the handover", [](const Mismatch& m) { return m.stage(); }},
    RowColumn<Mismatch>{"summary", "all of it in one sentence", [](const Mismatch& m) { return m.summary(); }},
};

inline constexpr std::array kPointColumns = {
    RowColumn<TimelinePoint>{"date", "the day; empty with --by record-time",
                             [](const TimelinePoint& p) { return p.event_date(); }},
    RowColumn<TimelinePoint>{"record_time", "the time; empty with --by event-date",
                             [](const TimelinePoint& p) { return TimeCell(p.record_time()); }},
    RowColumn<TimelinePoint>{"revision", "the revision that last changed it; 0: none",
                             [](const TimelinePoint& p) { return NumberCell(p.revision()); }},
    RowColumn<TimelinePoint>{"sender_least", "the least that the sender's book holds up to this point",
                             [](const TimelinePoint& p) { return LeastCell(p.declared_by_sender()); }},
    RowColumn<TimelinePoint>{"sender_most", "the most that it holds; empty: no bound",
                             [](const TimelinePoint& p) { return MostCell(p.declared_by_sender()); }},
    RowColumn<TimelinePoint>{"receiver_least", "the least that the receiver's book holds up to this point",
                             [](const TimelinePoint& p) { return LeastCell(p.declared_by_receiver()); }},
    RowColumn<TimelinePoint>{"receiver_most", "the most that it holds; empty: no bound",
                             [](const TimelinePoint& p) { return MostCell(p.declared_by_receiver()); }},
    RowColumn<TimelinePoint>{"gap_least", "the least of the one book less the other; empty: no bound",
                             [](const TimelinePoint& p) { return LeastCell(p.gap()); }},
    RowColumn<TimelinePoint>{"gap_most", "the most of it; empty: no bound",
                             [](const TimelinePoint& p) { return MostCell(p.gap()); }},
    RowColumn<TimelinePoint>{"handovers", "at how many handovers up to here a side has declared",
                             [](const TimelinePoint& p) { return NumberCell(p.handovers()); }},
    RowColumn<TimelinePoint>{"sender_silent", "at how many of them the sender is silent",
                             [](const TimelinePoint& p) { return NumberCell(p.sender_silent()); }},
    RowColumn<TimelinePoint>{"receiver_silent", "at how many of them the receiver is silent",
                             [](const TimelinePoint& p) { return NumberCell(p.receiver_silent()); }},
    RowColumn<TimelinePoint>{"running_totals", "the totals stated as of this day: parties/rus=6060;parties/ukr=6057",
                             TotalsCell},
};

inline constexpr std::array kStatusColumns = {
    RowColumn<GetStatusResponse>{"state", "what the reconciliation service is doing",
                                 [](const GetStatusResponse& s) { return EnumCell(s.state()); }},
    RowColumn<GetStatusResponse>{"ledger", "the ledger; empty: not known yet",
                                 [](const GetStatusResponse& s) { return s.basis().ledger_id(); }},
    RowColumn<GetStatusResponse>{"revision", "the revision that has been read",
                                 [](const GetStatusResponse& s) { return NumberCell(s.basis().revision()); }},
    RowColumn<GetStatusResponse>{"head_revision", "the registry's head, as last heard",
                                 [](const GetStatusResponse& s) { return NumberCell(s.basis().head_revision()); }},
    RowColumn<GetStatusResponse>{"last_heard_time", "when the registry was last heard from; empty: never",
                                 [](const GetStatusResponse& s) { return TimeCell(s.last_heard_time()); }},
    RowColumn<GetStatusResponse>{"as_of_time", "the time of this answer",
                                 [](const GetStatusResponse& s) { return TimeCell(s.basis().as_of_time()); }},
    RowColumn<GetStatusResponse>{"detail", "what keeps the service from following; empty: nothing",
                                 [](const GetStatusResponse& s) { return s.detail(); }},
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MISMATCH_COLUMNS_H_
