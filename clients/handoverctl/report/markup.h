#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MARKUP_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MARKUP_H_

#include <string>
#include <string_view>
#include <vector>

namespace handover::ctl {

// A piece of HTML or SVG. What comes from outside enters it as text or as the value of an attribute, and both are
// escaped; names of elements and attributes are literals of this program. There is no way in for markup from a record.
class Markup {
 public:
  Markup() = default;

  // `text` as it is read: "<" becomes "&lt;", and what Printable holds to be unsafe becomes "?".
  static Markup Text(std::string_view text);

  Markup& operator+=(const Markup& other);
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  friend class MarkupWriter;
  std::string text_;
};

struct Attribute {
  std::string_view name;
  std::string value;
};
using Attributes = std::vector<Attribute>;

// <tag name="value">content</tag>
Markup Element(std::string_view tag, const Attributes& attributes, const Markup& content);

// The same with text alone.
Markup TextElement(std::string_view tag, const Attributes& attributes, std::string_view text);

// <tag name="value"> of an element that HTML does not close.
Markup VoidElement(std::string_view tag, const Attributes& attributes);

// The style sheet goes in as it is: it is a constant of this program.
Markup StyleElement(const char* style_sheet);

// A whole document of HTML 5, whose root element is `root`.
Markup DocumentOf(const Markup& root);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MARKUP_H_
