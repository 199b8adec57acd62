#ifndef HANDOVER_CLIENTS_HANDOVERCTL_SOURCE_LIST_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_SOURCE_LIST_H_

#include <string>
#include <vector>

#include "clients/handoverctl/text_page.h"
#include "handover/registry/v1/source.pb.h"

namespace handover::ctl {

// The sources that a page cites, numbered in the order in which they are first cited. Addresses are long, and figures
// read better without them.
class SourceList {
 public:
  // "[3]"; the same for the same source.
  std::string Cite(const registry::v1::Source& source);

  // "Ministry of Defence [3]"
  std::string CiteWithOrgan(const registry::v1::Source& source);

  // Adds the list to the end of a page; nothing if no source was cited.
  void AddTo(TextPage& page) const;

 private:
  std::vector<std::string> sources_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_SOURCE_LIST_H_
