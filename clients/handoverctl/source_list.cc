#include "clients/handoverctl/source_list.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {

std::string SourceList::Cite(const registry::v1::Source& source) {
  std::string words = SourceWords(source);
  const auto known = std::ranges::find(sources_, words);
  const auto number = known - sources_.begin() + 1;
  if (known == sources_.end()) sources_.push_back(std::move(words));
  return absl::StrCat("[", number, "]");
}

std::string SourceList::CiteWithOrgan(const registry::v1::Source& source) {
  return absl::StrCat(source.organ(), " ", Cite(source));
}

void SourceList::AddTo(TextPage& page) const {
  if (sources_.empty()) return;
  page.AddGap();
  page.AddHeading("Sources");
  TextTable table{.columns = {{"", Align::kRight}, {}}, .rows = {}};
  for (size_t i = 0; i < sources_.size(); ++i) table.rows.push_back({absl::StrCat("[", i + 1, "]"), sources_[i]});
  page.AddTable(0, table);
}

}  // namespace handover::ctl
