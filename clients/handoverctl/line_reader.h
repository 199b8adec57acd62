#ifndef HANDOVER_CLIENTS_HANDOVERCTL_LINE_READER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_LINE_READER_H_

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/record_source.h"

namespace handover::ctl {

// Reads lines of bounded length. Not thread-safe.
class LineReader {
 public:
  static constexpr size_t kLineBytesMax = 1 << 20;

  // Reads from `in`, which must outlive the reader and is called `file` in errors.
  LineReader(std::istream& in, std::string file);

  // The next line without its end; nothing at the end of the file. Fails with INVALID_ARGUMENT at a line longer than
  // kLineBytesMax, DATA_LOSS if `in` cannot be read; the message begins with the place.
  absl::StatusOr<std::optional<std::string>> Next();

  // Where the line stands that was read last.
  const LinePlace& place() const { return place_; }

  int64_t bytes_read() const { return bytes_read_; }

 private:
  std::istream& in_;
  LinePlace place_;
  int64_t bytes_read_ = 0;
  std::vector<char> buffer_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_LINE_READER_H_
