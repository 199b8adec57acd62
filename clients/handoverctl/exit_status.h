#ifndef HANDOVER_CLIENTS_HANDOVERCTL_EXIT_STATUS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_EXIT_STATUS_H_

#include <array>
#include <string_view>

namespace handover::ctl {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitOpen = 2;
inline constexpr int kExitNotVerified = 3;
inline constexpr int kExitUndecided = 4;
inline constexpr int kExitUsage = 64;  // EX_USAGE of sysexits.h.
inline constexpr int kExitInterrupted = 130;
inline constexpr int kExitClosedPipe = 141;

// What a status says that handoverctl ends with.
struct ExitMeaning {
  int status;
  std::string_view meaning;
};

// Every one of them. The help, the man pages and docs/handoverctl.md show this table; a status never changes its
// meaning.
inline constexpr std::array kExitMeanings = {
    ExitMeaning{kExitDone, "done; with --exit_status: reconciled, or every mismatch settled by both sides"},
    ExitMeaning{kExitFailed, "not done, or not wholly: what is on standard error says why, and what to try"},
    ExitMeaning{kExitOpen, "with --exit_status: a mismatch is open"},
    ExitMeaning{kExitNotVerified, "the ledger is not what was signed or read before: trust no answer that rests on it"},
    ExitMeaning{kExitUndecided, "with --exit_status: no mismatch is open, but a side is still waited for"},
    ExitMeaning{kExitUsage, "the command line or a setting makes no sense; nothing was asked of any service"},
    ExitMeaning{kExitInterrupted, "ended by Ctrl-C, as a shell counts it"},
    ExitMeaning{kExitClosedPipe, "whoever read the output went away, as with `| head`; nothing is said of it"},
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_EXIT_STATUS_H_
