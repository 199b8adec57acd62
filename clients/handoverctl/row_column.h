#ifndef HANDOVER_CLIENTS_HANDOVERCTL_ROW_COLUMN_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_ROW_COLUMN_H_

#include <google/protobuf/timestamp.pb.h>

#include <string>
#include <string_view>

#include "clients/handoverctl/words.h"
#include "handover/reconciliation/v1/completion.pb.h"

// What the rows of an answer are made of (rows.h). Pure.
namespace handover::ctl {

// One column: its name, which never changes, what stands in it, and the cell of one item.
template <typename Item>
struct RowColumn {
  std::string_view name;
  std::string_view meaning;
  std::string (*cell)(const Item& item);
};

// The cells of values, empty where there is nothing.
std::string HyphenWords(const google::protobuf::EnumDescriptor& type, int number);
std::string LeastCell(const reconciliation::v1::Interval& interval);
std::string MostCell(const reconciliation::v1::Interval& interval);
std::string TimeCell(const google::protobuf::Timestamp& time);
std::string NumberCell(int64_t number);

// Empty for the value that is never sent.
template <typename Enum>
std::string EnumCell(Enum value) {
  const int number = static_cast<int>(value);
  return number == 0 ? "" : HyphenWords(*google::protobuf::GetEnumDescriptor<Enum>(), number);
}

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_ROW_COLUMN_H_
