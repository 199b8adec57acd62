#include "tests/recount/answers.h"

#include "ledger/record_name.h"

namespace handover::recount {

std::map<std::string, registry::v1::Verdict> AnswersTo(std::string_view name, std::string_view author,
                                                       const Snapshot& snapshot) {
  std::map<std::string, const registry::v1::ExplanationResponse*> latest;
  for (const registry::v1::Record* record : snapshot.records) {
    if (!record->has_explanation_response() || ledger::ParentOf(record->name()) != name) continue;
    const registry::v1::ExplanationResponse& response = record->explanation_response();
    if (response.party() == author) continue;
    const registry::v1::ExplanationResponse*& known = latest[response.party()];
    // The records come by revision, so that of two declared at one time the later record holds.
    if (known == nullptr || TimeOf(known->declared_time()) <= TimeOf(response.declared_time())) known = &response;
  }
  std::map<std::string, registry::v1::Verdict> answers;
  for (const auto& [party, response] : latest) answers[party] = response->verdict();
  return answers;
}

}  // namespace handover::recount
