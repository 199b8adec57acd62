#ifndef HANDOVER_SERVICE_HOST_IDENTITY_H_
#define HANDOVER_SERVICE_HOST_IDENTITY_H_

#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Who calls. Pure; safe from any thread.
namespace handover {

// What a caller is, and so what it may do.
enum class Role {
  kOperator,  // Runs a registry for others, and records what was stated in public, each with its source.
  kParty,     // A side of an agreement: it states in its own name alone.
  kObserver,  // A neutral party, which saw or brought about a handover: it states in its own name alone.
  kReader,    // Reads.
};

// A caller that is known.
struct Identity {
  Role role = Role::kReader;
  // "operators/monitor", "parties/ukr", "readers/reconciliation". A party and an observer are named as their records
  // are. What a caller appends bears this as its author.
  std::string name;

  friend bool operator==(const Identity&, const Identity&) = default;
};

// "operator", "party", "observer" or "reader".
std::string_view RoleName(Role role);

// The longest identity, in bytes (SPIFFE's own limit for a trust domain and a path is higher).
inline constexpr size_t kIdentityBytesMax = 128;

// The caller that a certificate names: `uris` are all its URI SANs, of which there must be one, a SPIFFE ID
// "spiffe://{trust_domain}/{role}/{id}" whose id is one of a record name. Fails with UNAUTHENTICATED
// (IDENTITY_INVALID), saying what was got and what is wanted.
absl::StatusOr<Identity> IdentityOf(std::span<const std::string> uris, std::string_view trust_domain);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_IDENTITY_H_
