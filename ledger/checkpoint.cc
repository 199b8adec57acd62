#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/base64.h"
#include "ledger/quoted.h"
#include "ledger/signed_note.h"

namespace handover::ledger {
namespace {

constexpr size_t kLinesMin = 3;

// The lines of a text that ends in a newline.
std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::optional<int64_t> ParseSize(std::string_view text) {
  const bool has_digits_alone = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!has_digits_alone || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  int64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc()) return std::nullopt;
  return size;
}

std::optional<Hash> ParseRoot(std::string_view text) {
  const std::optional<std::string> bytes = DecodeBase64(text);
  Hash root{};
  if (!bytes.has_value() || bytes->size() != root.size()) return std::nullopt;
  std::ranges::copy(*bytes, root.begin());
  return root;
}

absl::Status Refused(size_t line, std::string_view got, std::string_view want) {
  return absl::InvalidArgumentError(
      absl::StrCat("checkpoint: line ", line, ": ", Quoted(got), ", want ", std::string(want)));
}

}  // namespace

std::string OriginOf(std::string_view ledger_id) { return absl::StrCat("handover.ledger/", std::string(ledger_id)); }

std::string ToText(const Checkpoint& checkpoint) {
  std::string text = checkpoint.origin + "\n";
  const bool is_one_line = text.size() > 1 && text.find('\n') == text.size() - 1;
  if (!is_one_line || !CheckNoteText(text).ok() || checkpoint.size < 0) {
    std::fputs("ledger: a checkpoint with no origin or a size below 0 was to be written\n", stderr);
    std::abort();
  }
  const std::string root(checkpoint.root.begin(), checkpoint.root.end());
  absl::StrAppend(&text, checkpoint.size, "\n", EncodeBase64(root), "\n");
  return text;
}

absl::StatusOr<Checkpoint> ParseCheckpoint(std::string_view text) {
  if (absl::Status status = CheckNoteText(text); !status.ok()) return status;
  const std::vector<std::string_view> lines = LinesOf(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) return Refused(i + 1, lines[i], "no empty line");
  }
  if (lines.size() < kLinesMin) return Refused(lines.size() + 1, "", "an origin, a size and a root, a line each");
  const std::optional<int64_t> size = ParseSize(lines[1]);
  if (!size.has_value()) return Refused(2, lines[1], "a size from 0 to 2^63 - 1, in decimal, without leading zeros");
  const std::optional<Hash> root = ParseRoot(lines[2]);
  if (!root.has_value()) return Refused(3, lines[2], "a root, the base64 of 32 bytes");
  return Checkpoint{.origin = std::string(lines[0]), .size = *size, .root = *root};
}

}  // namespace handover::ledger
