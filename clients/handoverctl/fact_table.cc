#include "clients/handoverctl/fact_table.h"

#include <algorithm>
#include <utility>

namespace handover::ctl {
namespace {

constexpr char kNotThere[] = "-";

std::string ValueOf(const std::vector<Fact>& facts, const std::string& what) {
  const auto found = std::ranges::find(facts, what, &Fact::what);
  return found == facts.end() ? kNotThere : found->value;
}

}  // namespace

FactTable::FactTable(std::string before, std::string after)
    : table_{.columns = {{"WHAT"}, {std::move(before)}, {std::move(after)}}, .rows = {}} {}

void FactTable::AddChanged(const std::vector<Fact>& before, const std::vector<Fact>& after) {
  for (const Fact& fact : after) {
    const std::string old_value = ValueOf(before, fact.what);
    if (old_value != fact.value) table_.rows.push_back({fact.what, old_value, fact.value});
  }
  for (const Fact& fact : before) {
    if (std::ranges::find(after, fact.what, &Fact::what) == after.end()) {
      table_.rows.push_back({fact.what, fact.value, kNotThere});
    }
  }
}

void FactTable::AddTo(int indent, TextPage& page) const {
  if (!table_.rows.empty()) page.AddTable(indent, table_);
}

}  // namespace handover::ctl
