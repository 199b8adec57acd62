#include "clients/handoverctl/line_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace handover::ctl {

LineReader::LineReader(std::istream& in, std::string file)
    : in_(in), place_{.file = std::move(file)}, buffer_(kLineBytesMax + 1) {}

absl::StatusOr<std::optional<std::string>> LineReader::Next() {
  if (in_.eof()) return std::nullopt;
  in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const auto count = static_cast<size_t>(in_.gcount());
  bytes_read_ += static_cast<int64_t>(count);
  ++place_.line;
  if (in_.bad()) return absl::DataLossError(absl::StrCat(place_.Text(), ": cannot be read"));
  if (in_.eof()) return std::string(buffer_.data(), count);
  if (in_.fail()) {
    return absl::InvalidArgumentError(
        absl::StrCat(place_.Text(), ": the line: longer than 1 MiB, want one record of at most that"));
  }
  return std::string(buffer_.data(), count - 1);
}

}  // namespace handover::ctl
