#include "clients/handoverctl/report/disclosure.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/report/closeness.h"
#include "ledger/record_name.h"

namespace handover::ctl {

using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;
using registry::v1::Category;
using registry::v1::Record;

// Makes a Disclosure in the order in which one thing follows from another: events, cells, days, counters, mismatches.
class DisclosureMaker {
 public:
  explicit DisclosureMaker(const ReportMaterial& material) : material_(material) { made_.is_public_ = true; }

  Disclosure Make() {
    for (const Record& record : material_.records) ReadEvent(record);
    for (const Record& record : material_.records) ReadCount(record);
    for (const Mismatch* mismatch : Mismatches()) ReadCell(*mismatch);
    for (const auto& [cell, closeness] : cells_) WithholdIfSmall(cell, closeness);
    for (const auto& [term, flow] : made_.flow_of_term_) WithholdIfClose(term, flow);
    for (const Mismatch* mismatch : Mismatches()) WithholdIfSmall(*mismatch);
    for (const Mismatch* mismatch : Mismatches()) made_.shows_mismatch_[mismatch->name()] = Shows(*mismatch);
    return std::move(made_);
  }

 private:
  using Cell = Disclosure::Cell;
  using Flow = Disclosure::Flow;

  std::vector<const Mismatch*> Mismatches() const {
    std::vector<const Mismatch*> all;
    const Reckoning& reckoning = material_.agreement.reckoning;
    for (const auto* list : {&reckoning.mismatches, &reckoning.closed}) {
      for (const Mismatch& mismatch : list->mismatches()) all.push_back(&mismatch);
    }
    return all;
  }

  void ReadEvent(const Record& record) {
    if (record.has_term()) {
      const auto& term = record.term();
      made_.flow_of_term_[record.name()] = {term.category(), term.from_party(), term.to_party()};
    }
    if (!record.has_handover()) return;
    const auto& handover = record.handover();
    const auto earlier = made_.first_record_of_.find(handover.supersedes());
    const std::string first = earlier == made_.first_record_of_.end() ? record.name() : earlier->second;
    made_.first_record_of_[record.name()] = first;
    made_.flow_of_handover_[first] = {registry::v1::CATEGORY_UNSPECIFIED, handover.from_party(), handover.to_party()};
    NoteDay(first, handover.event_date());
  }

  void NoteDay(const std::string& first_record, const std::string& date) {
    if (date.empty()) return;
    const auto [day, is_new] = first_day_.emplace(first_record, date);
    if (!is_new) day->second = std::min(day->second, date);
  }

  std::string EventOf(std::string_view handover) const {
    const auto event = made_.first_record_of_.find(handover);
    return event == made_.first_record_of_.end() ? std::string(handover) : event->second;
  }

  void ReadCount(const Record& record) {
    const std::string event = EventOf(ledger::ParentOf(record.name()));
    if (record.has_declaration()) {
      cells_[{event, record.declaration().category()}].AddStated(record.declaration().quantity());
      NoteDay(event, record.declaration().stated_event_date());
    }
    if (record.has_finding()) cells_[{event, record.finding().category()}].AddStated(record.finding().quantity());
  }

  static void AddNumbers(const Mismatch& mismatch, Closeness& closeness) {
    for (const auto* positions : {&mismatch.positions(), &mismatch.also_stated()}) {
      for (const auto& position : *positions) {
        closeness.AddStated(position.quantity());
        closeness.AddCounter(position.count());
      }
    }
    closeness.AddDifference(mismatch.difference());
    closeness.AddDifference(mismatch.not_localised());
    for (const auto& part : mismatch.localised()) closeness.AddDifference(part.difference());
    const auto& bridge = mismatch.bridge();
    for (const int64_t part : {bridge.accepted(), bridge.proposed(), bridge.rejected()}) closeness.AddDifference(part);
    closeness.AddDifference(bridge.unexplained());
    for (const auto& explanation : mismatch.explanations()) closeness.AddDifference(explanation.signed_count());
  }

  void ReadCell(const Mismatch& mismatch) {
    if (mismatch.handover().empty()) return;
    AddNumbers(mismatch, cells_[{EventOf(mismatch.handover()), mismatch.category()}]);
  }

  void WithholdIfSmall(const Cell& cell, const Closeness& closeness) {
    if (!closeness.is_too_close()) return;
    made_.small_cells_.insert(cell);
    const auto flow_of = made_.flow_of_handover_.find(cell.handover);
    if (flow_of == made_.flow_of_handover_.end()) return;
    Flow flow = flow_of->second;
    flow.category = cell.category;
    auto& from_date = made_.withheld_[flow].from_date;
    const std::string day = first_day_[cell.handover];
    from_date = from_date.has_value() ? std::min(*from_date, day) : day;
  }

  // The counters of a term that the withheld cells leave.
  void WithholdIfClose(const std::string& term, const Flow& flow) {
    Closeness closeness;
    if (const auto timeline = material_.timelines.find(term); timeline != material_.timelines.end()) {
      for (const auto& point : timeline->second.points()) {
        if (!made_.ShowsCounter(term, point.event_date())) continue;
        closeness.AddCounter(point.declared_by_sender());
        closeness.AddCounter(point.declared_by_receiver());
        closeness.AddDifference(point.gap());
      }
    }
    for (const Record& record : material_.records) {
      if (!record.has_running_total() || ledger::ParentOf(record.name()) != term) continue;
      const auto& total = record.running_total();
      if (made_.ShowsCounter(term, total.as_of_date())) closeness.AddStated(total.quantity());
    }
    const bool shows_totals = made_.ShowsTotals(term);
    for (const Completion& completion : material_.agreement.reckoning.completions.completions()) {
      if (completion.term() == term) AddTotals(completion, shows_totals, closeness);
    }
    if (closeness.is_too_close()) made_.withheld_[flow].all = true;
  }

  static void AddTotals(const Completion& completion, bool shows_totals, Closeness& closeness) {
    // A number that is read is no count of people, but one that is small may not be worked out either.
    closeness.AddDifference(completion.committed().count());
    if (!shows_totals) return;
    for (const auto* figure : {&completion.declared_by_sender(), &completion.declared_by_receiver(),
                               &completion.corroborated(), &completion.qualifying()}) {
      closeness.AddCounter(figure->count());
      closeness.AddDifference(figure->remaining());
    }
    closeness.AddDifference(completion.findings_not_accepted());
    closeness.AddDifference(completion.net_difference());
    closeness.AddDifference(completion.gross_difference());
    closeness.AddDifference(completion.exceeded_by());
  }

  // A mismatch between sums that the withheld cells leave.
  void WithholdIfSmall(const Mismatch& mismatch) {
    if (!mismatch.handover().empty() || !Shows(mismatch)) return;
    Closeness closeness;
    AddNumbers(mismatch, closeness);
    if (!closeness.is_too_close()) return;
    for (const std::string& term : TermsOf(mismatch)) {
      const auto flow = made_.flow_of_term_.find(term);
      if (flow != made_.flow_of_term_.end()) made_.withheld_[flow->second].all = true;
    }
  }

  // The terms whose sums a mismatch compares: two where it is between two directions.
  static std::vector<std::string> TermsOf(const Mismatch& mismatch) {
    std::vector<std::string> terms = {mismatch.term()};
    for (const std::string& subject : mismatch.subjects()) {
      const auto name = ledger::ParseRecordName(subject);
      if (name.has_value() && name->kind == registry::v1::RECORD_KIND_TERM) terms.push_back(subject);
    }
    return terms;
  }

  bool Shows(const Mismatch& mismatch) const {
    if (!mismatch.handover().empty()) return made_.ShowsCell(mismatch.handover(), mismatch.category());
    return std::ranges::all_of(TermsOf(mismatch), [&](const std::string& term) {
      if (!made_.flow_of_term_.contains(term)) return false;
      return mismatch.date().empty() ? made_.ShowsTotals(term) : made_.ShowsCounter(term, mismatch.date());
    });
  }

  const ReportMaterial& material_;
  std::map<Cell, Closeness> cells_;
  std::map<std::string, std::string> first_day_;  // Of each event, the earliest that anyone states.
  Disclosure made_;
};

Disclosure Disclosure::ForPublic(const ReportMaterial& material) { return DisclosureMaker(material).Make(); }

const Disclosure::Withheld* Disclosure::OfTerm(std::string_view term) const {
  const auto flow = flow_of_term_.find(term);
  if (flow == flow_of_term_.end()) return nullptr;
  const auto withheld = withheld_.find(flow->second);
  return withheld == withheld_.end() ? nullptr : &withheld->second;
}

bool Disclosure::ShowsCell(std::string_view handover, Category category) const {
  if (!is_public_) return true;
  const auto event = first_record_of_.find(handover);
  if (event == first_record_of_.end()) return false;
  if (small_cells_.contains({event->second, category})) return false;
  Flow flow = flow_of_handover_.at(event->second);
  flow.category = category;
  const auto withheld = withheld_.find(flow);
  return withheld == withheld_.end() || !withheld->second.all;
}

bool Disclosure::ShowsCounter(std::string_view term, std::string_view date) const {
  const Withheld* withheld = OfTerm(term);
  if (withheld == nullptr) return true;
  return !withheld->all && (!withheld->from_date.has_value() || date < *withheld->from_date);
}

bool Disclosure::ShowsTotals(std::string_view term) const {
  const Withheld* withheld = OfTerm(term);
  return withheld == nullptr || (!withheld->all && !withheld->from_date.has_value());
}

bool Disclosure::ShowsMismatch(const Mismatch& mismatch) const { return ShowsMismatchNamed(mismatch.name()); }

bool Disclosure::ShowsMismatchNamed(std::string_view name) const {
  if (!is_public_) return true;
  const auto shows = shows_mismatch_.find(name);
  return shows != shows_mismatch_.end() && shows->second;
}

bool Disclosure::ShowsNumber(const registry::v1::Quantity& quantity) const {
  return !is_public_ || !IsSmall(quantity.count());
}

Amount Disclosure::Show(bool is_shown, Amount amount) const {
  if (is_shown || amount.text.empty()) return amount;
  // Of an interval, both bounds must be small for it to be.
  const bool is_small = amount.is_exact() && IsSmall(*amount.least);
  return WordsAmount(is_small ? absl::StrCat("fewer than ", kPublicCountMin) : "withheld");
}

Amount Disclosure::ShowSum(bool is_shown, Amount amount) const {
  return is_shown || amount.text.empty() ? amount : WordsAmount("withheld");
}

}  // namespace handover::ctl
