#include "clients/handoverctl/row_column.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>

namespace handover::ctl {

std::string HyphenWords(const google::protobuf::EnumDescriptor& type, int number) {
  std::string words = EnumWords(type, number);
  std::ranges::replace(words, ' ', '-');
  return words;
}

std::string LeastCell(const reconciliation::v1::Interval& interval) {
  return interval.has_least() ? NumberCell(interval.least()) : "";
}

std::string MostCell(const reconciliation::v1::Interval& interval) {
  return interval.has_most() ? NumberCell(interval.most()) : "";
}

std::string TimeCell(const google::protobuf::Timestamp& time) {
  const bool is_set = time.seconds() != 0 || time.nanos() != 0;
  return is_set ? google::protobuf::util::TimeUtil::ToString(time) : "";
}

std::string NumberCell(int64_t number) { return std::to_string(number); }

}  // namespace handover::ctl
