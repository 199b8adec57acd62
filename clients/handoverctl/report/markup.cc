#include "clients/handoverctl/report/markup.h"

#include <algorithm>
#include <array>

#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

// After these, a line would begin that reads as a blank.
constexpr std::array<std::string_view, 9> kInline = {"a", "code", "em", "span", "strong", "td", "th", "title", "tspan"};

// Safe as text and between the quotes of an attribute.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : Printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string OpeningTag(std::string_view tag, const Attributes& attributes) {
  std::string text = "<" + std::string(tag);
  for (const Attribute& attribute : attributes) {
    text += " " + std::string(attribute.name) + "=\"" + Escaped(attribute.value) + "\"";
  }
  return text + ">";
}

}  // namespace

// Alone makes markup of a string.
class MarkupWriter {
 public:
  static Markup Of(std::string text) {
    Markup markup;
    markup.text_ = std::move(text);
    return markup;
  }
};

Markup Markup::Text(std::string_view text) { return MarkupWriter::Of(Escaped(text)); }

Markup& Markup::operator+=(const Markup& other) {
  text_ += other.text_;
  return *this;
}

Markup Element(std::string_view tag, const Attributes& attributes, const Markup& content) {
  std::string text = OpeningTag(tag, attributes) + content.text() + "</" + std::string(tag) + ">";
  if (std::ranges::find(kInline, tag) == kInline.end()) text += '\n';
  return MarkupWriter::Of(std::move(text));
}

Markup TextElement(std::string_view tag, const Attributes& attributes, std::string_view text) {
  return Element(tag, attributes, Markup::Text(text));
}

Markup VoidElement(std::string_view tag, const Attributes& attributes) {
  return MarkupWriter::Of(OpeningTag(tag, attributes) + "\n");
}

Markup StyleElement(const char* style_sheet) {
  return MarkupWriter::Of("<style>\n" + std::string(style_sheet) + "</style>\n");
}

Markup DocumentOf(const Markup& root) { return MarkupWriter::Of("<!DOCTYPE html>\n" + root.text()); }

}  // namespace handover::ctl
