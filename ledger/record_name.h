#ifndef HANDOVER_LEDGER_RECORD_NAME_H_
#define HANDOVER_LEDGER_RECORD_NAME_H_

#include <optional>
#include <string>
#include <string_view>

#include "handover/registry/v1/record.pb.h"

// Resource names (AIP-122): which kinds of record there are, and what their names look like. Pure; safe from any
// thread.
namespace handover::ledger {

// The longest name, in bytes.
inline constexpr size_t kNameBytesMax = 512;
// The longest id between two slashes, in bytes.
inline constexpr size_t kIdBytesMax = 63;

// The name of a record, taken apart. The views point into the name that was parsed.
struct RecordName {
  registry::v1::RecordKind kind;
  std::string_view parent;      // "agreements/a/handovers/h"; empty for a party or an agreement.
  std::string_view collection;  // "agreements/a/handovers/h/declarations"
  std::string_view id;          // "d"
};

// Takes `name` apart. Empty if it is no name of any kind of record.
std::optional<RecordName> ParseRecordName(std::string_view name);

// Whether `id` may stand between two slashes: 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both
// ends.
bool IsId(std::string_view id);

// The kind of `record`'s body; UNSPECIFIED if it has none.
registry::v1::RecordKind KindOf(const registry::v1::Record& record);

// The last word of the collection of `kind`, for example "runningTotals". Empty for UNSPECIFIED.
std::string_view CollectionOf(registry::v1::RecordKind kind);

// The form of the names of `kind`, for example "agreements/{agreement}/terms/{term}". Where a kind has two forms, both,
// with " or " between.
std::string_view PatternOf(registry::v1::RecordKind kind);

// The agreement that a name stands under or is, for example "agreements/a" of "agreements/a/terms/t". Empty if it is
// under none.
std::string_view AgreementOf(std::string_view name);

// The name without its last collection and id: "agreements/a" of "agreements/a/terms/t". Empty if `name` has no parent.
std::string_view ParentOf(std::string_view name);

// The last id of a name: "t" of "agreements/a/terms/t".
std::string_view IdOf(std::string_view name);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_RECORD_NAME_H_
