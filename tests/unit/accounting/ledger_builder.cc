#include "tests/unit/accounting/ledger_builder.h"

#include <gtest/gtest.h>

#include <utility>

#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/mismatch.h"

namespace handover::reconciliation {
namespace {

constexpr char kAgreement[] = "agreements/a";

registry::v1::Quantity MakeQuantity(int64_t count, registry::v1::Precision precision) {
  registry::v1::Quantity quantity;
  quantity.set_count(count);
  quantity.set_precision(precision);
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  return quantity;
}

std::string Under(const std::string& parent, const std::string& collection, const std::string& id) {
  return parent + "/" + collection + "/" + id;
}

// What StatementOptions say of `body`, a Declaration or a RunningTotal; `collection` is where an id of `corrects`
// stands.
template <typename Body>
void SetOptions(const StatementOptions& options, const std::string& collection, Body& body) {
  body.mutable_declared_time()->set_seconds(absl::ToUnixSeconds(Midnight(options.declared_date)));
  body.mutable_source()->set_tier(options.tier);
  body.mutable_source()->set_organ("Ministry");
  if (options.corrects.empty()) return;
  body.set_correction_reason(options.reason);
  const bool is_name = options.corrects.find('/') != std::string::npos;
  body.set_corrects(is_name ? options.corrects : collection + options.corrects);
  if (options.reason == registry::v1::CORRECTION_REASON_WITHDRAWAL) body.clear_quantity();
}

}  // namespace

absl::Time Midnight(const std::string& date) {
  return absl::FromChrono(std::chrono::system_clock::time_point(ledger::ParseDate(date).value()));
}

registry::v1::Quantity Exact(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_EXACT); }
registry::v1::Quantity AtLeast(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_AT_LEAST); }
registry::v1::Quantity AtMost(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_AT_MOST); }
registry::v1::Quantity Undisclosed() { return MakeQuantity(0, registry::v1::PRECISION_UNDISCLOSED); }

registry::v1::Quantity InContainers(registry::v1::Quantity quantity) {
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_CONTAINER);
  return quantity;
}

LedgerBuilder::LedgerBuilder() {
  for (const auto& [id, display_name] : {std::pair{"aaa", "Aland"}, std::pair{"bbb", "Bland"}}) {
    registry::v1::Record record;
    record.set_name(std::string("parties/") + id);
    record.mutable_party()->set_display_name(display_name);
    record.mutable_party()->set_kind(registry::v1::PARTY_KIND_SIDE);
    Append(record);
  }
  registry::v1::Record record;
  record.set_name(kAgreement);
  record.mutable_agreement()->add_parties("parties/aaa");
  record.mutable_agreement()->add_parties("parties/bbb");
  Append(record);
}

absl::Status LedgerBuilder::Try(registry::v1::Record record) {
  record.set_revision(head().Next().value);
  // One record a second, in June 2025.
  record.mutable_record_time()->set_seconds(absl::ToUnixSeconds(Midnight("2025-06-01")) + record.revision());
  return accounts_.Apply(record);
}

LedgerBuilder& LedgerBuilder::Append(registry::v1::Record record) {
  EXPECT_EQ(Try(record), absl::OkStatus()) << record.DebugString();
  return *this;
}

LedgerBuilder& LedgerBuilder::Term(const std::string& id, registry::v1::TermKind kind,
                                   const std::string& deadline_date) {
  registry::v1::Record record;
  record.set_name(Under(kAgreement, "terms", id));
  auto& term = *record.mutable_term();
  term.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
  term.set_from_party("parties/aaa");
  term.set_to_party("parties/bbb");
  term.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  term.set_kind(kind);
  term.set_deadline_date(deadline_date);
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Reading(const std::string& id, const std::string& party, registry::v1::TermKind kind,
                                      const registry::v1::Quantity* committed, const std::string& supersedes) {
  const std::string collection = std::string(kAgreement) + "/terms/t/readings/";
  registry::v1::Record record;
  record.set_name(collection + id);
  record.mutable_reading()->set_party(party);
  record.mutable_reading()->set_kind(kind);
  if (committed != nullptr) *record.mutable_reading()->mutable_committed() = *committed;
  if (!supersedes.empty()) record.mutable_reading()->set_supersedes(collection + supersedes);
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Offer(const std::string& id, int64_t count, const std::string& supersedes) {
  const std::string collection = std::string(kAgreement) + "/offers/";
  registry::v1::Record record;
  record.set_name(collection + id);
  record.mutable_offer()->set_party("parties/aaa");
  record.mutable_offer()->set_term("agreements/a/terms/t");
  *record.mutable_offer()->mutable_quantity() = Exact(count);
  if (!supersedes.empty()) record.mutable_offer()->set_supersedes(collection + supersedes);
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Handover(const std::string& id, const std::string& date,
                                       registry::v1::HandoverStatus status, const std::string& supersedes) {
  registry::v1::Record record;
  record.set_name(Under(kAgreement, "handovers", id));
  auto& handover = *record.mutable_handover();
  handover.set_from_party("parties/aaa");
  handover.set_to_party("parties/bbb");
  handover.set_event_date(date);
  handover.set_status(status);
  if (!supersedes.empty()) handover.set_supersedes(Under(kAgreement, "handovers", supersedes));
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Sent(const std::string& handover, const std::string& id,
                                   const registry::v1::Quantity& quantity, const StatementOptions& options) {
  return Declare(registry::v1::ROLE_SENDER, "parties/aaa", handover, id, quantity, options);
}

LedgerBuilder& LedgerBuilder::Received(const std::string& handover, const std::string& id,
                                       const registry::v1::Quantity& quantity, const StatementOptions& options) {
  return Declare(registry::v1::ROLE_RECEIVER, "parties/bbb", handover, id, quantity, options);
}

LedgerBuilder& LedgerBuilder::Declare(registry::v1::Role role, const std::string& party, const std::string& handover,
                                      const std::string& id, const registry::v1::Quantity& quantity,
                                      const StatementOptions& options) {
  const std::string collection = Under(kAgreement, "handovers", handover) + "/declarations/";
  registry::v1::Record record;
  record.set_name(collection + id);
  auto& declaration = *record.mutable_declaration();
  declaration.set_declarer(party);
  declaration.set_role(role);
  declaration.set_category(options.category);
  *declaration.mutable_quantity() = quantity;
  SetOptions(options, collection, declaration);
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Total(const std::string& id, const std::string& party, const std::string& as_of_date,
                                    const registry::v1::Quantity& quantity, const StatementOptions& options) {
  const std::string collection = std::string(kAgreement) + "/terms/t/runningTotals/";
  registry::v1::Record record;
  record.set_name(collection + id);
  auto& total = *record.mutable_running_total();
  total.set_declarer(party);
  total.set_as_of_date(as_of_date);
  *total.mutable_quantity() = quantity;
  SetOptions(options, collection, total);
  return Append(record);
}

v1::Completion LedgerBuilder::Completion(const std::string& term, const std::string& reading) const {
  const auto completion =
      FindCompletion(agreement(), Under(kAgreement, "terms", term) + "/completions/" + reading, Now());
  EXPECT_TRUE(completion.has_value()) << term << " " << reading;
  return completion.value_or(v1::Completion());
}

std::vector<v1::Mismatch> LedgerBuilder::Mismatches() const { return MismatchesAt(Now()); }

std::vector<v1::Mismatch> LedgerBuilder::MismatchesAt(AsOf as_of) const {
  std::vector<v1::Mismatch> mismatches = MismatchesOf(accounts_, agreement(), as_of);
  std::erase_if(mismatches, [](const v1::Mismatch& m) { return m.state() == v1::MISMATCH_STATE_CLOSED; });
  return mismatches;
}

std::vector<std::string> LedgerBuilder::MismatchIds() const {
  std::vector<std::string> ids;
  for (const v1::Mismatch& mismatch : Mismatches()) ids.emplace_back(ledger::IdOf(mismatch.name()));
  return ids;
}

}  // namespace handover::reconciliation
