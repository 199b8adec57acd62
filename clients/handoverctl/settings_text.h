#ifndef HANDOVER_CLIENTS_HANDOVERCTL_SETTINGS_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_SETTINGS_TEXT_H_

#include <array>
#include <string>
#include <vector>

#include "clients/handoverctl/answer.h"

namespace handover::ctl {

// The columns of settings as rows, and what stands in each.
inline constexpr std::array kSettingColumns = {"setting", "value", "source"};
inline constexpr std::array kSettingMeanings = {"the setting's name", "what is in force; empty if it is not set",
                                                "where that comes from"};

// One setting, what is in force, and whence: "flag, --registry", "profile ukr", "default".
struct Setting {
  std::string name;
  std::string value;  // Empty: it is not set.
  std::string source;
};

// All of them as an answer; they must outlive it. Pure.
Answer AnswerOf(const std::vector<Setting>& settings);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_SETTINGS_TEXT_H_
