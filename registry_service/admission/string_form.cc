#include "registry_service/admission/string_form.h"

#include <algorithm>

#include "ledger/calendar_date.h"
#include "ledger/utf8.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLowerLetter(char c) { return c >= 'a' && c <= 'z'; }

bool IsSha256(std::string_view text) {
  return text.size() == kSha256Digits &&
         std::ranges::all_of(text, [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); });
}

bool IsNameOf(std::string_view text, v1::RecordKind kind) {
  const auto name = ledger::ParseRecordName(text);
  return name.has_value() && name->kind == kind;
}

bool IsControl(char32_t code) { return code < 0x20 || (code >= 0x7F && code <= 0x9F); }

bool HasForm(std::string_view text, const StringForm& form) {
  switch (form.meaning) {
    case StringMeaning::kText:
      return IsPlainText(text);
    case StringMeaning::kDate:
      return ledger::ParseDate(text).has_value();
    case StringMeaning::kSha256:
      return IsSha256(text);
    case StringMeaning::kAddress:
      return IsAddress(text);
    case StringMeaning::kOwnName:
      return true;
    case StringMeaning::kRecordName:
      return IsNameOf(text, form.kind);
    case StringMeaning::kMismatchName:
      return IsMismatchName(text);
  }
  return false;
}

}  // namespace

std::optional<v1::ErrorReason> FaultOf(std::string_view text, const StringForm& form) {
  if (text.size() > form.bytes_max) return v1::ERROR_REASON_STRING_TOO_LONG;
  if (HasForm(text, form)) return std::nullopt;
  const bool is_name = form.meaning == StringMeaning::kRecordName || form.meaning == StringMeaning::kMismatchName;
  return is_name ? v1::ERROR_REASON_NAME_INVALID : v1::ERROR_REASON_FORMAT_INVALID;
}

std::string WantedForm(const StringForm& form) {
  const std::string bytes_max = Grouped(static_cast<int64_t>(form.bytes_max)) + " bytes";
  switch (form.meaning) {
    case StringMeaning::kText:
      return "UTF-8 text of at most " + bytes_max + " without control characters";
    case StringMeaning::kDate:
      return "a date from 1900-01-01 to 2199-12-31, in that form";
    case StringMeaning::kSha256:
      return "64 lower-case hexadecimal digits";
    case StringMeaning::kAddress:
      return "an http or https address of at most " + bytes_max;
    case StringMeaning::kOwnName:
      return "the name of a record, of at most " + bytes_max;
    case StringMeaning::kRecordName:
      return "a name of the form " + std::string(ledger::PatternOf(form.kind));
    case StringMeaning::kMismatchName:
      return "a name of the form agreements/{agreement}/mismatches/{mismatch}";
  }
  return {};
}

bool IsPlainText(std::string_view text) {
  while (!text.empty()) {
    const ledger::Character character = ledger::FirstCharacter(text);
    if (character.bytes == 0 || IsControl(character.code)) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

bool IsAddress(std::string_view text) {
  static constexpr std::string_view kUnsafe = "\"<>\\^`{|}";
  const bool is_printable = std::ranges::all_of(
      text, [](char c) { return c > ' ' && c < 0x7F && kUnsafe.find(c) == std::string_view::npos; });
  if (!is_printable) return false;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::string_view rest = text.substr(scheme.size());
    return rest.find_first_of("/?#") != 0 && !rest.empty();
  }
  return false;
}

bool IsMismatchName(std::string_view text) {
  const std::string_view agreement = ledger::AgreementOf(text);
  if (!IsNameOf(agreement, v1::RECORD_KIND_AGREEMENT)) return false;
  constexpr std::string_view kCollection = "/mismatches/";
  const std::string_view rest = text.substr(agreement.size());
  if (!rest.starts_with(kCollection)) return false;
  const std::string_view id = rest.substr(kCollection.size());
  return !id.empty() && id.size() <= kMismatchIdBytesMax &&
         std::ranges::all_of(id, [](char c) { return IsLowerLetter(c) || IsDigit(c) || c == '-' || c == '.'; });
}

}  // namespace handover::registry
