#include <google/protobuf/stubs/logging.h>

#include <string>

#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/record_name.h"
#include "registry_service/admission/admission.h"
#include "registry_service/log/entry_codec.h"
#include "service_host/error.h"
#include "tests/fuzz/target.h"
#include "tests/unit/admission/fake_ledger.h"
#include "tests/unit/admission/statements.h"

namespace handover::fuzz {
namespace {

using registry::FakeLedger;
using registry::v1::Record;

// A batch of the registry may have more; these are enough for records that rest on each other.
constexpr int kRecordsMax = 16;
// What gRPC allows for all metadata of a reply, without room for what is ours.
constexpr size_t kMetadataBytesMax = 8'192 - 512;

// Without the bytes of an error's details a client would hear of a broken call instead.
void RequireTellable(const absl::Status& refusal) {
  Require(!ReasonOf(refusal).empty(), "a refusal has a reason");
  Require(ViolationsOf(refusal).size() <= kViolationsMax, "a refusal tells at most kViolationsMax violations");
  size_t details_bytes = refusal.message().size();
  refusal.ForEachPayload([&](auto url, const absl::Cord& detail) { details_bytes += url.size() + detail.size(); });
  Require(details_bytes * 4 / 3 + refusal.message().size() < kMetadataBytesMax, "a refusal fits into a reply");
}

// What was admitted is stored as it was written, is the same when it comes again, and is found under a name of its
// kind.
void RequireInOrder(const Record& record, FakeLedger& ledger) {
  const auto name = ledger::ParseRecordName(record.name());
  Require(name.has_value() && name->kind == ledger::KindOf(record), "the name of a record is one of its kind");
  Record stored = record;
  stored.set_revision(1);
  const std::string bytes = registry::WriteEntry(stored);
  const auto read = registry::ReadEntry({.revision = {1}, .bytes = bytes});
  Require(read.ok() && registry::WriteEntry(*read) == bytes, "a record is read from the ledger as it was written");
  Require(registry::CheckSameContent(*read, record).ok(), "a record has the content of what was stored of it");
  ledger.Add(record);
  Require(registry::Judge(record, ledger).ok(), "a record that comes again is the same");
}

}  // namespace

// The input is a request to append, as it comes from the network, to a ledger that has one record of each kind.
void Try(std::string_view input) {
  // Protobuf writes a line about every string that is no UTF-8.
  static const google::protobuf::LogSilencer silencer;
  static const FakeLedger beginning(registry::ExampleRecords());
  registry::v1::AppendRecordsRequest request;
  if (!request.ParseFromArray(input.data(), static_cast<int>(input.size()))) return;
  if (request.records_size() > kRecordsMax) return;
  FakeLedger ledger = beginning;
  for (const Record& record : request.records()) {
    const absl::Status judged = registry::Judge(record, ledger);
    if (judged.ok()) {
      RequireInOrder(record, ledger);
    } else {
      RequireTellable(judged);
    }
  }
}

}  // namespace handover::fuzz
