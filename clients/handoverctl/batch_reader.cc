#include "clients/handoverctl/batch_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/json_record.h"

namespace handover::ctl {

std::string LinePlace::Text() const { return absl::StrCat(file, ":", line); }

BatchReader::BatchReader(std::istream& in, std::string file)
    : in_(in), place_{.file = std::move(file)}, buffer_(kLineBytesMax + 1) {}

absl::StatusOr<Batch> BatchReader::Next() {
  Batch batch;
  size_t bytes = 0;
  while (batch.request.records_size() < kRecordsMax) {
    if (!held_over_.has_value()) {
      auto line = ReadRecord();
      if (!line.ok()) return line.status();
      if (!line->has_value()) break;
      held_over_ = *std::move(line);
    }
    bytes += held_over_->record.ByteSizeLong();
    if (bytes > kBatchBytesMax && !batch.places.empty()) break;
    *batch.request.add_records() = std::move(held_over_->record);
    batch.places.push_back(std::move(held_over_->place));
    held_over_.reset();
  }
  return batch;
}

absl::StatusOr<std::optional<BatchReader::Line>> BatchReader::ReadRecord() {
  for (;;) {
    auto line = ReadLine();
    if (!line.ok()) return line.status();
    if (!line->has_value()) return std::nullopt;
    const std::string& text = **line;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto record = ParseJsonRecord(text);
    if (!record.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(place_.Text(), ": ", record.status().message()));
    }
    return Line{*std::move(record), place_};
  }
}

absl::StatusOr<std::optional<std::string>> BatchReader::ReadLine() {
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
