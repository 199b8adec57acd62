#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_STRING_FORM_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_STRING_FORM_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "handover/registry/v1/error_reason.pb.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/record_name.h"
#include "registry_service/admission/limits.h"

// What a string in a record may look like. Pure; safe from any thread.
namespace handover::registry {

// What a string stands for.
enum class StringMeaning {
  kText,          // What people read: well-formed UTF-8 without control characters.
  kDate,          // An ISO 8601 calendar date.
  kSha256,        // A digest in lower-case hexadecimal digits.
  kAddress,       // The address of a publication, http or https.
  kOwnName,       // The name of the record itself. Only its length is told here; its form depends on the record's body.
  kRecordName,    // The name of a record of one kind.
  kMismatchName,  // The name of a mismatch, as the reconciliation service gives it.
};

// The form wanted of one field's string.
struct StringForm {
  StringMeaning meaning = StringMeaning::kText;
  size_t bytes_max = kTextBytesMax;
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;  // Of what a kRecordName names.

  static StringForm Text(size_t bytes_max) { return {.bytes_max = bytes_max}; }
  static StringForm Name(v1::RecordKind kind) {
    return {.meaning = StringMeaning::kRecordName, .bytes_max = ledger::kNameBytesMax, .kind = kind};
  }
};

// Why `text` is not of the form wanted: STRING_TOO_LONG, FORMAT_INVALID or NAME_INVALID. Nothing if it is.
std::optional<v1::ErrorReason> FaultOf(std::string_view text, const StringForm& form);

// The form in words that go on after "want".
std::string WantedForm(const StringForm& form);

// Whether `text` is well-formed UTF-8 and has no control character (C0, DEL, C1).
bool IsPlainText(std::string_view text);

// Whether `text` is "http://" or "https://", a host, and nothing but characters that an address may hold unescaped.
bool IsAddress(std::string_view text);

// Whether `text` is "agreements/{agreement}/mismatches/{mismatch}", the last id of up to kMismatchIdBytesMax lower-case
// letters, digits, hyphens and dots.
bool IsMismatchName(std::string_view text);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_STRING_FORM_H_
