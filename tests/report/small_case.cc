#include "tests/report/small_case.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Interval;
using registry::v1::Quantity;
using registry::v1::Record;

constexpr int64_t kCommitted = 1'000'000;
constexpr int64_t kMidnight = 1749513600;  // 2025-06-10.
constexpr int64_t kDaySeconds = 86400;

Interval Exactly(int64_t number) {
  Interval interval;
  interval.set_least(number);
  interval.set_most(number);
  return interval;
}

Quantity Stated(int64_t count) {
  Quantity quantity;
  quantity.set_count(count);
  quantity.set_precision(registry::v1::PRECISION_EXACT);
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  return quantity;
}

registry::v1::Source SourceOf(const std::string& organ) {
  registry::v1::Source source;
  source.set_tier(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  source.set_organ(organ);
  source.set_uri("https://example.org/" + organ);
  return source;
}

std::string DateOf(size_t index) { return absl::StrCat("2025-06-", 10 + index); }

// Writes the case down record by record and answer by answer.
class CaseWriter {
 public:
  explicit CaseWriter(const std::vector<Counted>& handovers) : handovers_(handovers) {}

  ReportMaterial Write() {
    WriteAgreement();
    for (size_t i = 0; i < handovers_.size(); ++i) WriteHandover(i);
    WriteTotals();
    WriteCompletions();
    auto& reckoning = material_.agreement.reckoning;
    for (auto* basis : {reckoning.completions.mutable_basis(), reckoning.mismatches.mutable_basis(),
                        reckoning.closed.mutable_basis()}) {
      basis->set_ledger_id("00000000000000000000000000000000");
      basis->set_revision(revision_);
      basis->set_head_revision(revision_);
      basis->mutable_as_of_time()->set_seconds(kMidnight + 30 * kDaySeconds);
    }
    return std::move(material_);
  }

 private:
  Record& Add(const std::string& name) {
    Record& record = material_.records.emplace_back();
    record.set_name(name);
    record.set_revision(++revision_);
    return record;
  }

  void WriteAgreement() {
    Record& agreement = Add("agreements/a");
    agreement.mutable_agreement()->set_title("An agreement");
    agreement.mutable_agreement()->set_agreed_date("2025-06-02");
    agreement.mutable_agreement()->add_parties("parties/rus");
    agreement.mutable_agreement()->add_parties("parties/ukr");
    *agreement.mutable_agreement()->mutable_source() = SourceOf("Observer");
    material_.agreement.agreement = agreement;
    material_.agreement.names.Add("parties/rus", "Russia");
    material_.agreement.names.Add("parties/ukr", "Ukraine");
    auto& term = *Add(kSmallCaseTerm).mutable_term();
    term.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    term.set_from_party("parties/rus");
    term.set_to_party("parties/ukr");
    term.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  }

  void WriteHandover(size_t index) {
    auto& handover = *Add(SmallCaseHandover(index)).mutable_handover();
    handover.set_from_party("parties/rus");
    handover.set_to_party("parties/ukr");
    handover.set_event_date(DateOf(index));
    handover.set_status(registry::v1::HANDOVER_STATUS_CONDUCTED);
    *handover.mutable_source() = SourceOf("Headquarters");
    const Counted& counted = handovers_[index];
    WriteDeclaration(index, "parties/rus", registry::v1::ROLE_SENDER, counted.sent);
    WriteDeclaration(index, "parties/ukr", registry::v1::ROLE_RECEIVER, counted.received);
    sum_.sent += counted.sent;
    sum_.received += counted.received;
    gross_ += std::abs(counted.sent - counted.received);
    corroborated_ += std::min(counted.sent, counted.received);
    if (counted.sent != counted.received) WriteMismatch(index);
    WritePoint(index);
  }

  void WriteDeclaration(size_t index, const std::string& party, registry::v1::Role role, int64_t count) {
    auto& declaration =
        *Add(absl::StrCat(SmallCaseHandover(index), "/declarations/", party.substr(party.find('/') + 1)))
             .mutable_declaration();
    declaration.set_declarer(party);
    declaration.set_role(role);
    declaration.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    *declaration.mutable_quantity() = Stated(count);
    declaration.mutable_declared_time()->set_seconds(kMidnight + static_cast<int64_t>(index) * kDaySeconds);
    *declaration.mutable_source() = SourceOf("Ministry");
  }

  void AddPosition(reconciliation::v1::Mismatch& mismatch, const std::string& party, registry::v1::Role role,
                   int64_t count) {
    auto& position = *mismatch.add_positions();
    position.set_party(party);
    position.set_role(role);
    *position.mutable_quantity() = Stated(count);
    *position.mutable_count() = Exactly(count);
    position.set_record("r");
    position.set_revision(revision_);
    *position.mutable_source() = SourceOf("Ministry");
  }

  reconciliation::v1::Mismatch& AddMismatch(const std::string& id, const std::string& date, const Counted& counted) {
    auto& mismatch = *material_.agreement.reckoning.mismatches.add_mismatches();
    mismatch.set_name("agreements/a/mismatches/" + id);
    mismatch.set_state(reconciliation::v1::MISMATCH_STATE_OPEN);
    mismatch.set_term(kSmallCaseTerm);
    mismatch.set_date(date);
    mismatch.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    AddPosition(mismatch, "parties/rus", registry::v1::ROLE_SENDER, counted.sent);
    AddPosition(mismatch, "parties/ukr", registry::v1::ROLE_RECEIVER, counted.received);
    *mismatch.mutable_difference() = Exactly(counted.sent - counted.received);
    *mismatch.mutable_bridge()->mutable_unexplained() = Exactly(counted.sent - counted.received);
    mismatch.set_latest_revision(revision_);
    return mismatch;
  }

  void WriteMismatch(size_t index) {
    auto& mismatch =
        AddMismatch(absl::StrCat("count.h", index, ".deceased-military"), DateOf(index), handovers_[index]);
    mismatch.set_kind(reconciliation::v1::MISMATCH_KIND_COUNT);
    mismatch.set_handover(SmallCaseHandover(index));
  }

  void WritePoint(size_t index) {
    auto& point = *material_.timelines[kSmallCaseTerm].add_points();
    point.set_event_date(DateOf(index));
    point.set_revision(revision_);
    *point.mutable_declared_by_sender() = Exactly(sum_.sent);
    *point.mutable_declared_by_receiver() = Exactly(sum_.received);
    *point.mutable_gap() = Exactly(sum_.sent - sum_.received);
    point.set_handovers(static_cast<int>(index) + 1);
  }

  void WriteTotals() {
    const std::string date = DateOf(handovers_.size() - 1);
    for (const auto& [party, count] : {std::pair{"rus", sum_.sent}, std::pair{"ukr", sum_.received}}) {
      auto& total = *Add(absl::StrCat(kSmallCaseTerm, "/runningTotals/", party)).mutable_running_total();
      total.set_declarer(absl::StrCat("parties/", party));
      *total.mutable_quantity() = Stated(count);
      total.set_as_of_date(date);
      total.mutable_declared_time()->set_seconds(kMidnight + 20 * kDaySeconds);
      *total.mutable_source() = SourceOf("Delegation");
    }
    if (sum_.sent == sum_.received) return;
    AddMismatch("running-total-between-parties.t", date, sum_)
        .set_kind(reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES);
  }

  static void SetFigure(reconciliation::v1::Figure& figure, int64_t count) {
    *figure.mutable_count() = Exactly(count);
    *figure.mutable_remaining() = Exactly(kCommitted - count);
    *figure.mutable_share_basis_points() = Exactly(count * 10'000 / kCommitted);
  }

  void WriteCompletions() {
    auto& completion = *material_.agreement.reckoning.completions.add_completions();
    completion.set_name(absl::StrCat(kSmallCaseTerm, "/completions/as-written"));
    completion.set_term(kSmallCaseTerm);
    completion.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    completion.set_from_party("parties/rus");
    completion.set_to_party("parties/ukr");
    completion.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
    completion.set_kind(registry::v1::TERM_KIND_OBLIGATION);
    *completion.mutable_committed() = Stated(kCommitted);
    completion.mutable_committed()->set_precision(registry::v1::PRECISION_AT_LEAST);
    completion.set_status(reconciliation::v1::COMPLETION_STATUS_IN_PROGRESS);
    SetFigure(*completion.mutable_declared_by_sender(), sum_.sent);
    SetFigure(*completion.mutable_declared_by_receiver(), sum_.received);
    SetFigure(*completion.mutable_corroborated(), corroborated_);
    SetFigure(*completion.mutable_qualifying(), corroborated_);
    *completion.mutable_net_difference() = Exactly(sum_.sent - sum_.received);
    *completion.mutable_gross_difference() = Exactly(gross_);
    const auto differ = std::ranges::count_if(handovers_, [](const Counted& c) { return c.sent != c.received; });
    completion.mutable_match_counts()->set_different(static_cast<int>(differ));
    completion.mutable_match_counts()->set_matched(static_cast<int>(handovers_.size()) - static_cast<int>(differ));
    completion.set_latest_revision(revision_);
    material_.agreement.reckoning.completions.set_verdict(differ > 0 ? reconciliation::v1::VERDICT_OPEN
                                                                     : reconciliation::v1::VERDICT_RECONCILED);
  }

  const std::vector<Counted>& handovers_;
  ReportMaterial material_;
  int64_t revision_ = 0;
  Counted sum_;
  int64_t gross_ = 0;
  int64_t corroborated_ = 0;
};

}  // namespace

std::string SmallCaseHandover(size_t index) { return absl::StrCat("agreements/a/handovers/h", index); }

ReportMaterial SmallCase(const std::vector<Counted>& handovers) { return CaseWriter(handovers).Write(); }

}  // namespace handover::ctl
