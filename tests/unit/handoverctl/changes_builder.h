#ifndef HANDOVER_TESTS_UNIT_HANDOVERCTL_CHANGES_BUILDER_H_
#define HANDOVER_TESTS_UNIT_HANDOVERCTL_CHANGES_BUILDER_H_

#include <string>

#include "clients/handoverctl/changes_text.h"
#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {

// A reckoning at `revision`, at noon of 20 June 2025.
inline Reckoning ReckoningAt(int64_t revision, const std::string& completions, const std::string& mismatches = "",
                             const std::string& closed = "") {
  Reckoning reckoning{.completions = FromText<reconciliation::v1::ListCompletionsResponse>(completions),
                      .mismatches = FromText<reconciliation::v1::ListMismatchesResponse>(mismatches),
                      .closed = FromText<reconciliation::v1::ListMismatchesResponse>(closed)};
  auto& basis = *reckoning.completions.mutable_basis();
  basis = FromText<reconciliation::v1::Basis>(kBasis);
  basis.set_revision(revision);
  return reckoning;
}

// Fills in what is compared, and gives every revision a declaration as its record. `report` must stay where it is.
inline void Compare(AgreementChanges& report) {
  report.agreement =
      FromText<registry::v1::Record>(R"(name: "agreements/a" agreement { title: "Return of the fallen" })");
  report.names = TwoSides();
  report.changes = ChangesBetween(report.before, report.after);
  for (const int64_t revision : ChangingRevisions(report.changes, report.before.completions.basis().revision(),
                                                  report.after.completions.basis().revision())) {
    auto& record = report.records[revision];
    record = FromText<registry::v1::Record>(R"(
        name: "agreements/a/handovers/h5/declarations/d"
        declaration { declarer: "parties/ukr" role: ROLE_RECEIVER category: CATEGORY_DECEASED_MILITARY
                      quantity { count: 1245 precision: PRECISION_EXACT } source { organ: "Headquarters" tier: SOURCE_TIER_PRIMARY_OFFICIAL } })");
    record.set_revision(revision);
  }
}

}  // namespace handover::ctl

#endif  // HANDOVER_TESTS_UNIT_HANDOVERCTL_CHANGES_BUILDER_H_
