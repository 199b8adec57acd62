#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_COLUMNS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_COLUMNS_H_

#include <array>
#include <string>

#include "clients/handoverctl/change_item.h"
#include "clients/handoverctl/row_column.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// The columns of how far readings are fulfilled, and of what has changed since.
namespace handover::ctl {

using reconciliation::v1::Completion;
using reconciliation::v1::ListCompletionsResponse;

inline constexpr std::array kAgreementColumns = {
    RowColumn<ListCompletionsResponse>{
        "as_of_revision", "the revision that the answer rests on",
        [](const ListCompletionsResponse& r) { return NumberCell(r.basis().revision()); }},
    RowColumn<ListCompletionsResponse>{"verdict", "how the agreement stands as a whole",
                                       [](const ListCompletionsResponse& r) { return EnumCell(r.verdict()); }},
};

inline constexpr std::array kCompletionColumns = {
    RowColumn<Completion>{"term", "the name of the term", [](const Completion& c) { return c.term(); }},
    RowColumn<Completion>{"reading_party", "whose reading it is; empty: the text as written",
                          [](const Completion& c) { return c.reading_party(); }},
    RowColumn<Completion>{"reading", "the name of the reading", [](const Completion& c) { return c.reading(); }},
    RowColumn<Completion>{"duty", "what kind of duty is read", [](const Completion& c) { return EnumCell(c.kind()); }},
    RowColumn<Completion>{"status", "how far it is fulfilled",
                          [](const Completion& c) { return EnumCell(c.status()); }},
    RowColumn<Completion>{"category", "who is handed over", [](const Completion& c) { return EnumCell(c.category()); }},
    RowColumn<Completion>{"counting_basis", "what is counted",
                          [](const Completion& c) { return EnumCell(c.counting_basis()); }},
    RowColumn<Completion>{"from_party", "the side that hands over", [](const Completion& c) { return c.from_party(); }},
    RowColumn<Completion>{"to_party", "the side that receives", [](const Completion& c) { return c.to_party(); }},
    RowColumn<Completion>{
        "committed", "the number that is read; empty where there is none",
        [](const Completion& c) { return c.has_committed() ? NumberCell(c.committed().count()) : std::string(); }},
    RowColumn<Completion>{"committed_precision", "how exactly that number is stated",
                          [](const Completion& c) { return EnumCell(c.committed().precision()); }},
    RowColumn<Completion>{"sender_least", "the least that the sender's book holds",
                          [](const Completion& c) { return LeastCell(c.declared_by_sender().count()); }},
    RowColumn<Completion>{"sender_most", "the most that it holds; empty: no bound",
                          [](const Completion& c) { return MostCell(c.declared_by_sender().count()); }},
    RowColumn<Completion>{"receiver_least", "the least that the receiver's book holds",
                          [](const Completion& c) { return LeastCell(c.declared_by_receiver().count()); }},
    RowColumn<Completion>{"receiver_most", "the most that it holds; empty: no bound",
                          [](const Completion& c) { return MostCell(c.declared_by_receiver().count()); }},
    RowColumn<Completion>{"corroborated_least", "the least that both corroborate, handover by handover",
                          [](const Completion& c) { return LeastCell(c.corroborated().count()); }},
    RowColumn<Completion>{"corroborated_most", "the most that they do; empty: no bound",
                          [](const Completion& c) { return MostCell(c.corroborated().count()); }},
    RowColumn<Completion>{"qualifying_least", "the least of that less the accepted findings",
                          [](const Completion& c) { return LeastCell(c.qualifying().count()); }},
    RowColumn<Completion>{"qualifying_most", "the most of it; empty: no bound",
                          [](const Completion& c) { return MostCell(c.qualifying().count()); }},
    RowColumn<Completion>{"remaining_least", "the least that the corroborated figure leaves open; empty: no number",
                          [](const Completion& c) { return LeastCell(c.corroborated().remaining()); }},
    RowColumn<Completion>{"remaining_most", "the most that it leaves open; empty: no number, or no bound",
                          [](const Completion& c) { return MostCell(c.corroborated().remaining()); }},
    RowColumn<Completion>{"net_least", "the least of the sum of the differences, sender minus receiver",
                          [](const Completion& c) { return LeastCell(c.net_difference()); }},
    RowColumn<Completion>{"net_most", "the most of it",
                          [](const Completion& c) { return MostCell(c.net_difference()); }},
    RowColumn<Completion>{"gross_least", "the least of the sum of the differences without their signs",
                          [](const Completion& c) { return LeastCell(c.gross_difference()); }},
    RowColumn<Completion>{"gross_most", "the most of it",
                          [](const Completion& c) { return MostCell(c.gross_difference()); }},
    RowColumn<Completion>{"latest_revision", "the highest revision that the figures rest on",
                          [](const Completion& c) { return NumberCell(c.latest_revision()); }},
};

inline constexpr std::array kComparisonColumns = {
    RowColumn<AgreementChanges>{
        "from_revision", "the earlier revision",
        [](const AgreementChanges& c) { return NumberCell(c.before.completions.basis().revision()); }},
    RowColumn<AgreementChanges>{
        "to_revision", "the later revision",
        [](const AgreementChanges& c) { return NumberCell(c.after.completions.basis().revision()); }},
};

inline constexpr std::array kChangeColumns = {
    RowColumn<ChangeItem>{"subject", "what has changed: completion or mismatch",
                          [](const ChangeItem& c) { return std::string(c.subject); }},
    RowColumn<ChangeItem>{"change", "what has become of it: opened, changed, closed or opened-and-closed",
                          [](const ChangeItem& c) { return std::string(c.change); }},
    RowColumn<ChangeItem>{"name", "its name", [](const ChangeItem& c) { return c.name; }},
    RowColumn<ChangeItem>{"before", "its status or state at the earlier revision; empty: it was not there",
                          [](const ChangeItem& c) { return c.before.word; }},
    RowColumn<ChangeItem>{"after", "the same at the later revision; empty: it is not there",
                          [](const ChangeItem& c) { return c.after.word; }},
    RowColumn<ChangeItem>{"before_least", "the least of its figure before: what is corroborated, or the difference",
                          [](const ChangeItem& c) { return LeastCell(c.before.figure); }},
    RowColumn<ChangeItem>{"before_most", "the most of it",
                          [](const ChangeItem& c) { return MostCell(c.before.figure); }},
    RowColumn<ChangeItem>{"after_least", "the least of its figure after",
                          [](const ChangeItem& c) { return LeastCell(c.after.figure); }},
    RowColumn<ChangeItem>{"after_most", "the most of it", [](const ChangeItem& c) { return MostCell(c.after.figure); }},
    RowColumn<ChangeItem>{"by_revision", "the revision of the record that changed it; empty: of none that is known",
                          [](const ChangeItem& c) { return c.by_revision == 0 ? "" : NumberCell(c.by_revision); }},
    RowColumn<ChangeItem>{"by_record", "the name of that record", [](const ChangeItem& c) { return c.by_record; }},
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_COLUMNS_H_
