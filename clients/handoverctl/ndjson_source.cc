#include "clients/handoverctl/ndjson_source.h"

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/json_record.h"

namespace handover::ctl {

absl::StatusOr<std::optional<PlacedRecord>> NdjsonSource::Next() {
  for (;;) {
    const auto line = lines_.Next();
    if (!line.ok()) return line.status();
    if (!line->has_value()) return std::nullopt;
    const std::string& text = **line;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto record = ParseJsonRecord(text);
    if (!record.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(lines_.place().Text(), ": ", record.status().message()));
    }
    return PlacedRecord{*std::move(record), lines_.place()};
  }
}

}  // namespace handover::ctl
