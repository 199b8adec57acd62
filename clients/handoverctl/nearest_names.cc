#include "clients/handoverctl/nearest_names.h"

#include <algorithm>
#include <optional>

#include "ledger/record_name.h"
#include "service_host/nearest_word.h"

namespace handover::ctl {
namespace {

constexpr int kPageSize = 1000;

// The names of the records of one kind under one parent, as far as it is looked.
std::vector<std::string> NamesUnder(const ListRecords& list, const ledger::RecordName& like) {
  registry::v1::ListRecordsRequest request;
  request.set_parent(std::string(like.parent));
  request.set_kind(like.kind);
  request.set_page_size(kPageSize);
  std::vector<std::string> names;
  do {
    const auto page = list(request);
    if (!page.ok()) return {};
    for (const auto& record : page->records()) names.push_back(record.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && names.size() < kNamesLookedThroughMax);
  return names;
}

}  // namespace

std::vector<std::string> NearestNames(const ListRecords& list, const std::string& name) {
  const auto parsed = ledger::ParseRecordName(name);
  if (!parsed.has_value()) return {};
  std::vector<std::string> names = NamesUnder(list, *parsed);
  if (names.empty()) return NearestNames(list, std::string(parsed->parent));
  std::vector<std::string> nearest;
  while (nearest.size() < kNearestNamesMax && !names.empty()) {
    nearest.push_back(NearestWord(name, names));
    std::erase(names, nearest.back());
  }
  return nearest;
}

}  // namespace handover::ctl
