#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_CELLS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_CELLS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"

// Records as rows of a table. A column is the path of a field within the record's body: "declarer", "quantity.count". A
// time, a duration and a list are one cell each. Pure; safe from any thread.
namespace handover::ctl {

// The columns that every record has, whatever its kind. Only the name is needed to read a record; the last three are
// what the registry sets.
inline constexpr char kNameColumn[] = "name";
inline constexpr char kKindColumn[] = "record_kind";
inline constexpr char kRevisionColumn[] = "revision";
inline constexpr char kRecordTimeColumn[] = "record_time";
inline constexpr char kAuthorColumn[] = "author";

// What a cell holds, for whoever stores it by its type.
enum class CellType { kText, kWord, kNumber };

// One column of one kind of record. A kText may be anything that somebody has written; a kWord is a name of an enum, a
// time or a duration.
struct CellColumn {
  std::string path;
  CellType type = CellType::kText;
};

// The fields of Record that hold the body of each kind of record, in the order of the contract: "party", "agreement"
// ...
std::vector<const google::protobuf::FieldDescriptor*> BodyFields();

// The columns of one kind of record, in the order of the contract.
std::vector<CellColumn> ColumnsOf(const google::protobuf::Descriptor& body);

// The columns of all kinds, each once.
std::vector<CellColumn> ColumnsOfAllKinds();

// The name of the field that holds the record's body, "running_total"; empty if it has none.
std::string BodyNameOf(const registry::v1::Record& record);

// The record's body; null if it has none.
const google::protobuf::Message* BodyOf(const registry::v1::Record& record);

// The field at `path` in `body` as text; nothing if it is absent, or the body has no such field.
std::optional<std::string> CellOf(const google::protobuf::Message& body, const std::string& path);

// Makes the record that the cells of a row say, each under its column's name; what the registry sets is left out. Enum
// values may be short: "EXACT" for "PRECISION_EXACT". Fails with INVALID_ARGUMENT and a message that says the column,
// what was got and what is wanted.
absl::StatusOr<registry::v1::Record> RecordOfCells(const std::map<std::string, std::string>& cells);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_CELLS_H_
