#ifndef HANDOVER_TESTS_UNIT_LOG_RECORD_BUILDERS_H_
#define HANDOVER_TESTS_UNIT_LOG_RECORD_BUILDERS_H_

#include <string>
#include <utility>
#include <vector>

#include "handover/registry/v1/record.pb.h"
#include "registry_service/log/batch.h"

namespace handover::registry {

// A side named "parties/{id}", which any ledger admits.
inline v1::Record Side(const std::string& id, const std::string& display_name = "A side") {
  v1::Record record;
  record.set_name("parties/" + id);
  record.mutable_party()->set_display_name(display_name);
  record.mutable_party()->set_kind(v1::PARTY_KIND_SIDE);
  return record;
}

// An agreement named "agreements/{id}" between parties/rus and parties/ukr, which only a ledger with both admits.
inline v1::Record Agreement(const std::string& id) {
  v1::Record record;
  record.set_name("agreements/" + id);
  v1::Agreement& agreement = *record.mutable_agreement();
  agreement.set_title("An agreement");
  agreement.set_agreed_date("2025-06-02");
  agreement.add_parties("parties/rus");
  agreement.add_parties("parties/ukr");
  agreement.mutable_source()->set_tier(v1::SOURCE_TIER_OBSERVER);
  agreement.mutable_source()->set_organ("An observer");
  return record;
}

inline Batch BatchOf(std::vector<v1::Record> records) { return {std::move(records), "parties/ukr"}; }

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_LOG_RECORD_BUILDERS_H_
