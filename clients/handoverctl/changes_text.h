#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CHANGES_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CHANGES_TEXT_H_

#include <string>

#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/reckoning_changes.h"
#include "clients/handoverctl/record_reader.h"
#include "clients/handoverctl/report_reader.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// One agreement at two revisions, and the records that made the difference.
struct AgreementChanges {
  registry::v1::Record agreement;
  PartyNames names;
  reconciliation::v1::AsOf to;  // What `after` was asked as of.
  bool was_there =
      true;  // Whether the agreement was there at the earlier revision. If not, `before` has its revision alone.
  Reckoning before;
  Reckoning after;
  ReckoningChanges changes;   // Of `before` and `after`.
  RecordsByRevision records;  // Those that ChangingRevisions names.
};

// What has changed as people read it: term by term what was and what is, then the mismatches that opened, changed and
// closed, each with the record that changed it. Pure.
std::string ChangesPage(const AgreementChanges& report, size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CHANGES_TEXT_H_
