#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_TEXT_H_

#include <string>

#include "clients/handoverctl/table_layout.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/registry/v1/registry_service.pb.h"

// Records of the registry as people read them. Pure.
namespace handover::ctl {

// What a record says in one line: "rus as sender: 1,248, remains of members of armed forces (Ministry of Defence,
// ...)".
std::string RecordSummary(const registry::v1::Record& record);

// The fields of a record's body that are set, each in a row of its own: what it is called, and its value.
TextTable BodyTable(const registry::v1::Record& record);

// One record with every field that is set, each in a line of its own.
std::string RecordPage(const registry::v1::GetRecordResponse& response, size_t width = kAnyWidth);

// Records as a table: revision, id and what each says. A page token that is left says that there are more records.
std::string RecordListPage(const registry::v1::ListRecordsResponse& response, size_t width = kAnyWidth);

// One line for each record of a watch: revision, name and what it says.
std::string WatchLine(const registry::v1::Record& record);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_TEXT_H_
