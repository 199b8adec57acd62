#ifndef HANDOVER_CLIENTS_HANDOVERCTL_FACT_TABLE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_FACT_TABLE_H_

#include <string>
#include <vector>

#include "clients/handoverctl/book_text.h"
#include "clients/handoverctl/text_page.h"

namespace handover::ctl {

// What was said and what is said of the same things, side by side, those alone that differ. Not thread-safe.
class FactTable {
 public:
  // The headers of what was and of what is.
  FactTable(std::string before, std::string after);

  // Adds a row for each fact that differs, the facts of `after` first, "-" for one that is not there. No two facts of a
  // list are of the same name.
  void AddChanged(const std::vector<Fact>& before, const std::vector<Fact>& after);

  // Adds the table to a page; nothing if nothing differs.
  void AddTo(int indent, TextPage& page) const;

 private:
  TextTable table_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_FACT_TABLE_H_
