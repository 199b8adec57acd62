#include "registry_service/log/entry_facts_reader.h"

#include "absl/strings/str_cat.h"
#include "handover/registry/v1/record.pb.h"
#include "ledger/record_name.h"
#include "registry_service/admission/admission.h"
#include "service_host/error.h"

namespace handover::registry {

absl::StatusOr<EntryFacts> ReadEntryFacts(const ledger::Entry& entry) {
  v1::Record record;
  if (!record.ParseFromString(entry.bytes)) return absl::DataLossError("is no record");
  if (record.revision() != entry.revision.value) {
    return absl::DataLossError(
        absl::StrCat("got a record of revision ", record.revision(), ", want ", entry.revision.value));
  }
  const auto name = ledger::ParseRecordName(record.name());
  if (!name.has_value() || name->kind != ledger::KindOf(record)) {
    return absl::DataLossError(absl::StrCat("got a record named ", Quoted(record.name()), ", want a name of its kind, ",
                                            std::string(ledger::PatternOf(ledger::KindOf(record)))));
  }
  return EntryFacts{.name = record.name(),
                    .supersedes = std::string(PredecessorOf(record)),
                    .record_time = absl::FromUnixSeconds(record.record_time().seconds()) +
                                   absl::Nanoseconds(record.record_time().nanos())};
}

}  // namespace handover::registry
