#include "registry_service/check_command.h"

#include <ostream>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "registry_service/log/entry_facts_reader.h"
#include "registry_service/storage/ledger_check.h"

namespace handover::registry {
namespace {

// A root in hexadecimal digits.
std::string RootOf(const CheckedEntries& entries) {
  if (!entries.root.has_value()) return "unknown";
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(entries.root->data()), entries.root->size()));
}

std::string OutcomeOf(const CheckFindings& findings) {
  if (findings.count() == 0) return "nothing is wrong";
  return findings.count() == 1 ? "1 thing is wrong" : absl::StrCat(findings.count(), " things are wrong");
}

}  // namespace

absl::StatusOr<int> RunCheck(const std::filesystem::path& data_dir, std::ostream& out) {
  const auto check = CheckLedger(data_dir, ReadEntryFacts);
  if (!check.ok()) return check.status();
  const CheckFindings& findings = check->findings;
  for (const CheckFinding& finding : findings.kept()) out << ToLine(finding) << "\n";
  if (const auto more = findings.count() - static_cast<int64_t>(findings.kept().size()); more > 0) {
    out << "and " << more << " more\n";
  }
  out << "ledger " << (check->ledger_id.empty() ? "of unknown id" : check->ledger_id) << ": "
      << check->entries.head.value << " entries, root " << RootOf(check->entries) << ": " << OutcomeOf(findings)
      << "\n";
  return findings.count() == 0 ? kExitAllIsWell : kExitSomethingIsWrong;
}

}  // namespace handover::registry
