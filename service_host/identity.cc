#include "service_host/identity.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover {
namespace {

struct RoleWords {
  Role role;
  std::string_view name;
  std::string_view collection;
};

constexpr std::array kRoles = {
    RoleWords{Role::kOperator, "operator", "operators"},
    RoleWords{Role::kParty, "party", "parties"},
    RoleWords{Role::kObserver, "observer", "parties"},
    RoleWords{Role::kReader, "reader", "readers"},
};

constexpr std::string_view kScheme = "spiffe://";

absl::Status Invalid(const std::string& got, std::string_view trust_domain) {
  return MakeError(absl::StatusCode::kUnauthenticated, "IDENTITY_INVALID",
                   absl::StrCat("certificate: ", got, ", want one URI SAN \"spiffe://", std::string(trust_domain),
                                "/{role}/{id}\" with the role operator, party, observer or reader"));
}

}  // namespace

std::string_view RoleName(Role role) { return std::ranges::find(kRoles, role, &RoleWords::role)->name; }

absl::StatusOr<Identity> IdentityOf(std::span<const std::string> uris, std::string_view trust_domain) {
  if (uris.size() != 1) return Invalid(absl::StrCat(uris.size(), " URI SANs"), trust_domain);
  const absl::Status invalid = Invalid(Quoted(uris.front()), trust_domain);
  std::string_view rest = uris.front();
  if (rest.size() > kIdentityBytesMax || !rest.starts_with(kScheme)) return invalid;
  rest.remove_prefix(kScheme.size());
  const size_t domain_end = rest.find('/');
  if (domain_end == std::string_view::npos || rest.substr(0, domain_end) != trust_domain) return invalid;
  rest.remove_prefix(domain_end + 1);
  const size_t role_end = rest.find('/');
  if (role_end == std::string_view::npos) return invalid;
  const auto role = std::ranges::find(kRoles, rest.substr(0, role_end), &RoleWords::name);
  const std::string_view id = rest.substr(role_end + 1);
  if (role == kRoles.end() || !ledger::IsId(id)) return invalid;
  return Identity{role->role, absl::StrCat(std::string(role->collection), "/", std::string(id))};
}

}  // namespace handover
