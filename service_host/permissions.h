#ifndef HANDOVER_SERVICE_HOST_PERMISSIONS_H_
#define HANDOVER_SERVICE_HOST_PERMISSIONS_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/record.pb.h"
#include "service_host/identity.h"

// Who may do what: the one table of both services. Pure; safe from any thread.
namespace handover {

// How far a role may append records of a kind.
enum class AppendRight {
  kNone,
  kOwn,  // Those that speak in the caller's own name.
  kAny,
};

// All methods of the table, such as "RegistryService.AppendRecords".
std::vector<std::string_view> MethodsOfTable();

// Checks that `caller` may call `method`. Fails with PERMISSION_DENIED (ROLE_NOT_ALLOWED), also for a method that is
// not in the table.
absl::Status CheckMayCall(const Identity& caller, std::string_view method);

// How far `role` may append records of `kind`.
AppendRight AppendRightOf(Role role, registry::v1::RecordKind kind);

// Checks that `caller` may append `record`. Fails with PERMISSION_DENIED: ROLE_NOT_ALLOWED if its role may not append
// that kind, SPEAKER_NOT_CALLER if it would speak in another's name; both name the field.
absl::Status CheckMayAppend(const Identity& caller, const registry::v1::Record& record);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_PERMISSIONS_H_
