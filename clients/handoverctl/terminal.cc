#include "clients/handoverctl/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "clients/handoverctl/text_page.h"

namespace handover::ctl {

size_t PageWidth() {
  const char* const said = std::getenv("COLUMNS");
  const std::string_view columns = said == nullptr ? "" : said;
  size_t width = 0;
  const auto read = std::from_chars(columns.begin(), columns.end(), width);
  if (read.ec == std::errc() && read.ptr == columns.end() && width > 0) return std::max(width, kPageWidthMin);
  winsize size{};
  const bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? std::max<size_t>(size.ws_col, kPageWidthMin) : kAnyWidth;
}

}  // namespace handover::ctl
