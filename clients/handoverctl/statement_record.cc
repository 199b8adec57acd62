#include "clients/handoverctl/statement_record.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

using registry::v1::Category;
using registry::v1::CountingBasis;
using registry::v1::Declaration;
using registry::v1::Handover;
using registry::v1::Record;
using registry::v1::RecordKind;
using registry::v1::RunningTotal;
using registry::v1::Source;
using registry::v1::Term;

absl::Status Incomplete(const std::string& what) {
  return MakeError(absl::StatusCode::kInvalidArgument, "STATEMENT_INCOMPLETE", what);
}

// A choice as one gives it on the command line: "deceased-military".
template <typename Enum>
std::string OptionWord(Enum value) {
  std::string word = WordsOf(value);
  std::ranges::replace(word, ' ', '-');
  return word;
}

void SetFigure(const Figure& figure, CountingBasis basis, registry::v1::Quantity& quantity) {
  quantity.set_count(figure.count);
  quantity.set_precision(figure.precision);
  quantity.set_counting_basis(
      figure.counting_basis == registry::v1::COUNTING_BASIS_UNSPECIFIED ? basis : figure.counting_basis);
}

template <typename Body>
concept HasDeclarer = requires(const Body& body) {
  body.declarer();
};

template <typename Body>
const std::string& SpeakerOf(const Body& body) {
  if constexpr (HasDeclarer<Body>) {
    return body.declarer();
  } else {
    return body.party();
  }
}

template <typename Body>
void SetSpeaker(Body& body, const std::string& speaker) {
  if constexpr (HasDeclarer<Body>) {
    body.set_declarer(speaker);
  } else {
    body.set_party(speaker);
  }
}

registry::v1::Role RoleAt(const Handover& handover, const std::string& speaker) {
  if (speaker == handover.from_party()) return registry::v1::ROLE_SENDER;
  return speaker == handover.to_party() ? registry::v1::ROLE_RECEIVER : registry::v1::ROLE_OBSERVER;
}

std::string DayOf(const google::protobuf::Timestamp& time) {
  return google::protobuf::util::TimeUtil::ToString(time).substr(0, std::string_view("2025-06-16").size());
}

// When what a record says was stated; nothing for a kind that has no such time.
std::optional<google::protobuf::Timestamp> DeclaredTimeOf(const Record& record) {
  switch (record.body_case()) {
    case Record::kOffer:
      return record.offer().declared_time();
    case Record::kDeclaration:
      return record.declaration().declared_time();
    case Record::kRunningTotal:
      return record.running_total().declared_time();
    case Record::kFinding:
      return record.finding().declared_time();
    case Record::kExplanation:
      return record.explanation().declared_time();
    case Record::kExplanationResponse:
      return record.explanation_response().declared_time();
    default:
      return std::nullopt;
  }
}

// Makes one record. Used once.
class StatementRecord {
 public:
  StatementRecord(const Statement& statement, const StatementDefaults& defaults, const LedgerReads& reads)
      : statement_(statement), defaults_(defaults), reads_(reads) {}

  absl::StatusOr<Record> Make() {
    const absl::Status made = std::visit([this](const auto& what) { return Say(what); }, statement_.what);
    if (!made.ok()) return made;
    return std::move(record_);
  }

 private:
  absl::Status Say(const Declare& declare);
  absl::Status Say(const Correct& correct);
  absl::Status Say(const StateTotal& total);
  absl::Status Say(const MakeOffer& offer);
  absl::Status Say(const Explain& explain);
  absl::Status Say(const Respond& respond);
  absl::Status Say(const Find& find);

  // Reads the record named `name`, which must be of `kind`.
  absl::StatusOr<Record> Read(const std::string& name, RecordKind kind);
  // Names the record, and sets the fields that every statement has: who speaks, unless that is set, when, and where it
  // can be read, organ and tier as they are set if the statement has none.
  template <typename Body>
  absl::Status Finish(const std::string& parent, RecordKind kind, Body& body);
  absl::Status FillSource(const std::string& speaker, Source& source);
  // When it was stated: as given, as the record of that name bears it, or by default.
  absl::StatusOr<google::protobuf::Timestamp> TimeOf(const std::string& name);

  // What is counted at a handover, and in what, where the statement leaves either out.
  struct Counted {
    Category category;
    CountingBasis basis;
  };
  absl::StatusOr<Counted> CountedAt(const Record& handover, Category category, const Figure& figure);

  absl::Status CorrectDeclaration(const Correct& correct);
  absl::Status CorrectTotal(const Correct& correct);

  const Statement& statement_;
  const StatementDefaults& defaults_;
  const LedgerReads& reads_;
  Record record_;
};

absl::StatusOr<Record> StatementRecord::Read(const std::string& name, RecordKind kind) {
  const auto parsed = ledger::ParseRecordName(name);
  if (!parsed.has_value() || parsed->kind != kind) {
    return Incomplete(absl::StrCat(Quoted(name), ", want a name of the form ", std::string(ledger::PatternOf(kind))));
  }
  return reads_.get(name);
}

template <typename Body>
absl::Status StatementRecord::Finish(const std::string& parent, RecordKind kind, Body& body) {
  const std::string& id = statement_.id.empty() ? defaults_.id : statement_.id;
  record_.set_name(absl::StrCat(parent, "/", std::string(ledger::CollectionOf(kind)), "/", id));
  const auto time = TimeOf(record_.name());
  if (!time.ok()) return time.status();
  *body.mutable_declared_time() = *time;
  const std::string speaker = SpeakerOf(body);
  if (speaker.empty()) {
    if (statement_.speaker.empty()) return Incomplete("nobody speaks, want a party, such as --speaker ukr");
    SetSpeaker(body, statement_.speaker);
  }
  return FillSource(SpeakerOf(body), *body.mutable_source());
}

absl::StatusOr<google::protobuf::Timestamp> StatementRecord::TimeOf(const std::string& name) {
  if (statement_.declared_time.has_value()) return *statement_.declared_time;
  if (statement_.id.empty()) return defaults_.declared_time;
  const auto existing = reads_.get(name);
  if (absl::IsNotFound(existing.status())) return defaults_.declared_time;
  if (!existing.ok()) return existing.status();
  return DeclaredTimeOf(*existing).value_or(defaults_.declared_time);
}

absl::Status StatementRecord::FillSource(const std::string& speaker, Source& source) {
  const Source before = std::exchange(source, statement_.source);
  if (source.organ().empty()) {
    source.set_organ(before.organ());
    if (source.tier() == registry::v1::SOURCE_TIER_UNSPECIFIED) source.set_tier(before.tier());
  }
  if (source.tier() != registry::v1::SOURCE_TIER_UNSPECIFIED) return absl::OkStatus();
  const auto party = Read(speaker, registry::v1::RECORD_KIND_PARTY);
  if (!party.ok()) return party.status();
  source.set_tier(party->party().kind() == registry::v1::PARTY_KIND_SIDE ? registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL
                                                                         : registry::v1::SOURCE_TIER_OBSERVER);
  return absl::OkStatus();
}

absl::StatusOr<StatementRecord::Counted> StatementRecord::CountedAt(const Record& handover, Category category,
                                                                    const Figure& figure) {
  const Handover& event = handover.handover();
  const bool is_basis_given = figure.counting_basis != registry::v1::COUNTING_BASIS_UNSPECIFIED;
  if (category != registry::v1::CATEGORY_UNSPECIFIED && is_basis_given) return Counted{category, figure.counting_basis};
  const auto terms = reads_.list_terms(std::string(ledger::AgreementOf(handover.name())));
  if (!terms.ok()) return terms.status();
  std::set<std::string> categories;
  std::set<std::string> bases;
  Counted counted{category, figure.counting_basis};
  for (const Record& record : *terms) {
    const Term& term = record.term();
    if (term.from_party() != event.from_party() || term.to_party() != event.to_party()) continue;
    if (category != registry::v1::CATEGORY_UNSPECIFIED && term.category() != category) continue;
    categories.insert(OptionWord(term.category()));
    bases.insert(OptionWord(term.counting_basis()));
    counted.category = term.category();
    if (!is_basis_given) counted.basis = term.counting_basis();
  }
  if (categories.empty() && category == registry::v1::CATEGORY_UNSPECIFIED) {
    return Incomplete(
        "the agreement has no term in the handover's direction to tell what is counted, want --category and "
        "--basis");
  }
  if (categories.size() > 1) {
    return Incomplete(
        absl::StrCat("the agreement has terms in the handover's direction of several categories, want --category ",
                     absl::StrJoin(categories, " or ")));
  }
  if (!is_basis_given && bases.size() != 1) {
    return Incomplete(absl::StrCat("the agreement's terms do not tell what one unit of the count is, want --basis",
                                   bases.empty() ? "" : " ", absl::StrJoin(bases, " or ")));
  }
  return counted;
}

absl::Status StatementRecord::Say(const Declare& declare) {
  const auto handover = Read(declare.handover, registry::v1::RECORD_KIND_HANDOVER);
  if (!handover.ok()) return handover.status();
  const auto counted = CountedAt(*handover, declare.category, declare.figure);
  if (!counted.ok()) return counted.status();
  Declaration& body = *record_.mutable_declaration();
  body.set_role(declare.role != registry::v1::ROLE_UNSPECIFIED ? declare.role
                                                               : RoleAt(handover->handover(), statement_.speaker));
  body.set_category(counted->category);
  SetFigure(declare.figure, counted->basis, *body.mutable_quantity());
  body.set_observation_scope(declare.observation_scope);
  const bool is_observer = body.role() == registry::v1::ROLE_OBSERVER;
  if (is_observer && declare.observation_scope == registry::v1::OBSERVATION_SCOPE_UNSPECIFIED) {
    body.set_observation_scope(declare.figure.precision == registry::v1::PRECISION_UNDISCLOSED
                                   ? registry::v1::OBSERVATION_SCOPE_PRESENCE
                                   : registry::v1::OBSERVATION_SCOPE_FULL_COUNT);
  }
  body.set_stated_event_date(declare.stated_event_date);
  return Finish(declare.handover, registry::v1::RECORD_KIND_DECLARATION, body);
}

absl::Status StatementRecord::Say(const Correct& correct) {
  const auto name = ledger::ParseRecordName(correct.corrected);
  if (name.has_value() && name->kind == registry::v1::RECORD_KIND_RUNNING_TOTAL) return CorrectTotal(correct);
  return CorrectDeclaration(correct);
}

absl::Status StatementRecord::CorrectDeclaration(const Correct& correct) {
  const auto corrected = Read(correct.corrected, registry::v1::RECORD_KIND_DECLARATION);
  if (!corrected.ok()) return corrected.status();
  Declaration& body = *record_.mutable_declaration();
  body = corrected->declaration();
  if (correct.category != registry::v1::CATEGORY_UNSPECIFIED) body.set_category(correct.category);
  if (correct.reason == registry::v1::CORRECTION_REASON_WITHDRAWAL) {
    body.clear_quantity();
  } else {
    SetFigure(correct.figure, corrected->declaration().quantity().counting_basis(), *body.mutable_quantity());
  }
  body.set_corrects(correct.corrected);
  body.set_correction_reason(correct.reason);
  return Finish(std::string(ledger::ParentOf(correct.corrected)), registry::v1::RECORD_KIND_DECLARATION, body);
}

absl::Status StatementRecord::CorrectTotal(const Correct& correct) {
  const auto corrected = Read(correct.corrected, registry::v1::RECORD_KIND_RUNNING_TOTAL);
  if (!corrected.ok()) return corrected.status();
  RunningTotal& body = *record_.mutable_running_total();
  body = corrected->running_total();
  if (correct.reason == registry::v1::CORRECTION_REASON_WITHDRAWAL) {
    body.clear_quantity();
  } else {
    SetFigure(correct.figure, corrected->running_total().quantity().counting_basis(), *body.mutable_quantity());
  }
  body.set_corrects(correct.corrected);
  body.set_correction_reason(correct.reason);
  return Finish(std::string(ledger::ParentOf(correct.corrected)), registry::v1::RECORD_KIND_RUNNING_TOTAL, body);
}

absl::Status StatementRecord::Say(const StateTotal& total) {
  const auto term = Read(total.term, registry::v1::RECORD_KIND_TERM);
  if (!term.ok()) return term.status();
  RunningTotal& body = *record_.mutable_running_total();
  SetFigure(total.figure, term->term().counting_basis(), *body.mutable_quantity());
  if (absl::Status status = Finish(total.term, registry::v1::RECORD_KIND_RUNNING_TOTAL, body); !status.ok()) {
    return status;
  }
  body.set_as_of_date(total.as_of_date.empty() ? DayOf(body.declared_time()) : total.as_of_date);
  return absl::OkStatus();
}

absl::Status StatementRecord::Say(const MakeOffer& offer) {
  const auto term = Read(offer.term, registry::v1::RECORD_KIND_TERM);
  if (!term.ok()) return term.status();
  registry::v1::Offer& body = *record_.mutable_offer();
  body.set_term(offer.term);
  SetFigure(offer.figure, term->term().counting_basis(), *body.mutable_quantity());
  body.set_supersedes(offer.supersedes);
  return Finish(std::string(ledger::AgreementOf(offer.term)), registry::v1::RECORD_KIND_OFFER, body);
}

absl::Status StatementRecord::Say(const Explain& explain) {
  const std::string agreement(ledger::AgreementOf(explain.mismatch));
  if (agreement.empty()) {
    return Incomplete(absl::StrCat(Quoted(explain.mismatch),
                                   ", want a name of the form agreements/{agreement}/mismatches/{mismatch}"));
  }
  registry::v1::Explanation& body = *record_.mutable_explanation();
  body.set_mismatch(explain.mismatch);
  body.set_code(explain.code);
  body.set_signed_count(explain.signed_count);
  return Finish(agreement, registry::v1::RECORD_KIND_EXPLANATION, body);
}

absl::Status StatementRecord::Say(const Respond& respond) {
  registry::v1::ExplanationResponse& body = *record_.mutable_explanation_response();
  body.set_verdict(respond.verdict);
  return Finish(respond.answered, registry::v1::RECORD_KIND_EXPLANATION_RESPONSE, body);
}

absl::Status StatementRecord::Say(const Find& find) {
  const auto handover = Read(find.handover, registry::v1::RECORD_KIND_HANDOVER);
  if (!handover.ok()) return handover.status();
  const auto counted = CountedAt(*handover, find.category, find.figure);
  if (!counted.ok()) return counted.status();
  registry::v1::Finding& body = *record_.mutable_finding();
  body.set_category(counted->category);
  body.set_code(find.code);
  SetFigure(find.figure, counted->basis, *body.mutable_quantity());
  return Finish(find.handover, registry::v1::RECORD_KIND_FINDING, body);
}

}  // namespace

absl::StatusOr<Record> RecordOfStatement(const Statement& statement, const StatementDefaults& defaults,
                                         const LedgerReads& reads) {
  return StatementRecord(statement, defaults, reads).Make();
}

}  // namespace handover::ctl
