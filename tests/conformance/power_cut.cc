#include "tests/conformance/power_cut.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace handover::registry {
namespace {

using Kind = FileChange::Kind;

constexpr size_t kSectorBytes = 512;

bool Coin(std::mt19937_64& dice) { return (dice() & 1) != 0; }

void Write(std::string& content, size_t offset, std::string_view bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size());
  std::ranges::copy(bytes, content.begin() + static_cast<std::ptrdiff_t>(offset));
}

void Make(std::string& content, const FileChange& change) {
  const auto offset = static_cast<size_t>(change.offset);
  if (change.kind == Kind::kTruncate) {
    content.resize(offset);
  } else {
    Write(content, offset, change.bytes);
  }
}

// Makes a change of which the disk has kept some sectors.
void MakeTorn(std::string& content, const FileChange& change, std::mt19937_64& dice) {
  if (change.kind == Kind::kTruncate) {
    if (Coin(dice)) Make(content, change);
    return;
  }
  const std::string_view bytes = change.bytes;
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t offset = static_cast<size_t>(change.offset) + begin;
    const size_t count = std::min(kSectorBytes - offset % kSectorBytes, bytes.size() - begin);
    if (Coin(dice)) Write(content, offset, bytes.substr(begin, count));
    begin += count;
  }
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Unsynced unsynced) {
  constexpr const char* kNames[] = {"lost", "kept", "some", "reordered", "torn"};
  return out << kNames[static_cast<size_t>(unsynced)];
}

void Disk::Change(Names& names, const NameChange& change) {
  names.erase(change.removed);
  if (!change.added.empty()) names[change.added] = change.file;
}

void Disk::Apply(const FileChange& change) {
  NameChange name_change;
  switch (change.kind) {
    case Kind::kMake:
      name_change = {.removed = {}, .added = change.file, .file = files_.size()};
      files_.emplace_back();
      break;
    case Kind::kRename:
      name_change = {.removed = change.bytes, .added = change.file, .file = names_.at(change.bytes)};
      break;
    case Kind::kDelete:
      name_change = {.removed = change.file, .added = {}, .file = 0};
      break;
    case Kind::kWrite:
    case Kind::kTruncate:
      files_[names_.at(change.file)].unsynced.push_back(change);
      return;
    case Kind::kSync: {
      File& file = files_[names_.at(change.file)];
      for (const FileChange& made : file.unsynced) Make(file.durable, made);
      file.unsynced.clear();
      return;
    }
    case Kind::kSyncDirectory:
      durable_names_ = names_;
      unsynced_names_.clear();
      return;
  }
  Change(names_, name_change);
  unsynced_names_.push_back(name_change);
}

std::string Disk::ContentOf(const File& file, Unsynced unsynced, std::mt19937_64& dice) {
  std::string content = file.durable;
  std::vector<FileChange> changes = file.unsynced;
  if (unsynced == Unsynced::kReordered && !changes.empty()) {
    std::ranges::shuffle(changes, dice);
    changes.resize(dice() % (changes.size() + 1));
  }
  for (const FileChange& change : changes) {
    if (unsynced == Unsynced::kLost || (unsynced == Unsynced::kSome && Coin(dice))) continue;
    if (unsynced == Unsynced::kTorn) {
      MakeTorn(content, change, dice);
    } else {
      Make(content, change);
    }
  }
  return content;
}

void Disk::CutInto(const std::filesystem::path& directory, Unsynced unsynced, std::mt19937_64& dice) const {
  Names names = durable_names_;
  for (const NameChange& change : unsynced_names_) {
    if (unsynced == Unsynced::kKept || (unsynced != Unsynced::kLost && Coin(dice))) Change(names, change);
  }
  std::filesystem::create_directory(directory);
  for (const auto& [name, file] : names) {
    const std::string content = ContentOf(files_[file], unsynced, dice);
    std::ofstream(directory / name, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
  }
}

}  // namespace handover::registry
