#ifndef HANDOVER_SERVICE_HOST_REQUEST_ID_H_
#define HANDOVER_SERVICE_HOST_REQUEST_ID_H_

#include <cstddef>
#include <string>
#include <string_view>

// The name of one request, by which a caller, its calls of both services and their logs are brought together. It is no
// secret and proves nothing. Safe from any thread.
namespace handover {

// Where it stands in a call's metadata, and in that of its answer.
inline constexpr char kRequestIdKey[] = "handover-request-id";
inline constexpr size_t kRequestIdBytesMax = 64;

// Whether `id` can be one: 1 to kRequestIdBytesMax of A-Z, a-z, 0-9, ".", "_" and "-".
bool IsRequestId(std::string_view id);

// A fresh one.
std::string MakeRequestId();

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_REQUEST_ID_H_
