#include "clients/handoverctl/report_command_line.h"

#include <memory>

#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"

namespace handover::ctl {

void AddReport(CLI::App& app, Command& command) {
  auto report = std::make_shared<ReportCommand>();
  CLI::App* sub =
      app.add_subcommand("report", "Make a report of an agreement: one file of HTML to print, keep and mail");
  sub->group(kReadingReckoned)
      ->footer(
          "handoverctl report istanbul-2025-06-02 -o report.html\n"
          "handoverctl report istanbul-2025-06-02 --public -o public.html");
  sub->add_option("AGREEMENT", report->agreement, "The agreement's name or id")->required();
  sub->add_option("-o,--output_file", report->output_file, "The file to write; the standard output if left out");
  sub->add_flag("--public", report->is_public,
                "Leave out what could make people recognisable: small counts, and what they could be worked out from");
  AddAsOf(*sub, report->as_of);
  sub->callback([report, &command] {
    if (report->agreement.find('/') == std::string::npos) report->agreement = "agreements/" + report->agreement;
    command = *report;
  });
}

}  // namespace handover::ctl
