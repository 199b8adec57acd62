#ifndef HANDOVER_REGISTRY_SERVICE_RPC_PAGE_TOKEN_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_PAGE_TOKEN_H_

#include <optional>
#include <string>
#include <string_view>

#include "handover/registry/v1/record.pb.h"
#include "ledger/entry.h"

// Where a listing goes on. Pure; safe from any thread.
namespace handover::registry {

// The listing that a token belongs to. A token of one is none of another.
struct Listing {
  std::string_view ledger_id;
  std::string_view parent;
  v1::RecordKind kind;
};

// What a token says: pages are all as of one revision, and the next one begins after an id.
struct PagePosition {
  ledger::Revision at;
  std::string after_id;
};

// Writes `position` as a token: printable, and opaque to whoever holds it.
std::string WritePageToken(const Listing& listing, const PagePosition& position);

// Reads a token. Empty if it is not one that was written for `listing`. Its checksum guards against mistakes: a token
// gives no access.
std::optional<PagePosition> ReadPageToken(const Listing& listing, std::string_view token);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_PAGE_TOKEN_H_
