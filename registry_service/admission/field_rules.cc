#include "registry_service/admission/field_rules.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "google/api/field_behavior.pb.h"

namespace handover::registry {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

bool HasBehavior(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  const google::protobuf::FieldOptions& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  }
  return false;
}

// The rules of every message in a record. Filled once, then only read.
class FieldRuleTable {
 public:
  FieldRuleTable() {
    AddMessage(*v1::Record::descriptor());
    SetNames();
    SetDates();
    SetPublicationTexts();
    SetNumbers();
  }

  std::span<const FieldRule> RulesOf(const Descriptor& message) const {
    const auto found = rules_.find(&message);
    if (found == rules_.end()) return {};
    return found->second;
  }

 private:
  // Takes up what the descriptor says. A string is text of at most kTextBytesMax until it is set to be something else,
  // so that a field that is new in the proto is never without a bound.
  void AddMessage(const Descriptor& message) {
    if (rules_.contains(&message)) return;
    std::vector<FieldRule>& rules = rules_[&message];
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      rules.push_back({.field = &field,
                       .required = HasBehavior(field, google::api::REQUIRED),
                       .output_only = HasBehavior(field, google::api::OUTPUT_ONLY),
                       .string = {},
                       .number = {},
                       .elements = {}});
    }
    for (int i = 0; i < message.field_count(); ++i) {
      if (const Descriptor* nested = message.field(i)->message_type()) AddMessage(*nested);
    }
  }

  template <typename Message>
  FieldRule& Of(int field_number) {
    const FieldDescriptor* field = Message::descriptor()->FindFieldByNumber(field_number);
    return *std::ranges::find(rules_.at(Message::descriptor()), field, &FieldRule::field);
  }

  template <typename Message>
  void SetName(int field_number, v1::RecordKind kind) {
    Of<Message>(field_number).string = StringForm::Name(kind);
  }

  template <typename Message>
  void SetDate(int field_number) {
    Of<Message>(field_number).string.meaning = StringMeaning::kDate;
  }

  void SetNames() {
    Of<v1::Record>(v1::Record::kNameFieldNumber).string = {.meaning = StringMeaning::kOwnName,
                                                           .bytes_max = ledger::kNameBytesMax};
    SetName<v1::Agreement>(v1::Agreement::kPartiesFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Term>(v1::Term::kFromPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Term>(v1::Term::kToPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Term>(v1::Term::kOneForOneWithFieldNumber, v1::RECORD_KIND_TERM);
    SetName<v1::Reading>(v1::Reading::kPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Reading>(v1::Reading::kSupersedesFieldNumber, v1::RECORD_KIND_READING);
    SetName<v1::Offer>(v1::Offer::kPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Offer>(v1::Offer::kTermFieldNumber, v1::RECORD_KIND_TERM);
    SetName<v1::Offer>(v1::Offer::kSupersedesFieldNumber, v1::RECORD_KIND_OFFER);
    SetName<v1::Handover>(v1::Handover::kFromPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Handover>(v1::Handover::kToPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Handover>(v1::Handover::kSupersedesFieldNumber, v1::RECORD_KIND_HANDOVER);
    SetName<v1::Declaration>(v1::Declaration::kDeclarerFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Declaration>(v1::Declaration::kCorrectsFieldNumber, v1::RECORD_KIND_DECLARATION);
    SetName<v1::RunningTotal>(v1::RunningTotal::kDeclarerFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::RunningTotal>(v1::RunningTotal::kCorrectsFieldNumber, v1::RECORD_KIND_RUNNING_TOTAL);
    SetName<v1::Finding>(v1::Finding::kPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::Explanation>(v1::Explanation::kPartyFieldNumber, v1::RECORD_KIND_PARTY);
    SetName<v1::ExplanationResponse>(v1::ExplanationResponse::kPartyFieldNumber, v1::RECORD_KIND_PARTY);
    Of<v1::Explanation>(v1::Explanation::kMismatchFieldNumber).string = {.meaning = StringMeaning::kMismatchName,
                                                                         .bytes_max = ledger::kNameBytesMax};
  }

  void SetDates() {
    SetDate<v1::Agreement>(v1::Agreement::kAgreedDateFieldNumber);
    SetDate<v1::Term>(v1::Term::kDeadlineDateFieldNumber);
    SetDate<v1::Handover>(v1::Handover::kEventDateFieldNumber);
    SetDate<v1::Declaration>(v1::Declaration::kStatedEventDateFieldNumber);
    SetDate<v1::RunningTotal>(v1::RunningTotal::kAsOfDateFieldNumber);
    SetDate<v1::Source>(v1::Source::kPublicationDateFieldNumber);
  }

  void SetPublicationTexts() {
    Of<v1::Source>(v1::Source::kTitleFieldNumber).string = StringForm::Text(kPublicationTextBytesMax);
    Of<v1::Source>(v1::Source::kUriFieldNumber).string = {.meaning = StringMeaning::kAddress,
                                                          .bytes_max = kPublicationTextBytesMax};
    Of<v1::Source>(v1::Source::kSha256FieldNumber).string.meaning = StringMeaning::kSha256;
  }

  void SetNumbers() {
    Of<v1::Quantity>(v1::Quantity::kCountFieldNumber).number = {.min = 0, .max = kCountMax};
    Of<v1::Explanation>(v1::Explanation::kSignedCountFieldNumber).number = {.min = -kCountMax, .max = kCountMax};
    Of<v1::Agreement>(v1::Agreement::kPartiesFieldNumber).elements = {.min = kAgreementPartiesMin,
                                                                      .max = kAgreementPartiesMax};
  }

  std::unordered_map<const Descriptor*, std::vector<FieldRule>> rules_;
};

}  // namespace

std::span<const FieldRule> FieldRulesOf(const Descriptor& message) {
  static const FieldRuleTable table;
  return table.RulesOf(message);
}

}  // namespace handover::registry
