#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CHOICES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CHOICES_H_

#include <google/protobuf/generated_enum_reflection.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "clients/handoverctl/words.h"

// Options that take one of a few words.
namespace handover::ctl {

// Words that an option may be, and the enum value that each stands for.
template <typename Enum>
using Choices = std::map<std::string, Enum>;

// "count|one-sided"
template <typename Enum>
std::string AllOf(const Choices<Enum>& choices, const std::string& separator) {
  std::vector<std::string> words;
  for (const auto& [word, unused] : choices) words.push_back(word);
  return CLI::detail::join(words, separator);
}

template <typename Enum>
std::string NotAChoice(const std::string& word, const Choices<Enum>& choices) {
  return word + ", want one of " + AllOf(choices, ", ");
}

// Adds an option that takes one of `choices`; the library reads enums as numbers.
template <typename Value, typename Enum>
CLI::Option& AddChoice(CLI::App& command, const std::string& flags, Value& value, const Choices<Enum>& choices,
                       const std::string& description) {
  const auto to_number = [choices](std::string& word) -> std::string {
    const auto choice = choices.find(word);
    if (choice == choices.end()) return NotAChoice(word, choices);
    word = std::to_string(static_cast<int>(choice->second));
    return "";
  };
  return *command.add_option(flags, value, description)
              ->transform(CLI::Validator(to_number, ""))
              ->option_text(AllOf(choices, "|"));
}

// Every value that an enum of the contract has, but for the one that is never sent: "one-sided" stands for
// MISMATCH_KIND_ONE_SIDED.
template <typename Enum>
Choices<Enum> ChoicesOf() {
  const auto& type = *google::protobuf::GetEnumDescriptor<Enum>();
  Choices<Enum> choices;
  for (int i = 0; i < type.value_count(); ++i) {
    const int number = type.value(i)->number();
    if (number == 0) continue;
    std::string word = EnumWords(type, number);
    std::ranges::replace(word, ' ', '-');
    choices.emplace(std::move(word), static_cast<Enum>(number));
  }
  return choices;
}

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CHOICES_H_
