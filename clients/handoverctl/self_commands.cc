#include "clients/handoverctl/self_commands.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/completion_script.h"
#include "clients/handoverctl/man_page.h"
#include "clients/handoverctl/print.h"
#include "service_host/error.h"

namespace handover::ctl {

namespace fs = std::filesystem;

Failure SelfCommands::Run(const SettingsCommand& command) const {
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(line_.settings));
}

Failure SelfCommands::Run(const CompletionCommand& command) const {
  return Print(CompletionScript(DescribeCommandLine(), command.shell), paper_.out);
}

Failure SelfCommands::Run(const ManCommand& command) const {
  const ProgramDescription program = DescribeCommandLine();
  const auto known = std::ranges::find(program.commands, command.command, &CommandDescription::name);
  return Print(known == program.commands.end() ? ManPage(program) : ManPage(program, *known), paper_.out);
}

Failure CheckOwnFiles(const TlsFiles& files) {
  if (files.empty()) return std::nullopt;
  std::error_code ignored;
  const fs::perms perms = fs::status(files.key, ignored).permissions();
  if (perms != fs::perms::unknown && (perms & fs::perms::others_all) != fs::perms::none) {
    return Ending(absl::StrCat("handoverctl: tls_key: ", Quoted(files.key.string()),
                               " is open to everybody, want a key that its owner alone can read [KEY_NOT_PRIVATE]\n",
                               "  try: chmod 600 ", files.key.string(), "\n"));
  }
  const absl::Status usable = CheckTlsFiles(files);
  if (usable.ok()) return std::nullopt;
  return Ending(absl::StrCat("handoverctl: ", usable.message(), " [TLS_FILES_UNUSABLE]\n",
                             "  try: handoverctl settings, which says which files are in force, and whence\n"));
}

}  // namespace handover::ctl
