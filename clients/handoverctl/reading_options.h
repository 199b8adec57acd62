#ifndef HANDOVER_CLIENTS_HANDOVERCTL_READING_OPTIONS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_READING_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "clients/handoverctl/command.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// The options that several of the commands that read have.
namespace handover::ctl {

// Adds how a command prints to `command`; `output` must live until the arguments are parsed.
void AddOutput(CLI::App& command, Output& output);

// Adds the flag that makes a command answer again and again; `watch` must live until the arguments are parsed.
CLI::Option* AddWatchFlag(CLI::App& command, bool& watch);

// The name of an agreement of its name or its id: "agreements/x" of "x".
std::string AgreementName(const std::string& word);

// A check for a revision, or for how many there may be of something: 1 at least.
CLI::Range PositiveNumber();

// The options that say what to reckon against, but for the one that makes the service wait.
struct AsOfOptions {
  CLI::Option* revision;
  CLI::Option* time;
};

// Adds the options that `as_of` is read from. It must live until the arguments are parsed.
AsOfOptions AddAsOf(CLI::App& command, reconciliation::v1::AsOf& as_of);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_READING_OPTIONS_H_
