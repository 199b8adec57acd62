#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SOURCE_INDEX_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SOURCE_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "handover/registry/v1/source.pb.h"

namespace handover::ctl {

// Where one figure comes from.
struct Citation {
  std::string organ;     // Who spoke; for a sum, what it is the sum of.
  size_t number = 0;     // Its number in the list of sources, from 1; 0 where it has none.
  int64_t revision = 0;  // The revision of the ledger that says so, or the highest of several; 0 where there is none.
};

// The sources that a report cites, numbered in the order in which they are first cited.
class SourceIndex {
 public:
  // Titles and addresses are free text, which may hold the very figures that are withheld from the public. For the
  // public they are left out.
  explicit SourceIndex(bool is_public) : is_public_(is_public) {}

  Citation Cite(const registry::v1::Source& source, int64_t revision);

  struct Entry {
    std::string words;
    std::string address;  // Empty where there is none to follow.
  };
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  bool is_public_;
  std::vector<Entry> entries_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SOURCE_INDEX_H_
