#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_FIGURE_NUMBERS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_FIGURE_NUMBERS_H_

#include <string>

#include "absl/strings/str_cat.h"

namespace handover::ctl {

// Numbers the figures of a page, those that are there. Not thread-safe.
class FigureNumbers {
 public:
  // "figure-3", unique on the page, for the figure whose caption comes next.
  std::string IdOfNext() const { return absl::StrCat("figure-", last_ + 1); }
  // "Figure 3. "
  std::string NextCaption() { return absl::StrCat("Figure ", ++last_, ". "); }

 private:
  int last_ = 0;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_FIGURE_NUMBERS_H_
