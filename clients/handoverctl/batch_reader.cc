#include "clients/handoverctl/batch_reader.h"

#include <utility>

namespace handover::ctl {

absl::StatusOr<Batch> BatchReader::Next() {
  Batch batch;
  size_t bytes = 0;
  while (batch.request.records_size() < kRecordsMax) {
    if (!held_over_.has_value()) {
      auto record = source_.Next();
      if (!record.ok()) return record.status();
      if (!record->has_value()) break;
      held_over_ = *std::move(record);
      held_over_->record.clear_revision();
      held_over_->record.clear_record_time();
      held_over_->record.clear_author();
    }
    bytes += held_over_->record.ByteSizeLong();
    if (bytes > kBatchBytesMax && !batch.places.empty()) break;
    *batch.request.add_records() = std::move(held_over_->record);
    batch.places.push_back(std::move(held_over_->place));
    held_over_.reset();
  }
  return batch;
}

}  // namespace handover::ctl
