#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_COLUMNS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_COLUMNS_H_

#include <array>
#include <string>

#include "clients/handoverctl/answer_rows.h"
#include "clients/handoverctl/record_text.h"
#include "clients/handoverctl/row_column.h"
#include "clients/handoverctl/statement_facts.h"
#include "handover/registry/v1/record.pb.h"

// The columns of what the registry answers.
namespace handover::ctl {

inline constexpr std::array kRecordColumns = {
    RowColumn<registry::v1::Record>{"revision", "its position in the ledger",
                                    [](const registry::v1::Record& r) { return NumberCell(r.revision()); }},
    RowColumn<registry::v1::Record>{"kind", "the kind of record: declaration, offer, ...",
                                    [](const registry::v1::Record& r) { return FactsOf(r).kind; }},
    RowColumn<registry::v1::Record>{"name", "its name", [](const registry::v1::Record& r) { return r.name(); }},
    RowColumn<registry::v1::Record>{"author", "who appended it",
                                    [](const registry::v1::Record& r) { return r.author(); }},
    RowColumn<registry::v1::Record>{"record_time", "when the registry admitted it",
                                    [](const registry::v1::Record& r) { return TimeCell(r.record_time()); }},
    RowColumn<registry::v1::Record>{"party", "whose statement it is",
                                    [](const registry::v1::Record& r) { return FactsOf(r).party; }},
    RowColumn<registry::v1::Record>{"role", "in which role that party speaks",
                                    [](const registry::v1::Record& r) { return FactsOf(r).role; }},
    RowColumn<registry::v1::Record>{"category", "who is counted",
                                    [](const registry::v1::Record& r) { return FactsOf(r).category; }},
    RowColumn<registry::v1::Record>{"count", "the number that is stated; empty where none is",
                                    [](const registry::v1::Record& r) { return FactsOf(r).count; }},
    RowColumn<registry::v1::Record>{"precision", "how exactly the number is stated",
                                    [](const registry::v1::Record& r) { return FactsOf(r).precision; }},
    RowColumn<registry::v1::Record>{"counting_basis", "what one unit of the number is",
                                    [](const registry::v1::Record& r) { return FactsOf(r).counting_basis; }},
    RowColumn<registry::v1::Record>{"date", "the day that it is about",
                                    [](const registry::v1::Record& r) { return FactsOf(r).date; }},
    RowColumn<registry::v1::Record>{"source_uri", "where it can be read",
                                    [](const registry::v1::Record& r) { return FactsOf(r).source_uri; }},
    RowColumn<registry::v1::Record>{"summary", "what it says, in words",
                                    [](const registry::v1::Record& r) { return RecordSummary(r); }},
};

inline constexpr std::array kVerifiedColumns = {
    RowColumn<VerifiedLedger>{"ledger", "the ledger", [](const VerifiedLedger& v) { return v.verified.ledger_id(); }},
    RowColumn<VerifiedLedger>{"entries", "how many entries were verified",
                              [](const VerifiedLedger& v) { return NumberCell(v.size); }},
    RowColumn<VerifiedLedger>{"verified_before", "how many of them were verified here before; empty: nothing was",
                              [](const VerifiedLedger& v) {
                                return v.verified_before.has_value() ? NumberCell(*v.verified_before) : std::string();
                              }},
    RowColumn<VerifiedLedger>{"verifier_key", "the key that the checkpoint is signed with",
                              [](const VerifiedLedger& v) { return v.verified.verifier_key(); }},
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_COLUMNS_H_
