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
constexpr char kAland[] = "parties/aaa";
constexpr char kBland[] = "parties/bbb";
constexpr char kOland[] = "parties/ooo";

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

LedgerBuilder::LedgerBuilder() {
  registry::v1::Record agreement;
  agreement.set_name(kAgreement);
  for (const auto& [name, display_name] : {std::pair{kAland, "Aland"}, {kBland, "Bland"}, {kOland, "Oland"}}) {
    registry::v1::Record record;
    record.set_name(name);
    record.mutable_party()->set_display_name(display_name);
    record.mutable_party()->set_kind(name == kOland ? registry::v1::PARTY_KIND_OBSERVER
                                                    : registry::v1::PARTY_KIND_SIDE);
    Append(record);
    agreement.mutable_agreement()->add_parties(name);
  }
  Append(agreement);
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

LedgerBuilder& LedgerBuilder::Term(const std::string& id, registry::v1::TermKind kind, const TermOptions& options) {
  registry::v1::Record record;
  record.set_name(Under(kAgreement, "terms", id));
  auto& term = *record.mutable_term();
  term.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
  term.set_from_party(options.is_back ? kBland : kAland);
  term.set_to_party(options.is_back ? kAland : kBland);
  term.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  term.set_kind(kind);
  if (options.committed != nullptr) *term.mutable_committed() = *options.committed;
  term.set_deadline_date(options.deadline_date);
  if (options.grace_days > 0) term.mutable_grace_period()->set_seconds(options.grace_days * 86'400);
  if (!options.exchanged_with.empty()) {
    term.set_one_for_one_with(Under(kAgreement, "terms", options.exchanged_with));
  }
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
  record.mutable_offer()->set_party(kAland);
  record.mutable_offer()->set_term("agreements/a/terms/t");
  *record.mutable_offer()->mutable_quantity() = Exact(count);
  if (!supersedes.empty()) record.mutable_offer()->set_supersedes(collection + supersedes);
  return Append(record);
}

LedgerBuilder& LedgerBuilder::Handover(const std::string& id, const std::string& date,
                                       registry::v1::HandoverStatus status, const std::string& supersedes) {
  registry::v1::Record record;
  record.set_name(Under(kAgreement, "handovers", id));
  record.mutable_handover()->set_status(status);
  if (!supersedes.empty()) record.mutable_handover()->set_supersedes(Under(kAgreement, "handovers", supersedes));
  return AppendHandover(record, date, kAland, kBland);
}

LedgerBuilder& LedgerBuilder::HandoverBack(const std::string& id, const std::string& date) {
  handovers_back_.insert(id);
  registry::v1::Record record;
  record.set_name(Under(kAgreement, "handovers", id));
  record.mutable_handover()->set_status(registry::v1::HANDOVER_STATUS_CONDUCTED);
  return AppendHandover(record, date, kBland, kAland);
}

LedgerBuilder& LedgerBuilder::AppendHandover(registry::v1::Record record, const std::string& date,
                                             const std::string& from, const std::string& to) {
  record.mutable_handover()->set_event_date(date);
  record.mutable_handover()->set_from_party(from);
  record.mutable_handover()->set_to_party(to);
  return Append(std::move(record));
}

LedgerBuilder& LedgerBuilder::Sent(const std::string& handover, const std::string& id,
                                   const registry::v1::Quantity& quantity, const StatementOptions& options) {
  return Declare(registry::v1::ROLE_SENDER, handover, id, quantity, options);
}

LedgerBuilder& LedgerBuilder::Received(const std::string& handover, const std::string& id,
                                       const registry::v1::Quantity& quantity, const StatementOptions& options) {
  return Declare(registry::v1::ROLE_RECEIVER, handover, id, quantity, options);
}

LedgerBuilder& LedgerBuilder::Observed(const std::string& handover, const std::string& id,
                                       const registry::v1::Quantity& quantity, const StatementOptions& options) {
  return Declare(registry::v1::ROLE_OBSERVER, handover, id, quantity, options);
}

LedgerBuilder& LedgerBuilder::Declare(registry::v1::Role role, const std::string& handover, const std::string& id,
                                      const registry::v1::Quantity& quantity, const StatementOptions& options) {
  const std::string collection = Under(kAgreement, "handovers", handover) + "/declarations/";
  const bool is_of_sender = role == registry::v1::ROLE_SENDER;
  registry::v1::Record record;
  record.set_name(collection + id);
  auto& declaration = *record.mutable_declaration();
  declaration.set_declarer(is_of_sender == handovers_back_.contains(handover) ? kBland : kAland);
  if (role == registry::v1::ROLE_OBSERVER) {
    declaration.set_declarer(kOland);
    declaration.set_observation_scope(options.scope);
  }
  declaration.set_role(role);
  declaration.set_category(options.category);
  *declaration.mutable_quantity() = quantity;
  declaration.set_stated_event_date(options.stated_date);
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

LedgerBuilder LedgerOfTen() {
  const registry::v1::Quantity ten = AtLeast(10);
  LedgerBuilder ledger;
  ledger.Term("t", registry::v1::TERM_KIND_OBLIGATION).Reading("r", kAland, registry::v1::TERM_KIND_OBLIGATION, &ten);
  return ledger;
}

}  // namespace handover::reconciliation
