#include "registry_service/storage/ledger_store.h"

#include <utility>

namespace handover::registry {

absl::StatusOr<std::optional<ledger::Entry>> LedgerStore::Find(std::string_view name) {
  auto found = FindAll({&name, 1});
  if (!found.ok()) return found.status();
  return std::move(found->front());
}

}  // namespace handover::registry
