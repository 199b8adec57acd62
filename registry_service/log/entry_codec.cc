#include "registry_service/log/entry_codec.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "absl/strings/str_cat.h"
#include "registry_service/admission/refusal.h"
#include "service_host/error.h"

namespace handover::registry {

std::string WriteEntry(const v1::Record& record) {
  std::string bytes;
  bytes.reserve(record.ByteSizeLong());
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  record.SerializeWithCachedSizes(&coded);
  coded.Trim();
  return bytes;
}

absl::StatusOr<v1::Record> ReadEntry(const ledger::Entry& entry) {
  v1::Record record;
  if (!record.ParseFromString(entry.bytes) || record.revision() != entry.revision.value) {
    return MakeError(absl::StatusCode::kDataLoss, ReasonName(v1::ERROR_REASON_STORE_CORRUPT),
                     absl::StrCat("entry ", entry.revision.value, " of the ledger is not the record of that revision"));
  }
  return record;
}

}  // namespace handover::registry
