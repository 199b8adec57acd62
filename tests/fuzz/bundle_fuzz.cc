#include <zlib.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registry_service/storage/bundle.h"
#include "service_host/error.h"
#include "tests/fuzz/target.h"

namespace handover::fuzz {
namespace {

using registry::Bundle;
using registry::NewEntry;

constexpr size_t kHeaderBytes = 16;
constexpr size_t kSlotBytes = 8;
constexpr size_t kChecksumBytes = 4;

void RequireCorrupt(const absl::Status& status) {
  Require(status.code() == absl::StatusCode::kDataLoss && ReasonOf(status) == "STORE_CORRUPT",
          "what is no bundle is called corrupt");
}

// Reads a blob whole. Returns whether all of it is as it was written; the first revision and the entries if so.
bool ReadAll(std::string_view blob, ledger::Revision& first, std::vector<NewEntry>& entries) {
  const auto bundle = Bundle::Parse(blob);
  if (!bundle.ok()) {
    RequireCorrupt(bundle.status());
    return false;
  }
  first = bundle->first();
  for (ledger::Revision at = first; bundle->Holds(at); at = at.Next()) {
    const auto entry = bundle->Read(at);
    if (!entry.ok()) {
      RequireCorrupt(entry.status());
      return false;
    }
    entries.push_back({.name = "", .supersedes = "", .bytes = std::string(*entry)});
  }
  return true;
}

void TryAsBlob(std::string_view blob) {
  ledger::Revision first;
  std::vector<NewEntry> entries;
  if (ReadAll(blob, first, entries)) Require(EncodeBundle(first, entries) == blob, "a bundle has one form");
}

// The same with the checksum of the header and table set right, which no fuzzer finds by itself.
void TryWithRightChecksum(std::string_view input) {
  std::string blob(input);
  if (blob.size() < kHeaderBytes) return;
  const size_t count = static_cast<unsigned char>(blob[kChecksumBytes]);
  blob[kChecksumBytes + 1] = blob[kChecksumBytes + 2] = blob[kChecksumBytes + 3] = '\0';
  const size_t end = std::min(blob.size(), kHeaderBytes + count * kSlotBytes);
  const auto* checked = reinterpret_cast<const Bytef*>(blob.data()) + kChecksumBytes;
  const uLong checksum = crc32_z(0, checked, end - kChecksumBytes);
  for (size_t i = 0; i < kChecksumBytes; ++i) blob[i] = static_cast<char>((checksum >> (8 * i)) & 0xff);
  TryAsBlob(blob);
}

// Takes entries off `input`, each behind one byte that says how long it is.
std::vector<NewEntry> TakeEntries(std::string_view input) {
  std::vector<NewEntry> entries;
  while (!input.empty()) {
    const size_t wanted = TakeByte(input);
    const size_t bytes = std::min(wanted, input.size());
    entries.push_back({.name = "", .supersedes = "", .bytes = std::string(input.substr(0, bytes))});
    input.remove_prefix(bytes);
  }
  return entries;
}

// What is written is read as it was, and one bit that has flipped is noticed.
void TryWriting(std::string_view input) {
  const ledger::Revision first{TakeByte(input) + 1};
  const size_t place = TakeTwoBytes(input);
  const std::vector<NewEntry> written = TakeEntries(input);
  if (written.empty()) return;
  std::string blob = EncodeBundle(first, written);
  ledger::Revision first_read;
  std::vector<NewEntry> read;
  Require(ReadAll(blob, first_read, read) && first_read == first, "a bundle is read as it was written");
  Require(std::ranges::equal(read, written, {}, &NewEntry::bytes, &NewEntry::bytes), "and so is each entry");
  char& byte = blob[place / 8 % blob.size()];
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (place % 8)));
  read.clear();
  Require(!ReadAll(blob, first_read, read), "a bit that has flipped is noticed");
}

}  // namespace

// The input is a blob of the store, one with a checksum to be set right, and entries that are to be stored.
void Try(std::string_view input) {
  TryAsBlob(input);
  TryWithRightChecksum(input);
  TryWriting(input);
}

}  // namespace handover::fuzz
