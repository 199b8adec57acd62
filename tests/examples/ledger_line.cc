#include "tests/examples/ledger_line.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace handover::examples {
namespace {

// Takes "(revision 8)" off the end of a line.
std::string TakeRevision(std::string& line) {
  static const std::regex kRevision(" +\\(revision ([0-9]+)\\)$");
  std::smatch words;
  if (!std::regex_search(line, words, kRevision)) return "";
  std::string revision = words[1];
  line = std::string(words.prefix());
  return revision;
}

absl::Status AppendBy(const LedgerLine& form, const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  if (absl::Status status = form.append(words, phrase, ledger); !status.ok()) return status;
  if (phrase.left().empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("\"", absl::StrJoin(phrase.left(), ", "), "\" says nothing after ", form.form));
}

}  // namespace

absl::Status AppendLine(std::string_view line, ExampleLedger& ledger) {
  std::string text(line);
  const std::string revision = TakeRevision(text);
  if (!revision.empty() && revision != ledger.NextNumber()) {
    return absl::InvalidArgumentError(absl::StrCat("revision ", revision, ", want ", ledger.NextNumber()));
  }
  Phrase phrase(text);
  std::string forms;
  for (const auto lines : {AgreementLines(), HandoverLines(), ExplanationLines()}) {
    for (const LedgerLine& form : lines) {
      std::smatch words;
      if (std::regex_match(phrase.head(), words, std::regex(form.pattern))) {
        return AppendBy(form, words, phrase, ledger);
      }
      absl::StrAppend(&forms, "\n  ", form.form);
    }
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", phrase.head(), "\", want one of", forms));
}

}  // namespace handover::examples
