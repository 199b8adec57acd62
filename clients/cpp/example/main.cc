// Declares that 5 were handed over, and prints how far that fulfils the term:  example REGISTRY RECONCILIATION
#include <iostream>

#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"

namespace client = handover::client;
namespace registry = handover::registry::v1;

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "want the addresses of both services\n", 1;
  registry::AppendRecordsRequest append;
  append.add_records()->set_name("agreements/a/handovers/h/declarations/example");
  registry::Declaration& declaration = *append.mutable_records(0)->mutable_declaration();
  declaration.set_declarer("parties/aaa");
  declaration.set_role(registry::ROLE_SENDER);
  declaration.set_category(registry::CATEGORY_DECEASED_MILITARY);
  declaration.mutable_quantity()->set_count(5);
  declaration.mutable_quantity()->set_precision(registry::PRECISION_EXACT);
  declaration.mutable_quantity()->set_counting_basis(registry::COUNTING_BASIS_REMAINS_CASE);
  declaration.mutable_declared_time()->set_seconds(1'749'686'400);  // 2025-06-12
  declaration.mutable_source()->set_tier(registry::SOURCE_TIER_PRIMARY_OFFICIAL);
  declaration.mutable_source()->set_organ("Ministry");
  const auto appended = client::RegistryClient(client::Connect(argv[1]), "parties/aaa").AppendRecords(append);
  if (!appended.ok()) return std::cerr << appended.status() << '\n', 1;
  handover::reconciliation::v1::GetCompletionRequest question;
  question.set_name("agreements/a/terms/t-aaa/completions/as-written");
  question.mutable_as_of()->set_min_revision(appended->revision());  // Waits until the declaration is reckoned with.
  const auto answer = client::ReconciliationClient(client::Connect(argv[2])).GetCompletion(question);
  if (!answer.ok()) return std::cerr << answer.status() << '\n', 1;
  std::cout << answer->completion().DebugString();
}
