#include "registry_service/storage/bundle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <string>
#include <vector>

#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

const std::vector<NewEntry>& SomeEntries() {
  static const std::vector<NewEntry> entries = {EntryWithBytes("parties/a", "first"), EntryWithBytes("parties/b", ""),
                                                EntryWithBytes("parties/c", std::string("\0third", 6))};
  return entries;
}

// Reads all of `blob`, whatever fails on the way. OK if it is some bundle from end to end; the first error otherwise.
absl::Status ReadThrough(std::string_view blob) {
  // A copy of its own size: a sanitizer then sees a read beyond the end.
  const std::vector<char> copy(blob.begin(), blob.end());
  const auto bundle = Bundle::Parse({copy.data(), copy.size()});
  if (!bundle.ok()) return bundle.status();
  absl::Status first_error;
  for (ledger::Revision revision = bundle->first(); revision <= bundle->last(); revision = revision.Next()) {
    first_error.Update(bundle->Read(revision).status());
  }
  return first_error;
}

// Gives a bundle whose header or table was changed by hand the checksum that fits.
std::string WithFittingChecksum(std::string blob, size_t count) {
  const auto* checked = reinterpret_cast<const Bytef*>(blob.data()) + 4;
  const auto checksum = static_cast<uint32_t>(crc32_z(0, checked, 12 + 8 * count));
  for (size_t i = 0; i < 4; ++i) blob[i] = static_cast<char>(checksum >> (8 * i));
  return blob;
}

TEST(BundleTest, EntriesAreReadBackByRevision) {
  const std::string blob = EncodeBundle({41}, SomeEntries());
  const auto bundle = Bundle::Parse(blob);
  ASSERT_TRUE(bundle.ok()) << bundle.status();
  EXPECT_EQ(bundle->first().value, 41);
  EXPECT_EQ(bundle->last().value, 43);
  EXPECT_FALSE(bundle->Holds({40}));
  EXPECT_TRUE(bundle->Holds({41}));
  EXPECT_TRUE(bundle->Holds({43}));
  EXPECT_FALSE(bundle->Holds({44}));
  for (size_t i = 0; i < SomeEntries().size(); ++i) {
    const auto entry = bundle->Read({41 + static_cast<int64_t>(i)});
    ASSERT_TRUE(entry.ok()) << entry.status();
    EXPECT_EQ(*entry, SomeEntries()[i].bytes);
  }
}

// The bytes were reckoned by another program, from the description in the header.
TEST(BundleTest, TheFormatOnDiskDoesNotChange) {
  const std::string want(
      "\x77\xb9\x6d\x35\x01\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\xac\x2a\x93\xd8hi", 26);
  EXPECT_TRUE(EncodeBundle({7}, std::vector{EntryWithBytes("parties/a", "hi")}) == want);
}

TEST(BundleTest, EveryFlippedBitIsFound) {
  const std::string blob = EncodeBundle({41}, SomeEntries());
  for (size_t bit = 0; bit < blob.size() * 8; ++bit) {
    std::string flipped = blob;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const absl::Status status = ReadThrough(flipped);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << "bit " << bit;
    EXPECT_EQ(ReasonOf(status), "STORE_CORRUPT") << "bit " << bit;
  }
}

TEST(BundleTest, EveryOtherLengthIsFound) {
  const std::string blob = EncodeBundle({41}, SomeEntries());
  for (size_t size = 0; size < blob.size(); ++size) {
    EXPECT_EQ(ReadThrough(blob.substr(0, size)).code(), absl::StatusCode::kDataLoss) << size;
  }
  EXPECT_EQ(ReadThrough(blob + '\0').code(), absl::StatusCode::kDataLoss);
}

TEST(BundleTest, ATableThatLiesWithAFittingChecksumIsRefused) {
  // The bytes of header and table that are changed: where, and to what.
  struct Lie {
    const char* name;
    size_t offset;
    std::string bytes;
  };
  const std::vector<Lie> lies = {{"first revision 0", 8, std::string(8, '\0')},
                                 {"first revision negative", 8, std::string(8, '\xff')},
                                 {"last revision too great", 8, std::string(7, '\xff') + '\x7f'},
                                 {"an end beyond the blob", 16, std::string(4, '\xff')},
                                 {"an end before the one before", 24, std::string(4, '\0')},
                                 {"entries shorter than the blob", 32, std::string("\x0a\0\0\0", 4)}};
  for (const Lie& lie : lies) {
    std::string blob = EncodeBundle({41}, SomeEntries());
    blob.replace(lie.offset, lie.bytes.size(), lie.bytes);
    EXPECT_EQ(ReadThrough(WithFittingChecksum(blob, 3)).code(), absl::StatusCode::kDataLoss) << lie.name;
  }
  ASSERT_TRUE(ReadThrough(WithFittingChecksum(EncodeBundle({41}, SomeEntries()), 3)).ok());
  const std::string no_entries = std::string(8, '\0') + EncodeBundle({41}, SomeEntries()).substr(8, 8);
  EXPECT_EQ(ReadThrough(WithFittingChecksum(no_entries, 0)).code(), absl::StatusCode::kDataLoss);
}

TEST(BundleTest, RandomBytesAreRefused) {
  std::mt19937 random(20250616);
  for (int i = 0; i < 20'000; ++i) {
    std::string blob(random() % 200, '\0');
    for (char& byte : blob) byte = static_cast<char>(random());
    // A small count is what gets furthest.
    if (blob.size() > 24) {
      blob.replace(4, 4, std::string{static_cast<char>(random() % 4), 0, 0, 0});
      if (const auto count = static_cast<size_t>(blob[4]); 16 + 8 * count <= blob.size()) {
        blob = WithFittingChecksum(blob, count);
      }
    }
    ASSERT_EQ(ReadThrough(blob).code(), absl::StatusCode::kDataLoss) << i;
  }
}

TEST(BundleTest, ABundleTakesWhatFitsAndAtLeastOneEntry) {
  const auto of_size = [](size_t bytes) { return EntryWithBytes("parties/a", std::string(bytes, 'x')); };
  const size_t overhead = EncodeBundle({1}, std::vector{of_size(0), of_size(0)}).size();
  const size_t room = kBundleBytesMax - overhead;
  EXPECT_EQ(CountForNextBundle(std::vector{of_size(0)}), 1U);
  EXPECT_EQ(CountForNextBundle(std::vector{of_size(room), of_size(0)}), 2U);
  EXPECT_EQ(CountForNextBundle(std::vector{of_size(room + 1), of_size(0)}), 1U);
  EXPECT_EQ(CountForNextBundle(std::vector{of_size(10 * kBundleBytesMax), of_size(0)}), 1U);
  EXPECT_EQ(CountForNextBundle(std::vector{of_size(0), of_size(10 * kBundleBytesMax)}), 1U);
}

}  // namespace
}  // namespace handover::registry
