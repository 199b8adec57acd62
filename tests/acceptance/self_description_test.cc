#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/command_line.h"
#include "tests/harness/services.h"

// Completions in real shells, and man pages before a real reader of them: all that the command line has is in them.
namespace handover {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

const std::vector<std::string> kPath = {
    "PATH=" + std::filesystem::path(test::ProgramPath("handoverctl")).parent_path().string() + ":/usr/bin:/bin",
    "XDG_CONFIG_HOME=/nonexistent"};

std::vector<std::string> LinesOf(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line.substr(0, line.find('\t')));
  return lines;
}

// What bash offers for the last of `words`, which may be empty.
std::vector<std::string> BashOffers(const std::vector<std::string>& words) {
  std::string line = "source <(handoverctl completion bash); COMP_WORDS=(handoverctl";
  for (const std::string& word : words) line += " '" + word + "'";
  line += "); COMP_CWORD=" + std::to_string(words.size()) + "; _handoverctl; printf '%s\\n' \"${COMPREPLY[@]}\"";
  const test::Ended ended = test::RunToEnd({"/bin/bash", "--norc", "-c", line}, kPath);
  EXPECT_EQ(ended.error, "") << line;
  return LinesOf(ended.output);
}

// What fish offers at the end of a line.
std::vector<std::string> FishOffers(const std::string& line) {
  const test::TemporaryFolder home;
  std::vector<std::string> environment = kPath;
  environment.push_back("HOME=" + home.path().string());
  const test::Ended ended = test::RunToEnd(
      {"/usr/bin/fish", "--no-config", "-c", "handoverctl completion fish | source; complete -C '" + line + "'"},
      environment);
  EXPECT_EQ(ended.error, "") << line;
  return LinesOf(ended.output);
}

// The names of a command's own options.
std::vector<std::string> OptionsOf(const ctl::CommandDescription& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options) {
    if (!option.is_positional) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

std::vector<std::string> CommandNames() {
  std::vector<std::string> names;
  for (const auto& command : ctl::DescribeCommandLine().commands) names.push_back(command.name);
  return names;
}

TEST(CompletionTest, BashOffersEveryCommandAndOption) {
  EXPECT_THAT(BashOffers({""}), IsSupersetOf(CommandNames()));
  for (const auto& command : ctl::DescribeCommandLine().commands) {
    EXPECT_THAT(BashOffers({command.name, "-"}), IsSupersetOf(OptionsOf(command))) << command.name;
  }
}

TEST(CompletionTest, BashOffersTheValuesOfAnOption) {
  EXPECT_THAT(BashOffers({"status", "--output", "n"}), testing::ElementsAre("ndjson"));
  EXPECT_THAT(BashOffers({"--author", "status", "mismatches", "x", "--kind", "one"}),
              testing::ElementsAre("one-sided"));
  EXPECT_THAT(BashOffers({"recon"}), testing::ElementsAre("reconcile"));
}

TEST(CompletionTest, FishOffersEveryCommandAndOption) {
  EXPECT_THAT(FishOffers("handoverctl "), IsSupersetOf(CommandNames()));
  for (const auto& command : ctl::DescribeCommandLine().commands) {
    EXPECT_THAT(FishOffers("handoverctl " + command.name + " -"), IsSupersetOf(OptionsOf(command))) << command.name;
  }
  EXPECT_THAT(FishOffers("handoverctl status --output n"), IsSupersetOf({"ndjson"}));
}

// Types into a zsh of its own until what is wanted stands there.
std::string ZshTypes(const std::string& typed, const std::string& wanted) {
  const std::string script =
      "zmodload zsh/zpty; zpty shell zsh -f -i; "
      "zpty -w shell \"PS1='> '; autoload -Uz compinit; compinit -u -D; source <(handoverctl completion zsh); echo "
      "LOADE\"D; "
      "zpty -r shell line '*LOADED*'; "
      "zpty -w -n shell '" +
      typed + "'$'\\t'; zpty -r shell line '*" + wanted + "*'; print -r -- \"$line\"; zpty -d shell";
  const test::TemporaryFolder home;
  std::vector<std::string> environment = kPath;
  environment.insert(environment.end(),
                     {"HOME=" + home.path().string(), "ZDOTDIR=" + home.path().string(), "TERM=dumb"});
  const test::Ended ended = test::RunToEnd({"/usr/bin/zsh", "-f", "-c", script}, environment);
  EXPECT_EQ(ended.error, "") << typed;
  return ended.output;
}

TEST(CompletionTest, ZshCompletesCommandsOptionsAndValues) {
  EXPECT_THAT(ZshTypes("handoverctl recon", "reconcile"), HasSubstr("reconcile"));
  EXPECT_THAT(ZshTypes("handoverctl mismatches x --least", "--least-difference"), HasSubstr("--least-difference"));
  EXPECT_THAT(ZshTypes("handoverctl status --output nd", "ndjson"), HasSubstr("ndjson"));
}

TEST(ManPageTest, EveryPageIsWellFormedAndSaysWhatTheHelpSays) {
  const auto program = ctl::DescribeCommandLine();
  std::vector<std::string> pages = {""};
  for (const auto& command : program.commands) pages.push_back(command.name);
  for (const std::string& page : pages) {
    const std::string of = page.empty() ? "" : " " + page;
    // A page bears no date: the same program prints the same page.
    const test::Ended lint = test::RunToEnd(
        {"/bin/bash", "-c",
         "handoverctl man" + of + " | mandoc -Tlint -Wwarning 2>&1 | grep --invert-match 'missing date, using'"},
        kPath);
    EXPECT_EQ(lint.output + lint.error, "") << page;
    const test::Ended text = test::RunToEnd(
        {"/bin/bash", "-c", "handoverctl man" + of + " | mandoc -Tutf8 -O width=200 | sed 's/.\\x08//g'"}, kPath);
    const auto command = std::ranges::find(program.commands, page, &ctl::CommandDescription::name);
    const std::vector<std::string> names = command == program.commands.end() ? CommandNames() : OptionsOf(*command);
    for (const std::string& name : names) EXPECT_THAT(text.output, HasSubstr(name)) << page;
  }
}

}  // namespace
}  // namespace handover
