#include "clients/handoverctl/print.h"

namespace handover::ctl {

Failure Print(const std::string& text, std::ostream& out) {
  out << text << std::flush;
  if (!out) return Ending("handoverctl: the output cannot be written: it is not complete [OUTPUT_NOT_WRITTEN]\n");
  return std::nullopt;
}

}  // namespace handover::ctl
