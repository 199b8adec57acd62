#include <algorithm>
#include <string>

#include "ledger/record_name.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {

using ledger::ParseRecordName;
using ledger::RecordName;

// A name that is taken apart is exactly its parts, and its parent is a name too.
void Try(std::string_view input) {
  const std::optional<RecordName> name = ParseRecordName(input);
  if (!name.has_value()) return;
  Require(input.size() <= ledger::kNameBytesMax, "a name is at most kNameBytesMax bytes");
  Require(ledger::IsId(name->id), "the last part of a name is an id");
  Require(std::string(name->collection) + "/" + std::string(name->id) == input, "a name is its collection and its id");
  Require(ledger::IdOf(name->collection) == ledger::CollectionOf(name->kind), "the collection is that of the kind");
  Require(name->parent == ledger::ParentOf(input), "the parent is that of the name");
  const bool is_root =
      name->kind == registry::v1::RECORD_KIND_PARTY || name->kind == registry::v1::RECORD_KIND_AGREEMENT;
  Require(name->parent.empty() == is_root, "parties and agreements alone have no parent");
  if (!is_root) Require(ParseRecordName(name->parent).has_value(), "the parent of a record is the name of one");
  const std::string_view agreement = ledger::AgreementOf(input);
  Require(agreement.empty() == (name->kind == registry::v1::RECORD_KIND_PARTY), "all but a party is of an agreement");
  Require(input.starts_with(agreement), "a name begins with its agreement");
}

}  // namespace handover::fuzz
