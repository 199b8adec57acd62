#include "clients/handoverctl/registry_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/answers.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

constexpr int64_t kPageSize = 1000;

// Follows pages until `limit` records are there, or all. A token that is left says that there are more.
absl::StatusOr<registry::v1::ListRecordsResponse> ListUpTo(client::RegistryClient& client, const ListCommand& command) {
  registry::v1::ListRecordsRequest request;
  request.set_parent(command.parent);
  request.set_kind(command.kind);
  request.set_revision(command.revision);
  registry::v1::ListRecordsResponse all;
  do {
    const int64_t wanted = command.limit - all.records_size();
    request.set_page_size(static_cast<int32_t>(std::min(wanted, kPageSize)));
    auto page = client.ListRecords(request);
    if (!page.ok()) return page.status();
    request.set_page_token(page->next_page_token());
    all.set_ledger_id(page->ledger_id());
    all.set_revision(page->revision());
    all.set_next_page_token(page->next_page_token());
    for (auto& record : *page->mutable_records()) *all.add_records() = std::move(record);
  } while (!all.next_page_token().empty() && all.records_size() < command.limit);
  return all;
}

}  // namespace

RegistryCommands::RegistryCommands(client::RegistryClient& client, Target target, client::OnLost lost, Paper paper)
    : client_(client), target_(std::move(target)), lost_(std::move(lost)), paper_(paper) {}

Failure RegistryCommands::Run(const GetCommand& command) {
  registry::v1::GetRecordRequest request;
  request.set_name(command.name);
  request.set_revision(command.revision);
  const auto response = client_.GetRecord(request);
  if (!response.ok()) return ErrorEnding("get " + command.name, target_, response.status(), command.name);
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(*response));
}

Failure RegistryCommands::Run(const ListCommand& command) {
  const auto response = ListUpTo(client_, command);
  if (!response.ok()) {
    const std::string kind(ledger::CollectionOf(command.kind));
    const std::string under = command.parent.empty() ? "" : " of " + command.parent;
    return ErrorEnding(absl::StrCat("list ", kind, under), target_, response.status(), command.parent);
  }
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(*response));
}

Failure RegistryCommands::Run(const WatchCommand& command) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(command.after);
  request.set_view(registry::v1::ENTRY_VIEW_RECORD);
  const auto watch = client_.FollowRecords(request, {.on_lost = lost_});
  AnswerPrinter printer(command.output, paper_);
  registry::v1::WatchRecordsResponse response;
  int64_t last = command.after;
  std::optional<int64_t> head;
  while (watch->Read(response)) {
    if (!head.has_value()) head = response.head_revision();
    for (const auto& record : response.records()) {
      if (Failure failure = printer.Print(AnswerOf(record)); failure.has_value()) return failure;
    }
    last = std::max(last, response.revision());
    if (command.until_head && last >= *head) return std::nullopt;
  }
  Ending ending = ErrorEnding("watch the ledger", target_, watch->Finish());
  if (last > command.after) {
    absl::StrAppend(&ending.text, "  to go on from here: handoverctl watch --after ", last, "\n");
  }
  return ending;
}

}  // namespace handover::ctl
