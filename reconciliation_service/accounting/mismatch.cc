#include "reconciliation_service/accounting/mismatch.h"

#include <algorithm>
#include <iterator>

#include "reconciliation_service/accounting/cell_mismatch.h"
#include "reconciliation_service/accounting/running_total_mismatch.h"

namespace handover::reconciliation {
namespace {

void Append(std::vector<v1::Mismatch> more, std::vector<v1::Mismatch>& mismatches) {
  std::ranges::move(more, std::back_inserter(mismatches));
}

}  // namespace

std::vector<v1::Mismatch> MismatchesOf(const AgreementAccount& agreement, AsOf as_of) {
  std::vector<v1::Mismatch> mismatches;
  for (const auto& [flow, account] : agreement.flows()) {
    Append(CellMismatches(agreement.name(), flow, account, as_of), mismatches);
    for (const TermAccount* term : account.terms) {
      Append(RunningTotalMismatches(agreement.name(), *term, account, as_of), mismatches);
    }
  }
  std::ranges::sort(mismatches, {}, &v1::Mismatch::name);
  return mismatches;
}

}  // namespace handover::reconciliation
