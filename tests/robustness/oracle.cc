#include "tests/robustness/oracle.h"

#include <gtest/gtest.h>

#include <sstream>
#include <utility>

namespace handover::test {
namespace {

constexpr size_t kLatelyMax = 1000;

}  // namespace

Oracle::Oracle(std::filesystem::path path) : path_(std::move(path)), file_(path_) {}

void Oracle::Note(const std::vector<Acknowledged>& answer) {
  std::ostringstream lines;
  for (const Acknowledged& one : answer) lines << one.revision << ' ' << one.name << '\n';
  const std::lock_guard lock(mutex_);
  file_ << lines.str() << std::flush;
  EXPECT_TRUE(file_.good()) << path_;
  for (const Acknowledged& one : answer) {
    const auto place = static_cast<size_t>(lines_++) % kLatelyMax;
    if (place < lately_.size()) {
      lately_[place] = one;
    } else {
      lately_.push_back(one);
    }
  }
}

void Oracle::NoteCheckpoint(const ledger::Checkpoint& checkpoint) {
  const std::lock_guard lock(mutex_);
  if (newest_.has_value() && newest_->size == checkpoint.size) {
    EXPECT_EQ(newest_->root, checkpoint.root) << "two roots were signed at size " << checkpoint.size;
  }
  if (!newest_.has_value() || newest_->size < checkpoint.size) newest_ = checkpoint;
}

std::optional<ledger::Checkpoint> Oracle::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

std::optional<Acknowledged> Oracle::Draw(std::mt19937_64& chance) const {
  const std::lock_guard lock(mutex_);
  if (lately_.empty()) return std::nullopt;
  return lately_[std::uniform_int_distribution<size_t>(0, lately_.size() - 1)(chance)];
}

int64_t Oracle::lines() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

std::vector<Acknowledged> OracleReader::ReadOn() {
  std::vector<Acknowledged> read;
  file_.clear();  // Of the end that was met before.
  for (Acknowledged one; file_ >> one.revision >> one.name;) read.push_back(one);
  return read;
}

}  // namespace handover::test
