#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "clients/handoverctl/table_layout.h"
#include "clients/handoverctl/wrapped_text.h"

namespace handover::ctl {

// The narrowest page: what is narrower is not looked at.
inline constexpr size_t kPageWidthMin = 40;

// Text for people, built line by line. Everything that is added is made safe for a terminal (printable.h). Not
// thread-safe.
class TextPage {
 public:
  // No line will be wider than `width` columns, at least kPageWidthMin.
  explicit TextPage(size_t width = kAnyWidth);

  // Adds one line, `indent` columns from the left. What does not fit goes on below it, further in.
  void AddLine(int indent, std::string_view line);
  // Adds a line with a rule of its width below it.
  void AddHeading(std::string_view heading);
  // Adds an empty line, unless the page is empty or ends with one.
  void AddGap();
  // Adds a table, as table_layout.h lays it out.
  void AddTable(int indent, const TextTable& table);

  const std::string& text() const { return text_; }

 private:
  const size_t width_;
  std::string text_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TEXT_PAGE_H_
