#include "ledger/record_name.h"

#include <algorithm>
#include <array>

namespace handover::ledger {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

// One form that the names of a kind may have. `{...}` stands for an id.
struct Pattern {
  RecordKind kind;
  std::string_view form;
};

constexpr std::array kPatterns = {
    Pattern{registry::v1::RECORD_KIND_PARTY, "parties/{party}"},
    Pattern{registry::v1::RECORD_KIND_AGREEMENT, "agreements/{agreement}"},
    Pattern{registry::v1::RECORD_KIND_TERM, "agreements/{agreement}/terms/{term}"},
    Pattern{registry::v1::RECORD_KIND_READING, "agreements/{agreement}/terms/{term}/readings/{reading}"},
    Pattern{registry::v1::RECORD_KIND_OFFER, "agreements/{agreement}/offers/{offer}"},
    Pattern{registry::v1::RECORD_KIND_HANDOVER, "agreements/{agreement}/handovers/{handover}"},
    Pattern{registry::v1::RECORD_KIND_DECLARATION,
            "agreements/{agreement}/handovers/{handover}/declarations/{declaration}"},
    Pattern{registry::v1::RECORD_KIND_RUNNING_TOTAL, "agreements/{agreement}/terms/{term}/runningTotals/{total}"},
    Pattern{registry::v1::RECORD_KIND_FINDING, "agreements/{agreement}/handovers/{handover}/findings/{finding}"},
    Pattern{registry::v1::RECORD_KIND_EXPLANATION, "agreements/{agreement}/explanations/{explanation}"},
    Pattern{registry::v1::RECORD_KIND_EXPLANATION_RESPONSE,
            "agreements/{agreement}/explanations/{explanation}/responses/{response}"},
    Pattern{registry::v1::RECORD_KIND_EXPLANATION_RESPONSE,
            "agreements/{agreement}/handovers/{handover}/findings/{finding}/responses/{response}"},
};

// Takes the text up to the next slash off the front of `rest`.
std::string_view TakeSegment(std::string_view& rest) {
  const size_t slash = rest.find('/');
  std::string_view segment = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  return segment;
}

bool Matches(std::string_view form, std::string_view name) {
  if (std::ranges::count(form, '/') != std::ranges::count(name, '/')) return false;
  while (!form.empty()) {
    const std::string_view want = TakeSegment(form);
    const std::string_view got = TakeSegment(name);
    if (want.front() == '{' ? !IsId(got) : want != got) return false;
  }
  return true;
}

bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The text before the `count`-th slash from the end; empty if there are fewer.
std::string_view WithoutLastSegments(std::string_view name, int count) {
  for (; count > 0; --count) {
    const size_t slash = name.rfind('/');
    if (slash == std::string_view::npos) return {};
    name = name.substr(0, slash);
  }
  return name;
}

}  // namespace

std::optional<RecordName> ParseRecordName(std::string_view name) {
  if (name.size() > kNameBytesMax) return std::nullopt;
  const auto pattern = std::ranges::find_if(kPatterns, [name](const Pattern& p) { return Matches(p.form, name); });
  if (pattern == kPatterns.end()) return std::nullopt;
  return RecordName{
      .kind = pattern->kind, .parent = ParentOf(name), .collection = WithoutLastSegments(name, 1), .id = IdOf(name)};
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kIdBytesMax && IsLowerOrDigit(id.front()) && IsLowerOrDigit(id.back()) &&
         std::ranges::all_of(id, [](char c) { return IsLowerOrDigit(c) || c == '-'; });
}

RecordKind KindOf(const Record& record) {
  switch (record.body_case()) {
    case Record::kParty:
      return registry::v1::RECORD_KIND_PARTY;
    case Record::kAgreement:
      return registry::v1::RECORD_KIND_AGREEMENT;
    case Record::kTerm:
      return registry::v1::RECORD_KIND_TERM;
    case Record::kReading:
      return registry::v1::RECORD_KIND_READING;
    case Record::kOffer:
      return registry::v1::RECORD_KIND_OFFER;
    case Record::kHandover:
      return registry::v1::RECORD_KIND_HANDOVER;
    case Record::kDeclaration:
      return registry::v1::RECORD_KIND_DECLARATION;
    case Record::kRunningTotal:
      return registry::v1::RECORD_KIND_RUNNING_TOTAL;
    case Record::kFinding:
      return registry::v1::RECORD_KIND_FINDING;
    case Record::kExplanation:
      return registry::v1::RECORD_KIND_EXPLANATION;
    case Record::kExplanationResponse:
      return registry::v1::RECORD_KIND_EXPLANATION_RESPONSE;
    case Record::BODY_NOT_SET:
      break;
  }
  return registry::v1::RECORD_KIND_UNSPECIFIED;
}

std::string_view CollectionOf(RecordKind kind) {
  const auto pattern = std::ranges::find(kPatterns, kind, &Pattern::kind);
  if (pattern == kPatterns.end()) return {};
  return IdOf(WithoutLastSegments(pattern->form, 1));
}

std::string_view PatternOf(RecordKind kind) {
  if (kind == registry::v1::RECORD_KIND_EXPLANATION_RESPONSE) {
    return "agreements/{agreement}/explanations/{explanation}/responses/{response} or "
           "agreements/{agreement}/handovers/{handover}/findings/{finding}/responses/{response}";
  }
  const auto pattern = std::ranges::find(kPatterns, kind, &Pattern::kind);
  return pattern == kPatterns.end() ? std::string_view() : pattern->form;
}

std::string_view AgreementOf(std::string_view name) {
  constexpr std::string_view kPrefix = "agreements/";
  if (!name.starts_with(kPrefix)) return {};
  return name.substr(0, name.find('/', kPrefix.size()));
}

std::string_view ParentOf(std::string_view name) { return WithoutLastSegments(name, 2); }

std::string_view IdOf(std::string_view name) {
  const size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace handover::ledger
