#include "clients/handoverctl/statement_commands.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/statement_text.h"
#include "clients/handoverctl/time_ordered_id.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

constexpr int32_t kPageSize = 1000;

// The name of what a statement is about.
std::string SubjectOf(const Statement& statement) {
  struct {
    std::string operator()(const Declare& declare) const { return declare.handover; }
    std::string operator()(const Correct& correct) const { return correct.corrected; }
    std::string operator()(const StateTotal& total) const { return total.term; }
    std::string operator()(const MakeOffer& offer) const { return offer.term; }
    std::string operator()(const Explain& explain) const { return explain.mismatch; }
    std::string operator()(const Respond& respond) const { return respond.answered; }
    std::string operator()(const Find& find) const { return find.handover; }
  } name;
  return std::visit(name, statement.what);
}

}  // namespace

StatementCommands::StatementCommands(client::RegistryClient& client, Target target, Surroundings surroundings)
    : client_(client), target_(std::move(target)), surroundings_(std::move(surroundings)) {}

Failure StatementCommands::Run(const StatementCommand& command) {
  const absl::Time now = surroundings_.clock();
  StatementDefaults defaults{.id = TimeOrderedId(now, surroundings_.random), .declared_time = {}};
  defaults.declared_time.set_seconds(absl::ToUnixSeconds(now));
  const LedgerReads reads{.get = [this](const std::string& name) { return Get(name); },
                          .list_terms = [this](const std::string& agreement) { return ListTerms(agreement); }};
  const std::string undertaking = command.dry_run ? "ask what would become of the statement" : "store the statement";
  const auto record = RecordOfStatement(command.statement, defaults, reads);
  if (!record.ok()) return ErrorEnding(undertaking, target_, record.status(), SubjectOf(command.statement));
  const Paper& paper = surroundings_.paper;
  if (Failure failure = Print(StatementPage(*record, paper.width), paper.out); failure.has_value()) return failure;

  registry::v1::AppendRecordsRequest request;
  *request.add_records() = *record;
  request.set_validate_only(command.dry_run);
  const auto response = client_.AppendRecords(request);
  if (response.ok()) return Print(OutcomeLine(*response, command.dry_run), paper.out);
  return absl::StrCat(ErrorText(undertaking, target_, OfTheOnlyRecord(response.status())),
                      RepeatHint(*record, response.status(), command.dry_run));
}

absl::StatusOr<registry::v1::Record> StatementCommands::Get(const std::string& name) {
  registry::v1::GetRecordRequest request;
  request.set_name(name);
  auto response = client_.GetRecord(request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_record());
}

absl::StatusOr<std::vector<registry::v1::Record>> StatementCommands::ListTerms(const std::string& agreement) {
  std::vector<registry::v1::Record> terms;
  registry::v1::ListRecordsRequest request;
  request.set_parent(agreement);
  request.set_kind(registry::v1::RECORD_KIND_TERM);
  request.set_page_size(kPageSize);
  do {
    auto page = client_.ListRecords(request);
    if (!page.ok()) return page.status();
    for (auto& term : *page->mutable_records()) terms.push_back(std::move(term));
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return terms;
}

}  // namespace handover::ctl
